package dev.octoconformance.verdict;

/** What was concluded about a requirement or one of its cases, worst first. */
public enum Verdict {
  /** The suite itself broke. */
  ERROR,
  /** A MUST was broken. */
  FAIL,
  /** A SHOULD was broken. */
  WARN,
  /** It could not be decided; a {@link Reason} says why. */
  INCONCLUSIVE,
  /** The requirement held, and evidence shows it. */
  PASS,
  /** A fact for the report. */
  OBSERVED,
  /** Outside the profile, or not offered by the target. */
  NOT_APPLICABLE;

  /** The worse of the two. */
  public Verdict or(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
