package dev.octoconformance.trigger;

import java.time.Duration;

/** Somebody in front of the terminal, if there is one. */
@FunctionalInterface
public interface Person {

  /** What came of a question. */
  enum Answer {
    /** Enter was pressed. */
    DONE,
    /** Nothing was pressed in time. */
    SILENT,
    /** There is no terminal. */
    ABSENT
  }

  /** Shows the sentence, and waits so long at most until it was done. */
  Answer asks(String sentence, Duration longest);
}
