package dev.octoconformance.vendor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A departure with its free places as they were at one moment; null means that they are not
 * counted.
 */
record Availability(Slot slot, int capacity, @Nullable Integer vacancies) {

  boolean has(int places) {
    return vacancies == null || vacancies >= places;
  }

  String status() {
    if (vacancies == null) {
      return "FREESALE";
    }
    if (vacancies <= 0) {
      return "SOLD_OUT";
    }
    return vacancies * 2 < capacity ? "LIMITED" : "AVAILABLE";
  }

  /** OCTO's Availability, with the price of each unit. */
  JsonObject shown(View view) {
    JsonObject availability =
        JsonObject.empty()
            .with("id", slot.id())
            .with("localDateTimeStart", slot.id())
            .with("localDateTimeEnd", Slot.FORMAT.format(slot.start().plusHours(2)))
            .with("utcCutoffAt", slot.start().minusHours(1).toInstant().toString())
            .with("allDay", false)
            .with("available", has(1))
            .with("status", status())
            .with("vacancies", vacancies)
            .with("capacity", vacancies == null ? null : capacity)
            .with("maxUnits", vacancies)
            .with("openingHours", List.of());
    if (view.content()) {
      availability
          .with("title", view.text(slot.option().title()))
          .with("shortDescription", view.text(slot.product().title()));
    }
    if (view.pricing()) {
      availability.with(
          "unitPricing",
          slot.option().units().stream()
              .map(unit -> unit.price().shown().with("unitId", unit.id()))
              .toList());
    }
    return availability;
  }
}
