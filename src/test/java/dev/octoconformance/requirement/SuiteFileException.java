package dev.octoconformance.requirement;

import java.util.List;
import java.util.stream.Collectors;

/** Says that suite files cannot be used, with every flaw that was found in them. */
public final class SuiteFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Flaw> flaws;

  /** The flaws, in the order in which they were found; at least one. */
  public SuiteFileException(List<Flaw> flaws) {
    super(flaws.stream().map(Flaw::toString).collect(Collectors.joining(System.lineSeparator())));
    this.flaws = List.copyOf(flaws);
  }

  /** Every flaw, one per sentence of the message. */
  public List<Flaw> flaws() {
    return flaws;
  }
}
