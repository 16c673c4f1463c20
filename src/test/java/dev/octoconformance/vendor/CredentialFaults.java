package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What goes wrong with the credentials in URLs. */
final class CredentialFaults {
  private CredentialFaults() {}

  static boolean areIn(String url) {
    return userInfo(url) != null;
  }

  /** User and password as they stand in a URL; null where there are none. */
  private static @Nullable String userInfo(String url) {
    try {
      return HookUrl.of(url).userInfo();
    } catch (IllegalArgumentException noUrl) {
      return null;
    }
  }

  static boolean areWithoutPassword(String url) {
    String userInfo = userInfo(url);
    return userInfo != null && userInfo.indexOf(':') < 0;
  }

  static boolean haveAnEmptyPassword(String url) {
    String userInfo = userInfo(url);
    return userInfo != null && userInfo.endsWith(":");
  }

  static boolean areBeyondAscii(String url) {
    String userInfo = userInfo(url);
    return userInfo != null && userInfo.contains("%C3");
  }

  /** A vendor that sends other credentials than the right ones. */
  abstract static class Sent extends Behaviour {
    /** What is sent of the credentials; null for nothing. */
    abstract @Nullable String sent(Delivery delivery, int attempt, @Nullable String right);

    @Override
    @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
      return sent(delivery, attempt, super.basicCredentials(delivery, attempt, url));
    }
  }

  static Behaviour neverSent() {
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        return null;
      }
    };
  }

  static Behaviour sentOnceOnly() {
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        return attempt == 1 ? right : null;
      }
    };
  }

  static Behaviour stillEscaped() {
    return new Behaviour() {
      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        String userInfo = url.userInfo();
        return userInfo == null || userInfo.isEmpty() ? null : encoded(userInfo);
      }
    };
  }

  private static String decoded(String userInfo) {
    String pair = userInfo.indexOf(':') < 0 ? userInfo + ":" : userInfo;
    return Base64.getEncoder().encodeToString(Percent.decoded(pair));
  }

  private static String encoded(String pair) {
    return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** What is beyond ASCII becomes a question mark. */
  static Behaviour inAscii() {
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        if (right == null) {
          return null;
        }
        byte[] pair = Base64.getDecoder().decode(right);
        String text = new String(pair, StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
      }
    };
  }

  /** Webhooks without credentials of their own are called with the first ones on the same host. */
  static Behaviour cachedByHost() {
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        return right != null ? right : neighbours(backstage(), delivery);
      }
    };
  }

  /**
   * After 401 webhooks without credentials are called once more with the first ones of the host.
   */
  static Behaviour challengesAnsweredFromTheCache() {
    Set<Delivery> challenged = ConcurrentHashMap.newKeySet();
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        return right == null && challenged.contains(delivery)
            ? neighbours(backstage(), delivery)
            : right;
      }

      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        if (outcome.status() != 401
            || outcome.header("www-authenticate") == null
            || areIn(delivery.webhook().url())) {
          return outcome;
        }
        challenged.add(delivery);
        return super.attempt(delivery, attempt);
      }
    };
  }

  /** The marked webhooks are called with the first credentials on the same host. */
  static Behaviour ofTheFirstGuest() {
    return new Sent() {
      @Override
      @Nullable String sent(Delivery delivery, int attempt, @Nullable String right) {
        return Mark.GUEST.on(delivery.webhook()) ? neighbours(backstage(), delivery) : right;
      }
    };
  }

  private static @Nullable String neighbours(Backstage stage, Delivery delivery) {
    String host = HookUrl.of(delivery.webhook().url()).authority();
    return stage.webhooks().all().stream()
        .filter(other -> !other.equals(delivery.webhook()))
        .map(other -> HookUrl.of(other.url()))
        .filter(url -> url.userInfo() != null && url.authority().equals(host))
        .findFirst()
        .map(url -> decoded(String.valueOf(url.userInfo())))
        .orElse(null);
  }

  /** Host has them as well. */
  static Behaviour inHost() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(
                line ->
                    line.name().equals("Host") && url.userInfo() != null
                        ? new HeaderLine("Host", url.userInfo() + "@" + line.value())
                        : line)
            .toList();
      }
    };
  }

  static Behaviour inReferer() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        if (url.userInfo() != null) {
          lines.add(new HeaderLine("Referer", delivery.webhook().url()));
        }
        return lines;
      }
    };
  }

  /** Both a custom Authorization header and the credentials of the URL are sent. */
  static Behaviour besideTheCustomHeader() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        String credentials = basicCredentials(delivery, attempt, url);
        if (credentials != null && isCustom(delivery)) {
          lines.add(new HeaderLine("Authorization", "Basic " + credentials));
        }
        return lines;
      }
    };
  }

  /** The credentials of the URL are sent in place of a custom Authorization header. */
  static Behaviour beforeTheCustomHeader() {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        List<HeaderLine> all = super.customHeaders(delivery, attempt);
        return areIn(delivery.webhook().url())
            ? all.stream().filter(line -> !line.name().equalsIgnoreCase("Authorization")).toList()
            : all;
      }
    };
  }

  private static boolean isCustom(Delivery delivery) {
    return delivery.webhook().headers().keySet().stream()
        .anyMatch(name -> name.equalsIgnoreCase("Authorization"));
  }

  /** Where the URL has credentials, 401 is final. */
  static Behaviour refusalIsFinal() {
    return new Behaviour() {
      @Override
      boolean isRetried(Delivery delivery, Outcome outcome) {
        return super.isRetried(delivery, outcome)
            && !(outcome.status() == 401 && areIn(delivery.webhook().url()));
      }
    };
  }
}
