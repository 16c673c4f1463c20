package dev.octoconformance.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong when headers are odd that should have been looked at when they were given. */
final class OddHeaderFaults {
  private OddHeaderFaults() {}

  /** Headers of this kind are stored as they are, with the text of each value. */
  static class Unchecked extends Behaviour {
    private final Predicate<@Nullable Object> odd;

    Unchecked(Predicate<@Nullable Object> odd) {
      this.odd = odd;
    }

    boolean isOdd(JsonObject body) {
      return odd.test(body.get("headers"));
    }

    @Override
    void examine(ApiCall call, JsonObject body) {
      super.examine(call, isOdd(body) ? body.copy().without("headers") : body);
    }
  }

  static Behaviour sent(Predicate<@Nullable Object> odd) {
    return new Unchecked(odd);
  }

  static Behaviour crashing(Predicate<@Nullable Object> odd) {
    return new Unchecked(odd) {
      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        if (isOdd(json)) {
          throw new IllegalStateException("cannot map the column headers");
        }
        return super.drafted(call, json);
      }
    };
  }

  /** They are accepted, and nothing is ever sent to the webhook. */
  static Behaviour stopping(Predicate<@Nullable Object> odd) {
    Set<String> mute = ConcurrentHashMap.newKeySet();
    return new Unchecked(odd) {
      @Override
      Webhook drafted(ApiCall call, JsonObject json) {
        Webhook webhook = super.drafted(call, json);
        if (isOdd(json)) {
          mute.add(webhook.id());
        }
        return webhook;
      }

      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        return !mute.contains(delivery.webhook().id()) && super.isStillWanted(delivery, attempt);
      }
    };
  }

  /**
   * A line of this name replaces that of the sender; of others that are reserved nothing is sent.
   */
  static Behaviour replacing(String name, String dropped) {
    return new Unchecked(OddHeaders.name(name.toLowerCase(Locale.ROOT)::equals)) {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        List<HeaderLine> lines = new ArrayList<>(super.headerLines(delivery, attempt, url, length));
        if (customHeaders(delivery, attempt).stream().noneMatch(line -> is(line, name))) {
          return lines;
        }
        HeaderLine own = is(lines.get(0), name) ? lines.get(0) : lines.get(lines.size() - 2);
        lines.remove(own);
        lines.removeIf(line -> is(line, dropped));
        return lines;
      }
    };
  }

  private static boolean is(HeaderLine line, String name) {
    return line.name().equalsIgnoreCase(name);
  }
}
