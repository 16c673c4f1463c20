package dev.octoconformance.report;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Header;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the deliveries of a run have in common: their headers, and whether a retry repeats them. */
final class Sent {
  private static final double COMMON = 0.5;
  private static final int LONGEST = 80;

  /**
   * A header that most deliveries have.
   *
   * @param share on how many of 100 deliveries it is
   * @param value its value, or how many there are
   */
  public record HeaderLine(String name, int share, String value) {}

  /** How many repeated deliveries there were, and how many had the same bytes as the first. */
  public record Repeats(int count, int same) {}

  private Sent() {}

  /** The headers that at least half of the deliveries have, by name. */
  static List<HeaderLine> headers(Collection<Entry> journal) {
    List<Arrival> deliveries = deliveries(journal);
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Set<String>> values = new HashMap<>();
    for (Arrival delivery : deliveries) {
      Set<String> names = new LinkedHashSet<>();
      for (Header header : delivery.headers()) {
        String name = header.name().toLowerCase(Locale.ROOT);
        names.add(name);
        values.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(header.value());
      }
      names.forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .filter(e -> e.getValue() >= COMMON * deliveries.size())
        .map(
            e ->
                new HeaderLine(
                    e.getKey(),
                    100 * e.getValue() / deliveries.size(),
                    value(values.getOrDefault(e.getKey(), Set.of()))))
        .toList();
  }

  private static String value(Set<String> values) {
    if (values.size() > 1) {
      return values.size() + " different values";
    }
    String only = values.iterator().next();
    return only.length() <= LONGEST ? only : only.substring(0, LONGEST) + "…";
  }

  /** Whether attempts repeat the body of the first attempt, byte for byte. */
  static Repeats repeats(List<Track> tracks, Map<String, Entry> journal) {
    int count = 0;
    int same = 0;
    for (Track track : tracks) {
      String first = body(track.knocks().get(0), journal);
      for (Track.Knock knock : track.knocks().subList(1, track.knocks().size())) {
        count++;
        same += body(knock, journal).equals(first) ? 1 : 0;
      }
    }
    return new Repeats(count, same);
  }

  private static String body(Track.Knock knock, Map<String, Entry> journal) {
    return journal.get(knock.id()) instanceof Arrival arrival ? arrival.body().text() : "";
  }

  private static List<Arrival> deliveries(Collection<Entry> journal) {
    return journal.stream()
        .filter(Arrival.class::isInstance)
        .map(Arrival.class::cast)
        .filter(a -> !a.token().isEmpty() && !a.body().isEmpty())
        .toList();
  }
}
