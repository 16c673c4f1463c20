package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong when much happens to marked webhooks at once. */
final class BurstFaults {
  private BurstFaults() {}

  /** More than so many deliveries in two seconds are dropped. */
  static Behaviour overflowingAt(int most) {
    Burst burst = new Burst();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        if (burst.joined(delivery.webhook()) > most) {
          backstage().post().drop(delivery);
        } else {
          super.begin(delivery, first);
        }
      }
    };
  }

  /** A delivery waits a moment, and is dropped if another one follows meanwhile. */
  static Behaviour debounced() {
    Map<String, Delivery> latest = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        if (!Mark.BURST.on(delivery.webhook())) {
          super.begin(delivery, first);
          return;
        }
        String id = delivery.webhook().id();
        latest.put(id, delivery);
        backstage()
            .workers()
            .after(
                Duration.ofMillis(100),
                () -> {
                  if (delivery.equals(latest.get(id))) {
                    first.run();
                  } else {
                    backstage().post().drop(delivery);
                  }
                });
      }
    };
  }

  /** Under load, deliveries that succeeded are sent once more. */
  static Behaviour sentTwice() {
    return sentTwice(joined -> joined > 4);
  }

  private static Behaviour sentTwice(IntPredicate which) {
    Burst burst = new Burst();
    Set<Delivery> taken = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        int joined = burst.joined(delivery.webhook());
        if (joined > 0 && which.test(joined)) {
          taken.add(delivery);
        }
        super.begin(delivery, first);
      }

      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return attempt == 1 && isSuccess(outcome) && taken.contains(delivery)
            ? gapAfter(1)
            : super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  /** Under load, one delivery in five is sent once more though it succeeded. */
  static Behaviour someSentTwice() {
    return sentTwice(joined -> joined % 5 == 0);
  }

  /** Under load, a booking is delivered with the unit items of another. */
  static Behaviour unitItemsMixed() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        JsonObject shown = super.shownInDelivery(webhook, event, view);
        if (Mark.BURST.on(webhook)) {
          Instant recently = Instant.now().minusSeconds(5);
          backstage()
              .bookings()
              .of(event.owner(), other -> !other.uuid().equals(event.booking().uuid()))
              .stream()
              .filter(other -> other.createdAt().isAfter(recently))
              .findFirst()
              .ifPresent(other -> shown.with("unitItems", shown(other, view).get("unitItems")));
        }
        return shown;
      }
    };
  }

  /** Under load, the webhook of a delivery is that of a neighbour. */
  static Behaviour webhooksMixed() {
    Burst burst = new Burst();
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event event) {
        return burst.joined(webhook) > 4
            ? backstage().webhooks().of(webhook.owner()).stream()
                .filter(Mark.BURST::on)
                .filter(other -> !other.equals(webhook))
                .findFirst()
                .map(other -> super.shownInDelivery(other, event))
                .orElseGet(() -> super.shownInDelivery(webhook, event))
            : super.shownInDelivery(webhook, event);
      }
    };
  }
}
