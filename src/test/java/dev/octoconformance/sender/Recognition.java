package dev.octoconformance.sender;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which libraries the deliveries of a run were sent with, and what is known of these. */
public final class Recognition {
  /** A library that sent less than one of so many deliveries is somebody's own header. */
  private static final int ONE_OF = 10;

  private final List<Recognised> senders;

  private Recognition(List<Recognised> senders) {
    this.senders = List.copyOf(senders);
  }

  /** What can be told by these entries of a journal. */
  public static Recognition of(Libraries libraries, Collection<Entry> entries) {
    Map<Request, Integer> requests = new LinkedHashMap<>();
    entries.stream()
        .filter(Arrival.class::isInstance)
        .map(Arrival.class::cast)
        .filter(arrival -> !arrival.token().isEmpty() && !arrival.body().isEmpty())
        .forEach(arrival -> requests.merge(Request.of(arrival), 1, Integer::sum));
    Map<Recognised, Integer> counts = new LinkedHashMap<>();
    requests.forEach(
        (request, count) ->
            libraries.recognise(request).ifPresent(r -> counts.merge(r, count, Integer::sum)));
    int all = requests.values().stream().mapToInt(Integer::intValue).sum();
    List<Recognised> frequent =
        counts.entrySet().stream()
            .filter(counted -> counted.getValue() * ONE_OF >= all)
            .map(Map.Entry::getKey)
            .toList();
    return new Recognition(mostExact(frequent));
  }

  /** Without those that another one of them is built on: not every sink sees the order. */
  private static List<Recognised> mostExact(List<Recognised> senders) {
    return senders.stream()
        .filter(
            base ->
                senders.stream()
                    .noneMatch(other -> base.library().name().equals(other.library().on())))
        .toList();
  }

  /** The libraries, in the order in which they were first seen. */
  public List<Recognised> senders() {
    return senders;
  }

  /** What is known of them that can break this requirement or keep it undecided, if anything. */
  public Optional<String> hint(String id) {
    String hints = senders.stream().flatMap(s -> s.hints(id)).collect(Collectors.joining(" "));
    return hints.isEmpty() ? Optional.empty() : Optional.of(hints);
  }
}
