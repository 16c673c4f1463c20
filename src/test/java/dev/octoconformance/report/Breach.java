package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;

/** Whether a verdict is one that a reader wants to see again. */
final class Breach {

  private Breach() {}

  static boolean in(CaseVerdict verdict) {
    return verdict.verdict() == Verdict.FAIL
        || verdict.verdict() == Verdict.WARN
        || verdict.verdict() == Verdict.ERROR;
  }
}
