package dev.octoconformance.vendor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes wrong with some deliveries alone, be it retries or those to webhooks of a kind. */
final class EachFaults {
  private EachFaults() {}

  static boolean hasCredentials(Webhook webhook) {
    return webhook.url().matches("[^/]*//[^/?#]*@.*");
  }

  static boolean hasHeaders(Webhook webhook) {
    return !webhook.headers().isEmpty();
  }

  static boolean hasSeveralCapabilities(Webhook webhook) {
    return webhook.capabilities().size() > 1;
  }

  /** Values of headers with such words in their names are stars on retries. */
  static Behaviour starsOnRetries(String... words) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return super.customHeaders(delivery, attempt).stream()
            .map(
                line ->
                    attempt > 1 && isOneOf(line, words) ? new HeaderLine(line.name(), "***") : line)
            .toList();
      }
    };
  }

  private static boolean isOneOf(HeaderLine line, String... words) {
    String name = line.name().toLowerCase(Locale.ROOT);
    return Stream.of(words).anyMatch(name::contains);
  }

  /** No custom headers in requests of this kind. */
  static Behaviour withoutHeaders(Predicate<Webhook> whose, int fromAttempt) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return attempt >= fromAttempt && whose.test(delivery.webhook())
            ? List.of()
            : super.customHeaders(delivery, attempt);
      }
    };
  }

  static Behaviour updatesWithoutHeaders(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return whose.test(delivery.webhook())
                && delivery.event() instanceof Event.OfBooking ofBooking
                && ofBooking.change().kind() == BookingChange.Kind.UPDATED
            ? List.of()
            : super.customHeaders(delivery, attempt);
      }
    };
  }

  static Behaviour methodInLowerCase() {
    return DeliveryFaults.by("post");
  }

  static Behaviour by(String method, Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      String method(Delivery delivery, int attempt) {
        return whose.test(delivery.webhook()) ? method : super.method(delivery, attempt);
      }
    };
  }

  static Behaviour withParameter(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        String target = super.target(delivery, attempt, url);
        return whose.test(delivery.webhook())
            ? target + (target.indexOf('?') < 0 ? "?" : "&") + "source=octo"
            : target;
      }
    };
  }

  /** Retries to some webhooks go to another path. */
  static Behaviour retriedElsewhere(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      String target(Delivery delivery, int attempt, HookUrl url) {
        String target = super.target(delivery, attempt, url);
        return attempt > 1 && whose.test(delivery.webhook())
            ? target + (target.indexOf('?') < 0 ? "?" : "&") + "attempt=" + attempt
            : target;
      }
    };
  }

  private static Behaviour retried(UnaryOperator<String> body) {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        String first = super.body(delivery, attempt);
        return attempt > 1 ? body.apply(first) : first;
      }
    };
  }

  static Behaviour retriedWithRepeatedMember() {
    return retried(body -> "{\"webhook\":null," + body.substring(1));
  }

  static Behaviour retriedInLatin1() {
    return new Behaviour() {
      @Override
      byte[] bodyBytes(Delivery delivery, int attempt) {
        return attempt > 1
            ? body(delivery, attempt).getBytes(StandardCharsets.ISO_8859_1)
            : super.bodyBytes(delivery, attempt);
      }
    };
  }

  static Behaviour retriedWithoutBody() {
    return retried(body -> "");
  }

  static Behaviour retriedWithAnEmptyObject() {
    return retried(body -> "{}");
  }

  private interface Untyped {
    boolean is(Delivery delivery, int attempt);
  }

  private static Behaviour untyped(Untyped which) {
    return new Behaviour() {
      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        return super.ownHeaders(delivery, attempt, url).stream()
            .filter(line -> !line.name().equals("Content-Type") || !which.is(delivery, attempt))
            .toList();
      }
    };
  }

  static Behaviour untypedOnRetries() {
    return untyped((delivery, attempt) -> attempt > 1);
  }

  static Behaviour untypedForAvailabilities() {
    return untyped((delivery, attempt) -> delivery.event() instanceof Event.OfAvailability);
  }

  static Behaviour hostWithoutPortOnRetries() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(
                line ->
                    attempt > 1 && line.name().equals("Host")
                        ? new HeaderLine("Host", line.value().replaceFirst(":[0-9]+$", ""))
                        : line)
            .toList();
      }
    };
  }

  /** Some webhooks hear of everything twice. */
  static Behaviour twice(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        List<Webhook> all = new ArrayList<>(super.recipients(event));
        if (event instanceof Event.OfBooking) {
          all.addAll(all.stream().filter(whose).toList());
        }
        return all;
      }
    };
  }

  static Behaviour availabilitiesToSome(Predicate<Webhook> whose) {
    return DeliveryFaults.subscribing(
        (webhook, event) -> webhook.event().equals(Webhook.BOOKING_UPDATE) && whose.test(webhook));
  }

  /** Some deliveries name a neighbour. */
  static Behaviour crossWired(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        JsonObject shown = super.shownInDelivery(webhook, event);
        if (whose.test(webhook)) {
          recipients(event).stream()
              .filter(other -> !other.equals(webhook))
              .findFirst()
              .ifPresent(other -> shown.with("id", other.id()));
        }
        return shown;
      }
    };
  }

  /** Webhooks of a kind are called with the credentials of another one. */
  static Behaviour withCredentialsOfAnother(Predicate<Webhook> whose) {
    return new Behaviour() {
      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        return whose.test(delivery.webhook())
            ? backstage().webhooks().all().stream()
                .filter(EachFaults::hasCredentials)
                .findFirst()
                .map(other -> String.valueOf(HookUrl.of(other.url()).userInfo()))
                .map(pair -> Base64.getEncoder().encodeToString(Percent.decoded(pair)))
                .orElse(null)
            : super.basicCredentials(delivery, attempt, url);
      }
    };
  }

  /** Webhooks of a kind are called after their deletion. */
  static Behaviour deletedInVain(Predicate<Webhook> whose) {
    Set<Webhook> gone = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        if (whose.test(webhook)) {
          gone.add(webhook);
        }
      }

      @Override
      List<Webhook> recipients(Event event) {
        return Stream.concat(
                super.recipients(event).stream(),
                gone.stream()
                    .filter(webhook -> hears(webhook, event) && subscribes(webhook, event)))
            .toList();
      }

      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        return gone.contains(delivery.webhook()) || super.isStillWanted(delivery, attempt);
      }
    };
  }
}
