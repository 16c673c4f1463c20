package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message cut down to what a reader needs; the journal has the rest. */
final class Excerpt {

  private static final int BODY_LIMIT = 400;
  private static final Set<String> TELLING_HEADERS =
      Set.of(
          "authorization",
          "content-type",
          "location",
          "allow",
          "retry-after",
          "www-authenticate",
          "octo-capabilities",
          "octo-available-capabilities");

  private Excerpt() {}

  /** The request and answer, or the delivery, of a redacted entry; empty for other entries. */
  static String of(Entry entry) {
    if (entry instanceof Exchange x) {
      Exchange.Answer answer = x.answer();
      String asked =
          "> "
              + x.request().method()
              + " "
              + x.request().url()
              + "\n"
              + message("> ", x.request().headers(), x.request().body(), x.id());
      return answer == null
          ? asked + "< no answer: " + x.trouble() + "\n"
          : asked
              + "< HTTP "
              + answer.status()
              + "\n"
              + message("< ", answer.headers(), answer.body().text(), x.id());
    }
    if (entry instanceof Arrival d) {
      return "< "
          + d.method()
          + " "
          + d.target()
          + "\n"
          + message("< ", d.headers(), d.body().text(), d.id());
    }
    return "";
  }

  private static String message(
      String margin, List<Header> headers, @Nullable String body, String id) {
    StringBuilder text = new StringBuilder();
    for (Header header : headers) {
      if (TELLING_HEADERS.contains(header.name().toLowerCase(Locale.ROOT))) {
        text.append(margin).append(header.name()).append(": ").append(header.value()).append('\n');
      }
    }
    if (body != null && !body.isEmpty()) {
      of(body, BODY_LIMIT, id)
          .lines()
          .forEach(line -> text.append(margin).append("  ").append(line).append('\n'));
    }
    return text.toString();
  }

  /**
   * The beginning of this text, and how much more the journal has.
   *
   * @param limit how many characters may be shown
   * @param id the entry that the text is from
   */
  static String of(String text, int limit, String id) {
    return cut(text, limit, " more characters: journal, entry " + id);
  }

  /** The beginning of this text, at most so many characters, and how much more there is. */
  static String of(String text, int limit) {
    return cut(text, limit, " more characters");
  }

  private static String cut(String text, int limit, String more) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "… (" + (text.length() - end) + more + ")";
  }
}
