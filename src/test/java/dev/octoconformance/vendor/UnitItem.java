package dev.octoconformance.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ticket of a booking. */
record UnitItem(String uuid, String reference, @Nullable String resellerReference, Unit unit) {

  /** OCTO's UnitItem as part of the booking. */
  JsonObject shown(Booking booking, View view) {
    boolean issued = booking.life().status() == BookingStatus.CONFIRMED;
    JsonObject item =
        JsonObject.empty()
            .with("uuid", uuid)
            .with("resellerReference", resellerReference)
            .with("supplierReference", reference)
            .with("unitId", unit.id())
            .with("unit", unit.shown(view))
            .with("status", booking.life().status().name())
            .with("utcRedeemedAt", null)
            .with("contact", Contact.NOBODY.shown())
            .with("ticket", ticket(issued ? reference : null));
    if (view.pricing()) {
      item.with("pricing", unit.price().shown());
    }
    return item;
  }

  /** OCTO's Ticket: without anything to show until there is a code. */
  static JsonObject ticket(@Nullable String code) {
    return JsonObject.empty()
        .with("redemptionMethod", "DIGITAL")
        .with("utcRedeemedAt", null)
        .with(
            "deliveryOptions",
            code == null
                ? List.of()
                : List.of(
                    JsonObject.empty()
                        .with("deliveryFormat", "QRCODE")
                        .with("deliveryValue", code)));
  }
}
