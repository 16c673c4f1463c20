package dev.octoconformance.report;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a reader says it. */
final class Span {

  private Span() {}

  /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s} or {@code 1 h 30 min}. */
  static String of(Duration time) {
    long millis = time.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }
}
