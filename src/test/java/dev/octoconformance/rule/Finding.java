package dev.octoconformance.rule;

import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule has to say at one moment. */
public sealed interface Finding {

  /** The rule held; the evidence shows it. */
  record Holds(String message, List<String> evidence) implements Finding {}

  /**
   * The rule was broken.
   *
   * @param message the accusation as one sentence
   * @param expected what was expected; null where the message says it all
   * @param found what was found; null where the message says it all
   * @param origin the lines that found it
   */
  record Broken(
      String message,
      @Nullable String expected,
      @Nullable String found,
      List<String> evidence,
      Origin origin)
      implements Finding {

    /** The same as a warning, with what was expected and found instead. */
    Finding lightened(String insteadExpected, String insteadFound) {
      return new Slight(message, insteadExpected, insteadFound, evidence, origin);
    }
  }

  /**
   * The rule was broken in a way that is a warning even where the requirement is a MUST, such as
   * once in many times.
   *
   * @param origin the lines that found it
   */
  record Slight(String message, String expected, String found, List<String> evidence, Origin origin)
      implements Finding {}

  /** It cannot be decided. */
  record Undecidable(Reason reason, String message) implements Finding {}

  /** A fact that is worth reporting and no breach. */
  record Seen(String message, List<String> evidence) implements Finding {}

  /** It does not apply to this target. */
  record NotApplicable(String message) implements Finding {}

  /**
   * It is too early to say.
   *
   * @param lookAgainAt when it may be decided even if nothing arrives; null when only a new entry
   *     can decide it
   */
  record NotYet(@Nullable Duration lookAgainAt) implements Finding {}

  static Finding holds(String message, List<String> evidence) {
    return new Holds(message, evidence);
  }

  static Finding broken(String message, List<String> evidence) {
    return new Broken(message, null, null, evidence, Origin.here());
  }

  static Finding broken(String message, String expected, String found, List<String> evidence) {
    return new Broken(message, expected, found, evidence, Origin.here());
  }

  static Finding slight(String message, String expected, String found, List<String> evidence) {
    return new Slight(message, expected, found, evidence, Origin.here());
  }
}
