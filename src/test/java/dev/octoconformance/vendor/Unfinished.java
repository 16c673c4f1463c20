package dev.octoconformance.vendor;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The deliveries of bookings that have failed and will be tried again. */
class Unfinished {
  private final Set<Delivery> deliveries = ConcurrentHashMap.newKeySet();

  void add(Delivery delivery) {
    deliveries.add(delivery);
  }

  void remove(Delivery delivery) {
    deliveries.remove(delivery);
  }

  /** Whether the webhook is still being told of an earlier event of the same booking. */
  boolean isRetried(Webhook webhook, Event event) {
    Optional<String> uuid = uuid(event);
    return uuid.isPresent()
        && deliveries.stream()
            .anyMatch(
                delivery ->
                    delivery.webhook().equals(webhook) && uuid.equals(uuid(delivery.event())));
  }

  private static Optional<String> uuid(Event event) {
    return event instanceof Event.OfBooking ofBooking
        ? Optional.of(ofBooking.booking().uuid())
        : Optional.empty();
  }
}
