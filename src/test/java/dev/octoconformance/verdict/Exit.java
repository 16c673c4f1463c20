package dev.octoconformance.verdict;

/** How the program ends, as scripts see it. */
public enum Exit {
  CONFORMANT(0, "conformant"),
  NOT_CONFORMANT(1, "not conformant"),
  USAGE(2, "wrong usage"),
  ENVIRONMENT(3, "environment"),
  INCONCLUSIVE(4, "inconclusive"),
  SUITE_BROKE(5, "the suite broke"),
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String word;

  Exit(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The exit code of the process. */
  public int code() {
    return code;
  }

  /** The conclusion in a word or two. */
  public String word() {
    return word;
  }
}
