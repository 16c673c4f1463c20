package dev.octoconformance.verdict;

import java.util.Optional;

/**
 * Something around the run prevents it: its message is one sentence with the remedy, never an
 * accusation.
 */
public final class EnvironmentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentFault(String sentence) {
    super(sentence);
  }

  /** The one among this and its causes; empty when there is none. */
  public static Optional<EnvironmentFault> within(Throwable thrown) {
    return thrown instanceof EnvironmentFault fault
        ? Optional.of(fault)
        : Optional.ofNullable(thrown.getCause()).flatMap(EnvironmentFault::within);
  }
}
