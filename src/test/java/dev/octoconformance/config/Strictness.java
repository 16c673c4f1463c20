package dev.octoconformance.config;

/** How literally the specification's sentence about retries is taken. */
public enum Strictness {
  /** Everything outside 200–299 must be retried. */
  LITERAL,
  /** Retries after 3xx, 4xx and transport failures are a SHOULD. */
  PRAGMATIC;

  /** The word that names it in a configuration, such as {@code literal}. */
  public String word() {
    return Words.of(this);
  }
}
