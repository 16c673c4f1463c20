package dev.octoconformance.harness;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import java.time.Duration;
import java.util.List;
import org.junit.platform.launcher.TestExecutionListener;

/** Someone who follows a run while it goes on, such as a report. */
public interface Audience {

  /** A listener for JUnit's own events; none by default. */
  default List<TestExecutionListener> listeners() {
    return List.of();
  }

  /** The run turns to its next part, described in a few words. */
  default void turnsTo(String part) {}

  /**
   * The run waits.
   *
   * @param what what for, as in "waiting for …"
   * @param left how long at most
   */
  default void waitsFor(String what, Duration left) {}

  /** A program was started that has to end with the run, such as a tunnel. */
  default void runsBeside(ProcessHandle program) {}

  /**
   * Something is still left at the target, which is tried to be removed until the budget is over.
   *
   * @param recording the run as it is should that fail
   */
  default void leaves(ConformanceRun.Recording recording) {}

  /**
   * A case was concluded; called on the thread of its test, while JUnit still considers it running.
   *
   * @param sentence the name of the test as a sentence
   * @param evidence the entries of the journal that the case is about, in order
   */
  default void concluded(
      Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {}

  /** Nobody follows. */
  static Audience nobody() {
    return new Audience() {};
  }
}
