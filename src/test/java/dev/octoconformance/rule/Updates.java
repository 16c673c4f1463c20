package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Set;

/** Whether bookings could be updated at all. */
final class Updates {
  private static final Set<Action> ALL =
      Set.of(
          Action.UPDATE_HOLD,
          Action.UPDATE_NOTES,
          Action.UPDATE_CONTACT,
          Action.UPDATE_REFERENCE,
          Action.UPDATE_UNITS);

  private Updates() {}

  /**
   * For want of an update nothing is decided: this sentence, and what to say where there is none.
   */
  static Finding missing(Scene scene, String sentence) {
    return new Finding.Undecidable(Reason.TRIG, explained(scene, sentence));
  }

  /** The sentence, with what to say where every update was refused. */
  static String explained(Scene scene, String sentence) {
    List<Trigger> tried =
        scene.evidence().triggers().filter(t -> ALL.contains(t.action())).toList();
    return tried.isEmpty() || tried.stream().anyMatch(Trigger::accepted)
        ? sentence
        : sentence
            + " If bookings cannot be updated here, say so with declared.bookingsUpdatable: false.";
  }
}
