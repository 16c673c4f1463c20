package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded about a requirement: the worst verdict of its cases.
 *
 * @param requirement the row
 * @param level its level in this run, strictness considered
 * @param cases every case with its own verdict; never empty
 */
public record RequirementVerdict(Requirement requirement, Level level, List<CaseVerdict> cases) {

  public RequirementVerdict {
    if (cases.isEmpty()) {
      throw new IllegalArgumentException(
          requirement.id() + " has no case: no evidence is never a verdict");
    }
    cases = List.copyOf(cases);
  }

  /** The worst verdict of the cases. */
  public Verdict verdict() {
    return decisive().verdict();
  }

  /** The reason of the worst case; null unless that is inconclusive. */
  public @Nullable Reason reason() {
    return decisive().reason();
  }

  /** The first case that has the worst verdict. */
  public CaseVerdict decisive() {
    return cases.stream().min(Comparator.comparing(CaseVerdict::verdict)).orElseThrow();
  }
}
