package dev.octoconformance.harness;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** The target's clock beside the one of this machine. */
final class Clocks {
  private static final String ABOUT = "clock";
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private Clocks() {}

  /**
   * What a Date header says of the target's clock.
   *
   * @param date the header; empty when there is none
   * @param asked when it was asked, by the clock here
   * @param answered when the answer was there
   */
  static Symptom compared(String date, Instant asked, Instant answered) {
    Instant theirs;
    try {
      theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException unreadable) {
      return Symptom.worthKnowing(
          ABOUT,
          "The target's answer has no Date header that can be read, so that its clock cannot be compared with the one here.");
    }
    boolean ahead = theirs.isAfter(answered);
    Duration apart = ahead ? Duration.between(answered, theirs) : Duration.between(theirs, asked);
    return apart.compareTo(TOLERANCE) <= 0
        ? Symptom.good(ABOUT, "The target's clock and the one here agree.")
        : Symptom.worthKnowing(
            ABOUT,
            "The target's clock is %d s %s the one here: let both follow a time server (NTP), for times in what is delivered are compared.",
            apart.toSeconds(),
            ahead ? "ahead of" : "behind");
  }
}
