package dev.octoconformance.report;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;

/** What a run or a reason means, as a sentence. */
final class Conclusion {

  private Conclusion() {}

  /** The outcome of the run. */
  static String of(RunResult result) {
    Tally tally = Tally.of(result.requirements());
    Exit exit = result.outcome().exit();
    String sentence =
        switch (exit) {
          case CONFORMANT ->
              (result.waived().isEmpty()
                      ? "every MUST that applies holds ("
                      : "every other MUST that applies holds (")
                  + things(musts(result, Verdict.PASS), "requirement")
                  + ")"
                  + waived(result)
                  + warned(tally);
          case NOT_CONFORMANT -> broken(result) + waived(result) + warned(tally);
          case INCONCLUSIVE ->
              result.requirements().stream().allMatch(r -> r.verdict() == Verdict.NOT_APPLICABLE)
                  ? "no requirement was judged"
                  : "nothing was seen to be broken, but " + open(result);
          case ENVIRONMENT -> "the environment stopped the run; nothing is said about the target";
          case USAGE -> "the run was not configured well; nothing is said about the target";
          case SUITE_BROKE ->
              "the suite itself broke in "
                  + things(tally.of(Verdict.ERROR), "requirement")
                  + "; that is not the target's fault";
          case INTERRUPTED -> "the run was stopped before its end; what it found is partial";
        };
    return capitalised(exit.word()) + ": " + sentence + ". (exit " + exit.code() + ")";
  }

  /** The reason of something undecided. */
  static String of(Reason reason) {
    return switch (reason) {
      case ENV -> "the surroundings cannot show it, such as a tunnel or a sink out of reach";
      case TRIG -> "the event could not be caused";
      case NODLV -> "nothing was delivered that could have been judged";
      case BUDGET -> "there was not enough time yet; more may decide it";
      case LIMIT -> "the target allows fewer webhooks than it takes";
      case POLICY -> "the target refuses URLs or hosts of this kind";
      case CONT -> "events of others on the same account got in the way";
      case BLOCKED -> "a requirement that it rests on failed";
    };
  }

  private static String open(RunResult result) {
    int undecided = undecidedMusts(result);
    return undecided == 0 && result.run().partial()
        ? "only a part of the run is on record, and a part certifies nothing"
        : things(undecided, "MUST requirement") + " could not be decided";
  }

  private static String broken(RunResult result) {
    int failures = result.failures().size();
    return failures == 0
        ? "a waiver has expired or is not used"
        : things(failures, "requirement") + (failures == 1 ? " is" : " are") + " broken";
  }

  private static String waived(RunResult result) {
    int waived = result.waived().size();
    return waived == 0
        ? ""
        : ", " + things(waived, "broken one") + (waived == 1 ? " is" : " are") + " waived";
  }

  private static String warned(Tally tally) {
    int warnings = tally.of(Verdict.WARN);
    return warnings == 0 ? "" : ", " + things(warnings, "SHOULD") + " not followed";
  }

  private static int musts(RunResult result, Verdict verdict) {
    return (int)
        result.requirements().stream()
            .filter(r -> r.level() == Level.MUST && r.verdict() == verdict)
            .count();
  }

  private static int undecidedMusts(RunResult result) {
    return (int) result.requirements().stream().filter(Conclusion::undecidedMust).count();
  }

  private static boolean undecidedMust(RequirementVerdict requirement) {
    for (CaseVerdict c : requirement.cases()) {
      if (c.level() == Level.MUST && c.verdict() == Verdict.INCONCLUSIVE) {
        return true;
      }
    }
    return false;
  }

  private static String things(int count, String name) {
    return count + " " + name + (count == 1 ? "" : "s");
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
