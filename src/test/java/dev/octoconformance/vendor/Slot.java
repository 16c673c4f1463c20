package dev.octoconformance.vendor;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One departure of an option; its id is its local start with the offset. */
record Slot(Product product, Option option, OffsetDateTime start) {
  static final ZoneId ZONE = ZoneId.of("Europe/Prague");
  static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  String id() {
    return FORMAT.format(start);
  }

  /** The part of OCTO's Availability that a booking shows. */
  JsonObject shown() {
    return JsonObject.empty()
        .with("id", id())
        .with("localDateTimeStart", id())
        .with("localDateTimeEnd", FORMAT.format(start.plusHours(2)))
        .with("allDay", false)
        .with("openingHours", List.of());
  }
}
