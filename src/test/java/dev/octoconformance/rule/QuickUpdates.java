package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;

/** Whether the last of several updates in a row reaches a webhook; joining them is fine. */
final class QuickUpdates {
  private QuickUpdates() {}

  static Finding areToldInTheEnd(Heard heard) {
    Scene scene = heard.scene();
    List<Trigger> updates =
        scene
            .triggers(Scene.QUICK)
            .filter(t -> t.action() == Action.UPDATE_NOTES && t.accepted())
            .toList();
    if (updates.size() < 2) {
      return Updates.missing(scene, "No booking could be updated several times in a row.");
    }
    Trigger first = updates.get(0);
    Trigger last = updates.get(updates.size() - 1);
    if (scene.readings(last).noneMatch(booking -> Change.shows(booking, last))) {
      return new Finding.NotApplicable(
          "The target does not take over a change of the notes of a confirmed booking.");
    }
    List<Delivery> since = BookingUpdates.since(heard, first);
    Optional<Delivery> told = since.stream().filter(d -> Change.shows(d, last)).findFirst();
    if (told.isPresent()) {
      return Finding.holds(
          "%d updates in a row came in %d deliveries, and the last one was told after %d ms."
              .formatted(
                  updates.size(),
                  since.size(),
                  told.get().arrival().at().minus(last.at()).toMillis()),
          List.of(told.get().id(), last.exchange()));
    }
    if (BookingUpdates.since(heard, scene.triggers(Scene.QUICK).findFirst().orElseThrow())
        .isEmpty()) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          Unheard.ofTheEvent(scene, heard.armed()) + ", so there is nothing to judge.");
    }
    if (since.stream().anyMatch(d -> d.booking().isEmpty())) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          "BKG-08: what was delivered since carries no booking that can be read, so nobody knows"
              + " what it tells.");
    }
    return Finding.broken(
        "A booking was updated %d times in a row, and the last update was never delivered."
            .formatted(updates.size()),
        "a delivery with the notes \"%s\"".formatted(last.nonce()),
        since.isEmpty()
            ? "no delivery after the updates"
            : "deliveries with the notes "
                + since.stream().map(d -> '"' + d.text("notes") + '"').distinct().toList(),
        Told.evidence(last, since));
  }
}
