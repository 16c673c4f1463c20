package dev.octoconformance.rule;

import java.time.Duration;
import java.util.Locale;

/** Times and numbers as a sentence says them. */
final class Words {
  private Words() {}

  /** {@code 14.2 s}, or {@code 312 ms} below a second. */
  static String seconds(Duration time) {
    return time.toMillis() < 1000 ? time.toMillis() + " ms" : number(time) + " s";
  }

  /** {@code 4.1–5.9 s}. */
  static String range(Duration least, Duration most) {
    if (seconds(least).equals(seconds(most))) {
      return seconds(most);
    }
    return most.toMillis() < 1000
        ? "%d–%d ms".formatted(least.toMillis(), most.toMillis())
        : number(least) + "–" + seconds(most);
  }

  /** {@code 1 request}, {@code 3 requests}. */
  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String number(Duration time) {
    return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
  }
}
