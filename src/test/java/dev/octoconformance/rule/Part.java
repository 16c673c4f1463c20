package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The part that one arm has in the wave that it is there for, as soon as the booking of that wave
 * was confirmed.
 *
 * @param scene the whole scene
 * @param armed the arm
 * @param confirm the first accepted confirmation of its wave
 */
record Part(Scene scene, Armed armed, Trigger confirm) {

  /** A rule about an arm that was registered and whose wave happens. */
  static Rule of(Function<Part, Finding> judge) {
    return scene -> {
      Optional<Armed> armed = scene.evidence().armed(scene.arm());
      if (armed.isEmpty()) {
        return absent(scene);
      }
      if (armed.get().webhookId() == null) {
        return Heard.refused(scene, armed.get());
      }
      Optional<Trigger> confirm =
          confirmations(scene, armed.get().wave()).filter(Trigger::accepted).findFirst();
      return confirm.isPresent()
          ? judge.apply(new Part(scene, armed.get(), confirm.get()))
          : uneventful(scene, armed.get().wave());
    };
  }

  /** A rule about the events that reached an arm of its wave, of which there must be one. */
  static Rule ofEvents(Function<Part, Finding> judge) {
    return of(part -> part.events().isEmpty() ? part.silence() : judge.apply(part));
  }

  private static Stream<Trigger> confirmations(Scene scene, String wave) {
    return scene.triggers(wave).filter(t -> t.action() == Action.CONFIRM);
  }

  /** Why there is no such arm, or when to look again. */
  static Finding absent(Scene scene) {
    Optional<Finding> failed =
        scene
            .evidence()
            .note(Scene.WAVE_FAILED)
            .map(note -> new Finding.Undecidable(Reason.TRIG, note.detail()));
    return failed.orElseGet(
        () ->
            Milestones.areAllReached(scene)
                ? Heard.notArranged(scene)
                : new Finding.NotYet(scene.terms().timing().budgetEnd()));
  }

  private static Finding uneventful(Scene scene, String wave) {
    return Milestones.isOver(scene, wave)
        ? new Finding.Undecidable(
            Reason.TRIG, "No booking could be confirmed for this, so no event was caused.")
        : new Finding.NotYet(scene.terms().timing().budgetEnd());
  }

  /** The events of the wave that reached the arm, in the order of their first attempts. */
  List<Event> events() {
    return Attempts.of(scene, armed);
  }

  /** Whether nothing is expected of its wave any more. */
  boolean isOver() {
    return Milestones.isOver(scene, armed.wave());
  }

  /** Every arm of the same wave that could be registered, itself included. */
  List<Armed> company() {
    return scene
        .evidence()
        .armed()
        .filter(other -> other.wave().equals(armed.wave()) && other.webhookId() != null)
        .toList();
  }

  /** The parts of the arms of the same row in the same wave, its own included. */
  Stream<Part> row() {
    String row = armed.arm().substring(0, armed.arm().indexOf('/') + 1);
    return company().stream()
        .filter(other -> other.arm().startsWith(row))
        .map(other -> new Part(scene, other, confirm));
  }

  /** The others of the wave that heard of its event. */
  List<Armed> hearing() {
    return company().stream()
        .filter(other -> !other.equals(armed) && !Attempts.of(scene, other).isEmpty())
        .toList();
  }

  /** What can be said as long as the arm has heard nothing of its wave. */
  Finding silence() {
    if (!isOver()) {
      return notYet();
    }
    if (!scene.anythingHeard() && !scene.terms().sinkReachable()) {
      return Heard.unreachable();
    }
    return new Finding.Undecidable(
        Reason.BLOCKED, Unheard.ofTheEvent(scene, armed) + ", so there is nothing to judge.");
  }

  /** It can be decided when something arrives, when the wave is over, or when the budget ends. */
  Finding notYet() {
    return new Finding.NotYet(scene.terms().timing().budgetEnd());
  }

  /** It can be decided then, if nothing arrives before. */
  static Finding notYet(Duration lookAgainAt) {
    return new Finding.NotYet(lookAgainAt);
  }

  /** How long after the confirmation that was. */
  Duration since(Duration at) {
    return at.minus(confirm.at());
  }

  /** How long the event was waited for: until its wave was over, or until now. */
  Duration waited() {
    return since(Milestones.end(scene, armed.wave()).orElse(scene.now()));
  }
}
