package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader needs of a long message and of much evidence. */
final class Decisive {
  private static final int MESSAGES_IN_FULL = 3;
  private static final Pattern DESCRIBED = Pattern.compile("(?s)\\A\\[(.*?)\\]\\s*\\n");

  private Decisive() {}

  /** What a comparison was about: the description of an assertion, or the sentence of a rule. */
  static String subject(String message) {
    Matcher described = DESCRIBED.matcher(message);
    return described.find() ? described.group(1) : message.lines().findFirst().orElse("");
  }

  /** The last things said, and the first delivery: what was done and what was seen then. */
  static List<Entry> of(List<Entry> evidence) {
    List<Entry> deliveries = evidence.stream().filter(Arrival.class::isInstance).limit(1).toList();
    List<Entry> exchanges = evidence.stream().filter(Exchange.class::isInstance).toList();
    int most = deliveries.isEmpty() ? MESSAGES_IN_FULL : 1;
    List<Entry> shown =
        new ArrayList<>(exchanges.subList(Math.max(0, exchanges.size() - most), exchanges.size()));
    shown.addAll(deliveries);
    return shown;
  }

  /** The request to send again: the last that does more than read, or the last of all. */
  static Optional<Exchange> request(List<Entry> evidence) {
    return evidence.stream()
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .reduce((one, later) -> later.request().method().equals("GET") ? one : later);
  }
}
