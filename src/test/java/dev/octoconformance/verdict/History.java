package dev.octoconformance.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What of a result was seen in earlier runs, which the last one repeated in part.
 *
 * @param seenIn the earlier run by the id of the requirement, where that was not decided anew
 * @param before what was found earlier of what was decided anew, by the id of the requirement
 */
public record History(Map<String, String> seenIn, Map<String, Before> before) {
  /** There were none. */
  public static final History NONE = new History(Map.of(), Map.of());

  /** What an earlier run found of a requirement. */
  public record Before(String run, Verdict verdict, String message) {}

  public History {
    seenIn = Map.copyOf(seenIn);
    before = Map.copyOf(before);
  }

  /** The earlier run that this was seen in; empty for the last one. */
  public Optional<String> seenIn(RequirementVerdict row) {
    return Optional.ofNullable(seenIn.get(row.requirement().id()));
  }

  /** What was found earlier of this; empty when it was not asked before or not decided anew. */
  public Optional<Before> before(RequirementVerdict row) {
    return Optional.ofNullable(before.get(row.requirement().id()));
  }

  /** How many of these requirements were seen in which run, the last run at the end. */
  Map<String, Integer> runs(String last, List<RequirementVerdict> rows) {
    Map<String, Integer> counts = new TreeMap<>();
    rows.stream()
        .flatMap(r -> seenIn(r).stream())
        .forEach(run -> counts.merge(run, 1, Integer::sum));
    int earlier = counts.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Integer> all = new LinkedHashMap<>(counts);
    all.put(last, rows.size() - earlier);
    return all;
  }
}
