package dev.octoconformance.harness;

/**
 * One thing that a doctor looked at.
 *
 * @param about what was looked at, in a word or two
 * @param state what it means for a run
 * @param sentence what was found, and the remedy where one is needed
 */
// The annotation that the compiler asks for is in a library of its own.
@SuppressWarnings("AnnotateFormatMethod")
public record Symptom(String about, State state, String sentence) {
  /** What a symptom means for a run. */
  public enum State {
    /** As it should be. */
    GOOD,
    /** A run goes on, and can say less. */
    WORTH_KNOWING,
    /** A run ends before it began, or decides next to nothing. */
    IN_THE_WAY
  }

  static Symptom good(String about, String sentence, Object... values) {
    return new Symptom(about, State.GOOD, sentence.formatted(values));
  }

  static Symptom worthKnowing(String about, String sentence, Object... values) {
    return new Symptom(about, State.WORTH_KNOWING, sentence.formatted(values));
  }

  static Symptom inTheWay(String about, String sentence, Object... values) {
    return new Symptom(about, State.IN_THE_WAY, sentence.formatted(values));
  }
}
