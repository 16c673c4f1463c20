package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Level;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The conclusion of a whole run.
 *
 * @param exit the exit code and its word
 * @param counts how many requirements have each verdict; every verdict is a key
 */
public record Outcome(Exit exit, Map<Verdict, Integer> counts) {

  /** The conclusion that these requirement verdicts add up to. */
  public static Outcome of(List<RequirementVerdict> requirements) {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    requirements.forEach(r -> counts.merge(r.verdict(), 1, Integer::sum));
    return new Outcome(exit(requirements, counts), Map.copyOf(counts));
  }

  /** The same counts with another exit, for runs that ended before their end. */
  public Outcome endedBy(Exit cause) {
    return new Outcome(cause, counts);
  }

  /** What it is for a part of a run: the same, but never conformant. */
  public Outcome cutShort() {
    return exit == Exit.CONFORMANT ? endedBy(Exit.INCONCLUSIVE) : this;
  }

  private static Exit exit(List<RequirementVerdict> requirements, Map<Verdict, Integer> counts) {
    if (counts.getOrDefault(Verdict.ERROR, 0) > 0) {
      return Exit.SUITE_BROKE;
    }
    if (counts.getOrDefault(Verdict.FAIL, 0) > 0) {
      return Exit.NOT_CONFORMANT;
    }
    boolean nothingRun = requirements.stream().allMatch(r -> r.verdict() == Verdict.NOT_APPLICABLE);
    return nothingRun || requirements.stream().anyMatch(Outcome::undecidedMust)
        ? Exit.INCONCLUSIVE
        : Exit.CONFORMANT;
  }

  private static boolean undecidedMust(RequirementVerdict requirement) {
    return requirement.cases().stream()
        .anyMatch(c -> c.level() == Level.MUST && c.verdict() == Verdict.INCONCLUSIVE);
  }
}
