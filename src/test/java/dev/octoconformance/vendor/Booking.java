package dev.octoconformance.vendor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booking as it is at one moment. */
record Booking(
    Account owner,
    String uuid,
    String reference,
    Instant createdAt,
    Slot slot,
    Details details,
    Life life) {

  boolean isLive() {
    return life.status().isLive();
  }

  Booking with(Life next) {
    return new Booking(owner, uuid, reference, createdAt, slot, details, next);
  }

  Booking with(Details next) {
    return new Booking(owner, uuid, reference, createdAt, slot, next, life);
  }

  /** OCTO's Booking. */
  JsonObject shown(View view) {
    Product product = slot.product();
    boolean confirmed = life.status() == BookingStatus.CONFIRMED;
    JsonObject booking =
        JsonObject.empty()
            .with("id", uuid)
            .with("uuid", uuid)
            .with("testMode", true)
            .with("resellerReference", details.resellerReference())
            .with("supplierReference", reference)
            .with("status", life.status().name())
            .with("utcCreatedAt", createdAt.toString())
            .with("utcUpdatedAt", life.updatedAt().toString())
            .with("utcExpiresAt", text(life.expiresAt()))
            .with("utcRedeemedAt", null)
            .with("utcConfirmedAt", text(life.confirmedAt()))
            .with("productId", product.id())
            .with("product", product.shown(view))
            .with("optionId", slot.option().id())
            .with("option", slot.option().shown(view))
            .with("cancellable", product.cancellable() && isLive())
            .with("cancellation", life.cancellation() == null ? null : life.cancellation().shown())
            .with("freesale", product.freesale())
            .with("availabilityId", slot.id())
            .with("availability", slot.shown())
            .with("contact", details.contact().shown())
            .with("notes", details.notes())
            .with("deliveryMethods", List.of("VOUCHER", "TICKET"))
            .with("voucher", UnitItem.ticket(confirmed ? reference : null))
            .with(
                "unitItems",
                details.unitItems().stream().map(item -> item.shown(this, view)).toList());
    if (view.pricing()) {
      booking.with("pricing", price().shown());
    }
    return booking;
  }

  private Price price() {
    return details.unitItems().stream()
        .map(item -> item.unit().price())
        .reduce(Price.NOTHING, Price::plus);
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
