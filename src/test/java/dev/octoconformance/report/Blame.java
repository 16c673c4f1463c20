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

  /** What can be done about what is open for this reason, as a sentence. */
  static String of(Reason reason) {
    return switch (reason) {
      case ENV -> "Change what is named there, then run it again.";
      case TUNNEL -> "Let the target reach the receiver without anything between.";
      case TRIG -> "Give the run a way to cause the event.";
      case NODLV -> "Look first at why nothing is delivered.";
      case BUDGET -> "Give the run more time.";
      case LIMIT -> "Allow more webhooks on the account under test.";
      case POLICY -> "Give the run a URL that the target accepts.";
      case CONT -> "Use an account that nobody else uses meanwhile.";
      case BLOCKED -> "Mend the requirement that is named first.";
    };
  }
}
