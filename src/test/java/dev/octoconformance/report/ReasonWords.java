package dev.octoconformance.report;

import dev.octoconformance.verdict.Reason;

/** What a reason means. */
final class ReasonWords {

  private ReasonWords() {}

  /** Why something is undecided, in a few words. */
  static String of(Reason reason) {
    return switch (reason) {
      case ENV -> "the surroundings cannot show it, such as a receiver out of reach";
      case TUNNEL ->
          "what lies between the target and the receiver, such as a tunnel, cannot carry it";
      case TRIG -> "the event could not be caused";
      case NODLV -> "nothing was delivered that could have been judged";
      case BUDGET -> "there was not enough time yet; more may decide it";
      case LIMIT -> "the target allows fewer webhooks than it takes";
      case POLICY -> "the target refuses URLs or hosts of this kind";
      case CONT -> "events of others on the same account got in the way";
      case BLOCKED -> "a requirement that it rests on failed";
    };
  }
}
