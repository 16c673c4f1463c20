package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The booking that was confirmed before any webhook existed and never touched again: nobody may
 * hear of it.
 */
final class OlderBookings {
  private OlderBookings() {}

  static Finding notDelivered(Heard heard, Predicate<Delivery> counts) {
    List<Trigger> older = heard.scene().triggers(Scene.OLDER).filter(Trigger::accepted).toList();
    if (older.stream().noneMatch(t -> t.action() == Action.CONFIRM)) {
      return new Finding.Undecidable(
          Reason.TRIG, "There is no confirmed booking that is older than the webhook.");
    }
    List<Delivery> replayed =
        heard.deliveries().stream()
            .filter(counts)
            .filter(
                d -> older.stream().anyMatch(t -> t.booking() != null && d.mentions(t.booking())))
            .toList();
    if (replayed.isEmpty()) {
      return Finding.holds(
          "Nothing was delivered about a booking that is %d ms older than the webhook."
              .formatted(age(heard, older).toMillis()),
          List.of(older.get(older.size() - 1).exchange(), heard.armed().exchange()));
    }
    if (mayBeLate(heard.scene(), age(heard, older))) {
      return new Finding.Undecidable(
          Reason.CONT,
          "A delivery about an older booking arrived, but the webhook was created only %d ms after it was confirmed."
              .formatted(age(heard, older).toMillis()));
    }
    return Finding.broken(
        "A booking that was confirmed before this webhook existed was delivered to it.",
        "no delivery about a booking that is older than the webhook",
        "%d of them".formatted(replayed.size()),
        Heard.ids(replayed));
  }

  /**
   * Whether a target that resolves subscribers when it sends may find a webhook that came so soon
   * after the event.
   */
  static boolean mayBeLate(Scene scene, Duration age) {
    return !scene.waveHeard() || age.compareTo(scene.slowestFirstDelivery().multipliedBy(2)) < 0;
  }

  private static Duration age(Heard heard, List<Trigger> older) {
    return heard.armed().at().minus(older.get(older.size() - 1).done());
  }
}
