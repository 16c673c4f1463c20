package dev.octoconformance.report;

import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** At whose door something lies that is not as it should be. */
final class Blame {
  private Blame() {}

  /** Whose a verdict is, as a sentence. */
  static String of(Verdict verdict, @Nullable Reason reason) {
    return switch (verdict) {
      case FAIL -> "The target's: the specification demands this, and the target does otherwise.";
      case WARN -> "The target's, and no breach: the specification recommends this.";
      case ERROR -> "The suite's own: it broke here. Nothing is said about the target.";
      case INCONCLUSIVE -> reason == null ? "Nobody's." : of(reason);
      case PASS, OBSERVED, NOT_APPLICABLE -> "Nobody's.";
    };
  }

  /** At whose door a reason lies, as a sentence. */
  static String of(Reason reason) {
    return switch (reason) {
      case ENV -> "The surroundings: open the way from the target to the sink.";
      case TUNNEL -> "The surroundings: let the target reach the sink without anything between.";
      case TRIG -> "The surroundings: give the run a way to cause the event.";
      case NODLV -> "Open: nothing was seen that could be judged.";
      case BUDGET -> "The run's: give it more time.";
      case LIMIT -> "Nobody's: the target allows fewer webhooks than the row takes.";
      case POLICY -> "Nobody's: the target refuses such addresses by policy.";
      case CONT -> "The surroundings: use an account that nobody else uses meanwhile.";
      case BLOCKED -> "The target's, elsewhere: mend the requirement that is named first.";
    };
  }
}
