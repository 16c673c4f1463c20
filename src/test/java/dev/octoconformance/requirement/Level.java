package dev.octoconformance.requirement;

/** How binding a requirement is, and so what a breach of it is worth. */
public enum Level {
  /** The letter of the specification: a breach is a FAIL. */
  MUST,
  /** Implied by the specification, OCTO or HTTP: a breach is a WARN. */
  SHOULD,
  /** A fact for the report: never a breach. */
  INFO
}
