package dev.octoconformance.report;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entries told in the order they happened, each in the light of those before it. */
final class Narrative {

  /** An entry and the line that tells it. */
  record Told(Entry entry, String line) {}

  private static final Pattern TOKEN = Pattern.compile("w[0-9a-z]{25}");

  private record Attempt(int number, Duration at) {}

  private final Map<String, Attempt> attempts = new HashMap<>();
  private final Map<String, String> arms = new HashMap<>();
  private final Map<String, String> ownWebhooks = new HashMap<>();
  private boolean several;
  private @Nullable Trigger cause;

  private Narrative() {}

  static List<Told> of(List<Entry> entries) {
    Narrative narrative = new Narrative();
    for (Entry entry : entries) {
      if (entry instanceof Exchange exchange && exchange.request().body() != null) {
        TOKEN
            .matcher(exchange.request().body())
            .results()
            .forEach(m -> narrative.ownWebhooks.putIfAbsent(m.group(), exchange.id()));
      }
    }
    for (Entry entry : entries) {
      if (entry instanceof Armed armed && armed.webhookId() != null) {
        narrative.arms.putIfAbsent(armed.token(), armed.arm());
      }
    }
    narrative.several =
        entries.stream()
                .filter(Arrival.class::isInstance)
                .map(entry -> ((Arrival) entry).token())
                .distinct()
                .count()
            > 1;
    List<Told> told = new ArrayList<>();
    entries.stream()
        .sorted(Comparator.comparing(Entry::at))
        .forEach(e -> told.add(new Told(e, narrative.line(e))));
    return told;
  }

  private String line(Entry entry) {
    if (entry instanceof Trigger trigger) {
      cause = trigger;
    }
    return entry instanceof Arrival arrival ? arrival(arrival) : Transcript.title(entry);
  }

  /** The same body at the same webhook is another attempt at the same delivery. */
  private String arrival(Arrival arrival) {
    String delivery = arrival.token() + "\n" + arrival.body().text();
    Attempt before = attempts.get(delivery);
    int number = before == null ? 1 : before.number() + 1;
    attempts.put(delivery, new Attempt(number, arrival.at()));
    return "attempt "
        + number
        + (several ? " at " + webhook(arrival.token()) : "")
        + " arrived "
        + when(arrival, before)
        + (arrival.answered() == 0 ? ", not answered" : ", answered " + arrival.answered());
  }

  private String webhook(String token) {
    String arm = arms.get(token);
    String creation = ownWebhooks.get(token);
    return arm != null
        ? arm
        : creation == null ? "another webhook" : "the webhook that %s is about".formatted(creation);
  }

  private String when(Arrival arrival, @Nullable Attempt before) {
    if (before != null) {
      return Span.of(arrival.at().minus(before.at())) + " after attempt " + before.number();
    }
    return cause == null
        ? "at " + Span.of(arrival.at()) + " of the run"
        : Span.of(arrival.at().minus(cause.at())) + " after " + cause.action().words();
  }
}
