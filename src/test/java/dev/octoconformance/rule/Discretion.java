package dev.octoconformance.rule;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Facts about what a target gives away, and what it lets receivers check. */
public final class Discretion {
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\bat [\\w.$]+\\([\\w.]+(:\\d+)?\\)|Traceback \\(most recent call last\\)|\\.(java|php|py|rb|js|ts|cs):\\d+"
              + "|in /\\S+ on line \\d+|SQLSTATE|ORA-\\d{5}|PG::\\w+|/(home|usr|var|srv|app)/[\\w./-]+|java\\.lang\\.");
  private static final Pattern SIGNATURE = Pattern.compile("(?i).*(signature|hmac|digest).*");

  private Discretion() {}

  /** Whether a refusal showed a stack trace, a query or a path of the server. */
  public static Rule tellTheirErrors() {
    return Surroundings.inTheEnd(
        scene -> {
          List<Exchange> errors =
              scene
                  .evidence()
                  .exchanges()
                  .filter(x -> x.answer() != null && x.answer().status() >= 400)
                  .toList();
          List<Exchange> telling =
              errors.stream().filter(x -> INSIDE.matcher(text(x)).find()).toList();
          return new Finding.Seen(
              telling.isEmpty()
                  ? "None of %d errors shows the inside of the server.".formatted(errors.size())
                  : "%d of %d errors show a stack trace, a query or a path of the server."
                      .formatted(telling.size(), errors.size()),
              telling.stream().limit(1).map(Entry::id).toList());
        });
  }

  private static String text(Exchange exchange) {
    return exchange.answer() == null ? "" : exchange.answer().body().text();
  }

  /** Which headers of the deliveries look like a signature. */
  public static Rule tellTheirSignatures() {
    return Heard.ofDeliveries(
        heard -> {
          Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
          heard.events().stream()
              .flatMap(delivery -> delivery.arrival().headers().stream())
              .map(Header::name)
              .filter(SIGNATURE.asMatchPredicate())
              .forEach(names::add);
          return new Finding.Seen(
              names.isEmpty()
                  ? "No delivery has a header that looks like a signature."
                  : "Deliveries have " + String.join(", ", names) + ".",
              Heard.ids(heard.events()));
        });
  }
}
