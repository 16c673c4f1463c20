package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which webhooks showed that a requirement is broken. */
final class BrokenLanes {
  private BrokenLanes() {}

  /** The names of the webhooks whose own case is a FAIL or a WARN, such as {@code RTY-03/first}. */
  static Set<String> of(Collection<RequirementVerdict> verdicts) {
    Set<String> webhooks = new LinkedHashSet<>();
    for (RequirementVerdict verdict : verdicts) {
      for (CaseVerdict one : verdict.cases()) {
        if (one.verdict() == Verdict.FAIL || one.verdict() == Verdict.WARN) {
          webhooks.add(verdict.requirement().id() + "/" + one.name());
        }
      }
    }
    return webhooks;
  }
}
