package dev.octoconformance.verdict;

/** Says that something cannot be decided, and why; it never accuses the target. */
public final class Undecided extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What keeps the verdict open, as a reason and one sentence. */
  public Undecided(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
