package dev.octoconformance.requirement;

/** Says that there is no profile of a name, and which one is nearest. */
public final class UnknownProfileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnknownProfileException(String sentence) {
    super(sentence);
  }
}
