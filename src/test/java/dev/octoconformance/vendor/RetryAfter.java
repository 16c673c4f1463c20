package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The field of an answer that asks to come back later, in seconds or as a date of HTTP. */
final class RetryAfter {
  private RetryAfter() {}

  /** How long it asks for; zero for no field and for anything else. */
  static Duration of(@Nullable String field) {
    if (field == null) {
      return Duration.ZERO;
    }
    if (field.matches("[0-9]{1,6}")) {
      return Duration.ofSeconds(Integer.parseInt(field));
    }
    try {
      Instant until = ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(Instant.now(), until);
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
