package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.rule.Surroundings;
import dev.octoconformance.verdict.Measurements;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a run did to the target's system, from the journal. */
final class Footprint {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{13,}");
  private static final int MOST_KINDS = 12;

  /** What was done, and how often. */
  public record Deed(int count, String what) {}

  private Footprint() {}

  /** What was made and undone. */
  static List<Deed> deeds(Measurements measured, Collection<Entry> journal) {
    long created =
        exchanges(journal).stream()
            .filter(x -> x.request().method().equals("POST") && x.succeeded())
            .filter(x -> x.request().url().split("\\?", 2)[0].endsWith("/webhooks"))
            .count();
    long deleted =
        exchanges(journal).stream()
            .filter(x -> x.request().method().equals("DELETE") && x.succeeded())
            .filter(x -> x.request().url().contains("/webhooks/"))
            .map(x -> x.request().url())
            .distinct()
            .count();
    long cancelled =
        exchanges(journal).stream()
            .filter(x -> isCancellation(x.request()) && x.succeeded())
            .map(x -> x.request().url())
            .distinct()
            .count();
    return List.of(
        new Deed(measured.bookings(), "Bookings made"),
        new Deed((int) cancelled, "Bookings cancelled"),
        new Deed((int) created, "Webhooks created"),
        new Deed((int) deleted, "Webhooks deleted"),
        new Deed(measured.webhooks(), "Webhooks alive at once, at most"),
        new Deed(measured.apiCalls(), "Requests sent to the API"),
        new Deed(measured.deliveries(), "Deliveries received"));
  }

  private static boolean isCancellation(Exchange.Request request) {
    return request.url().endsWith("/cancel")
        || (request.method().equals("DELETE") && request.url().contains("/bookings/"));
  }

  /** The requests by kind, the most frequent first. */
  static List<Deed> requests(Collection<Entry> journal) {
    Map<String, Integer> kinds = new TreeMap<>();
    exchanges(journal).stream()
        .filter(x -> !x.scope().equals(Surroundings.PROBE))
        .forEach(x -> kinds.merge(kind(x), 1, Integer::sum));
    List<Deed> all =
        kinds.entrySet().stream()
            .map(e -> new Deed(e.getValue(), e.getKey()))
            .sorted((a, b) -> b.count() - a.count())
            .toList();
    List<Deed> shown =
        all.stream()
            .filter(deed -> deed.count() > 1)
            .limit(MOST_KINDS)
            .collect(Collectors.toList());
    int others =
        all.stream().mapToInt(Deed::count).sum() - shown.stream().mapToInt(Deed::count).sum();
    if (others > 0) {
      shown.add(new Deed(others, "others"));
    }
    return shown;
  }

  private static List<Exchange> exchanges(Collection<Entry> journal) {
    return journal.stream().filter(Exchange.class::isInstance).map(Exchange.class::cast).toList();
  }

  private static String kind(Exchange exchange) {
    String path;
    try {
      path = String.valueOf(URI.create(exchange.request().url()).getPath());
    } catch (IllegalArgumentException odd) {
      path = "an odd address";
    }
    String[] parts = UUID.matcher(path).replaceAll("{id}").split("/", -1);
    return exchange.request().method()
        + " "
        + (path.length() > 60 ? "/" + parts[1] + "/…" : String.join("/", parts));
  }
}
