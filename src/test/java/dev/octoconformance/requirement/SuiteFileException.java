package dev.octoconformance.requirement;

import java.util.List;
import java.util.stream.Collectors;

/** Says that suite files cannot be used, with every fault that was found in them. */
public final class SuiteFileException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  /** The faults, in the order in which they were found; at least one. */
  public SuiteFileException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
    this.faults = List.copyOf(faults);
  }

  /** Every fault, one per sentence of the message. */
  public List<Fault> faults() {
    return faults;
  }
}
