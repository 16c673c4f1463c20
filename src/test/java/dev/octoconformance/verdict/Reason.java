package dev.octoconformance.verdict;

/** Why something could not be decided. */
public enum Reason {
  /**
   * The surroundings kept it from being seen: the sink is out of the target's reach, the network
   * broke, or the suite itself stood still.
   */
  ENV("I-ENV"),
  /**
   * What lies between the target and the sink, such as a tunnel, cannot carry it; a direct
   * connection shows it. It shares its code with {@link #ENV}.
   */
  TUNNEL("I-ENV"),
  /** The call that causes the event failed, or there is no way to cause it. */
  TRIG("I-TRIG"),
  /** Nothing was delivered to any webhook, or the observers stayed silent. */
  NODLV("I-NODLV"),
  /** The budget ended before it could be decided. */
  BUDGET("I-BUDGET"),
  /** The target allows fewer webhooks than it takes. */
  LIMIT("I-LIMIT"),
  /** The target refuses this class of URL or host. */
  POLICY("I-POLICY"),
  /** Events of others on the same account got in the way. */
  CONT("I-CONT"),
  /** A requirement that this one rests on failed. */
  BLOCKED("I-BLOCKED");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** The code as reports write it, such as {@code I-ENV}. */
  public String code() {
    return code;
  }
}
