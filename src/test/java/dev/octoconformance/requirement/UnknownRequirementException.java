package dev.octoconformance.requirement;

/** Says that an id or a pattern names no row of the catalogue, and which one is nearest. */
public final class UnknownRequirementException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnknownRequirementException(String sentence) {
    super(sentence);
  }
}
