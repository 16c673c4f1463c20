package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong when an availability changes, and not when a booking does. */
final class AvailabilityFaults {
  private AvailabilityFaults() {}

  /** Changes that fulfil the condition are not told. */
  private static Behaviour silent(Predicate<Availability> condition) {
    return new Behaviour() {
      @Override
      void changed(Account owner, Availability availability) {
        if (!condition.test(availability)) {
          super.changed(owner, availability);
        }
      }
    };
  }

  static Behaviour neverTold() {
    return silent(availability -> true);
  }

  static Behaviour soldOutIsNotTold() {
    return silent(availability -> availability.vacancies() != null && !availability.has(1));
  }

  static Behaviour freedPlacesAreNotTold() {
    Map<Slot, Integer> last = new ConcurrentHashMap<>();
    return silent(
        availability -> {
          int free = availability.vacancies() == null ? 0 : availability.vacancies();
          Integer before = last.put(availability.slot(), free);
          return free > (before == null ? availability.capacity() : before);
        });
  }

  /** The body of an availability_update built otherwise. */
  private static Behaviour payload(UnaryOperator<JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject payload(Webhook webhook, Event event) {
        JsonObject payload = super.payload(webhook, event);
        return event instanceof Event.OfAvailability ? change.apply(payload) : payload;
      }
    };
  }

  static Behaviour without(String member) {
    return payload(payload -> payload.without(member));
  }

  static Behaviour webhookOfAnother() {
    return payload(
        payload -> payload.with("webhook", payload.object("webhook").with("id", "none")));
  }

  static Behaviour bookingsToo() {
    return DeliveryFaults.subscribing((webhook, event) -> Mark.AVAILABILITY.on(webhook));
  }

  static Behaviour withoutHeaders() {
    return new Behaviour() {
      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return isAvailability(delivery) ? List.of() : super.customHeaders(delivery, attempt);
      }
    };
  }

  static Behaviour withoutCredentials() {
    return new Behaviour() {
      @Override
      @Nullable String basicCredentials(Delivery delivery, int attempt, HookUrl url) {
        return isAvailability(delivery) ? null : super.basicCredentials(delivery, attempt, url);
      }
    };
  }

  static Behaviour withoutRetries() {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return isAvailability(delivery) ? null : super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  static Behaviour inAList() {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        String body = super.body(delivery, attempt);
        return isAvailability(delivery) ? "[" + body + "]" : body;
      }
    };
  }

  private static boolean isAvailability(Delivery delivery) {
    return delivery.event() instanceof Event.OfAvailability;
  }
}
