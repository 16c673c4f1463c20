package dev.octoconformance.sink;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as HTTP writes them: {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
final class HttpDates {
  private static final Pattern AHEAD = Pattern.compile("\\{in(\\d+)s\\}");

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private HttpDates() {}

  /** A text in which {@code {in20s}} is the date that lies 20 seconds ahead. */
  static String filledIn(String text) {
    return filledIn(text, ZonedDateTime.now(ZoneOffset.UTC));
  }

  static String filledIn(String text, ZonedDateTime now) {
    // Dates have whole seconds; the last started one counts in full.
    ZonedDateTime whole = now.getNano() == 0 ? now : now.plusSeconds(1).withNano(0);
    Matcher ahead = AHEAD.matcher(text);
    return ahead.replaceAll(
        found -> FIXED.format(whole.plusSeconds(Long.parseLong(found.group(1)))));
  }
}
