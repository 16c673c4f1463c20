package dev.octoconformance.harness;

import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The verdicts of a run, as they come in. */
final class Book {
  private final Map<String, List<CaseVerdict>> cases = new LinkedHashMap<>();

  synchronized void enter(Requirement row, CaseVerdict verdict) {
    cases.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(verdict);
  }

  /**
   * Whether a case of this requirement was a FAIL; what a facet says of its webhooks is beside it,
   * and no reason for what else is seen.
   */
  synchronized boolean failed(Requirement row) {
    return of(row.id()).stream()
        .filter(verdict -> verdict.verdict() == Verdict.FAIL)
        .anyMatch(
            verdict ->
                row.facets().keySet().stream()
                    .noneMatch(facet -> verdict.name().startsWith(facet + ", ")));
  }

  /** The cases of a requirement concluded so far. */
  synchronized List<CaseVerdict> of(String id) {
    return List.copyOf(cases.getOrDefault(id, List.of()));
  }
}
