package dev.octoconformance.verdict;

/** Something around the run prevents it: its message is one sentence with the remedy, never an accusation. */
public final class EnvironmentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentFault(String sentence) {
    super(sentence);
  }
}
