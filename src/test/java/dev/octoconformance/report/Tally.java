package dev.octoconformance.report;

import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many requirements of a set have each verdict. */
record Tally(Map<Verdict, Integer> counts) {

  /** The order in which readers expect verdicts: the good news, the bad news, the rest. */
  static final List<Verdict> READING_ORDER =
      List.of(
          Verdict.PASS,
          Verdict.FAIL,
          Verdict.WARN,
          Verdict.INCONCLUSIVE,
          Verdict.NOT_APPLICABLE,
          Verdict.OBSERVED,
          Verdict.ERROR);

  static Tally of(List<RequirementVerdict> requirements) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    requirements.forEach(r -> counts.merge(r.verdict(), 1, Integer::sum));
    return new Tally(counts);
  }

  int of(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }
}
