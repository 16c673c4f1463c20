package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens to an event while an earlier one is being retried. */
public final class NextEvents {
  private NextEvents() {}

  /** A webhook whose delivery failed is notified of the next booking. */
  public static Rule reachAWebhookThatFailed() {
    return Failing.failed(
        arm ->
            afterFailure(
                arm,
                "The webhook that failed was notified of the next booking",
                "A delivery failed (%s), and the webhook was not notified of the next booking"));
  }

  /** An event that keeps failing does not keep the next booking from the webhook for long. */
  public static Rule areNotHeldUp() {
    return Failing.failed(
        arm ->
            afterFailure(
                arm,
                "The next booking was delivered while an earlier one kept failing",
                "An earlier delivery keeps failing (%s), and the next booking is held up by it"));
  }

  private static Finding afterFailure(Failing arm, String held, String broken) {
    String wave = Scene.following(arm.armed().wave());
    Optional<Trigger> next = arm.scene().trigger(wave, Action.CONFIRM).filter(Trigger::accepted);
    if (next.isEmpty()) {
      return arm.isOver() ? notCaused() : arm.notYet(Optional.empty());
    }
    Trigger confirm = next.get();
    Optional<Delivery> told = told(arm, confirm);
    if (told.isPresent()) {
      return Finding.holds(
          "%s after %s; it was confirmed %s after the first delivery had failed."
              .formatted(
                  held,
                  Words.seconds(told.get().arrival().at().minus(confirm.at())),
                  Words.seconds(confirm.at().minus(arm.failure().first().at()))),
          List.of(arm.failure().first().id(), confirm.exchange(), told.get().id()));
    }
    Optional<Duration> late =
        arm.schedule()
            .silentEnough(arm.armed(), Yardstick.longer(confirm.at(), firstRetry(arm, confirm)));
    if (late.filter(arm::isPast).isEmpty()) {
      return arm.isOver()
          ? arm.outOfTime(
              "The next booking was not delivered within %s; %s."
                  .formatted(arm.ago(confirm.at()), arm.schedule().controls()))
          : arm.notYet(late);
    }
    if (!observersHeard(arm.scene(), confirm)) {
      return new Finding.Undecidable(
          Reason.NODLV, "No webhook was notified of the next booking, so this silence is no sign.");
    }
    return silent(arm, confirm, broken.formatted(arm.answered()));
  }

  private static Duration firstRetry(Failing arm, Trigger confirm) {
    List<Attempt> retries = arm.schedule().retries(arm.armed());
    return retries.isEmpty() ? confirm.at() : retries.get(0).at();
  }

  private static Finding silent(Failing arm, Trigger confirm, String sentence) {
    Integer limit = arm.scene().terms().timing().declared().autoDisableAfter();
    int failed =
        (int) arm.failure().attempts().stream().filter(attempt -> !attempt.succeeded()).count();
    List<String> evidence = Told.evidence(confirm, List.of(arm.failure().first().delivery()));
    if (limit != null && failed >= limit) {
      return new Finding.Seen(
          "%s; the vendor declares that webhooks are switched off after %d failures."
              .formatted(sentence, limit),
          evidence);
    }
    Optional<String> listed = ListAfterwards.switchedOff(arm);
    if (listed.isPresent()) {
      return new Finding.Seen(sentence + "; " + listed.get() + ".", evidence);
    }
    return Finding.broken(
        "%s within %s; other webhooks were.".formatted(sentence, arm.ago(confirm.at())),
        "a delivery of the next booking",
        "none",
        evidence);
  }

  /** An update that happens while the confirmation is being retried is delivered. */
  public static Rule areNotReplacedByRetries() {
    return Failing.failed(
        arm -> {
          Optional<Trigger> update =
              arm.scene()
                  .trigger(arm.armed().wave(), Action.UPDATE_NOTES)
                  .filter(Trigger::accepted);
          if (update.isEmpty()) {
            return arm.isOver() ? notCaused() : arm.notYet(Optional.empty());
          }
          return updated(arm, update.get());
        });
  }

  private static Finding updated(Failing arm, Trigger update) {
    Optional<Trigger> next = next(arm.scene(), update);
    Optional<Delivery> told =
        told(arm.scene(), arm.armed(), update)
            .filter(d -> next.filter(later -> isOf(d, later)).isEmpty())
            .findFirst();
    if (told.isPresent()) {
      return Finding.holds(
          "The update was delivered %s after it happened, while the confirmation had failed."
              .formatted(Words.seconds(told.get().arrival().at().minus(update.at()))),
          List.of(arm.failure().first().id(), update.exchange(), told.get().id()));
    }
    Schedule failing = Schedule.of(arm.scene(), Scene.preceding(arm.armed().wave()));
    Duration last =
        arm.scene().deliveries(arm.armed()).stream()
            .map(d -> d.arrival().at())
            .filter(at -> next.filter(later -> later.at().compareTo(at) <= 0).isEmpty())
            .max(Duration::compareTo)
            .orElse(update.at());
    Optional<Duration> late =
        failing.silentEnough(arm.armed(), Yardstick.longer(update.at(), last));
    if (late.filter(arm::isPast).isEmpty()) {
      return arm.isOver()
          ? arm.outOfTime(
              "The update was not delivered within %s; %s."
                  .formatted(arm.ago(update.at()), failing.controls()))
          : arm.notYet(late);
    }
    if (next.filter(later -> later.at().compareTo(late.get()) < 0).isPresent()) {
      return arm.outOfTime(
          "The booking was changed once more before the update was delivered, so its delivery was not told apart.");
    }
    if (!observersHeard(arm.scene(), update)) {
      return new Finding.Undecidable(
          Reason.BLOCKED, "BKG-02: no webhook was notified of this update of the booking.");
    }
    return Finding.broken(
        "The booking was updated after its confirmation had failed (%s), and the update was not delivered within %s, neither by itself nor by the retry; other webhooks were told."
            .formatted(arm.answered(), arm.ago(update.at())),
        "a delivery that shows the new notes",
        "none",
        Told.evidence(update, arm.scene().deliveries(arm.armed())));
  }

  /** The change of the same booking that came after this one. */
  private static Optional<Trigger> next(Scene scene, Trigger update) {
    return scene
        .evidence()
        .triggers()
        .filter(t -> t.accepted() && t.action() != Action.READ)
        .filter(t -> t.at().compareTo(update.at()) > 0)
        .filter(t -> String.valueOf(t.booking()).equals(String.valueOf(update.booking())))
        .min(Comparator.comparing(Trigger::at));
  }

  /** Whether the delivery may be that of the later change, so that it proves no earlier one. */
  private static boolean isOf(Delivery delivery, Trigger later) {
    return delivery.arrival().at().compareTo(later.at()) >= 0
        && (delivery.booking().isEmpty() || Change.shows(delivery, later));
  }

  private static Optional<Delivery> told(Failing arm, Trigger trigger) {
    return told(arm.scene(), arm.armed(), trigger).findFirst();
  }

  private static Stream<Delivery> told(Scene scene, Armed armed, Trigger trigger) {
    String uuid = String.valueOf(trigger.booking());
    return scene.deliveries(armed).stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0 && d.mentions(uuid))
        .filter(d -> d.booking().isEmpty() || Change.shows(d, trigger));
  }

  private static boolean observersHeard(Scene scene, Trigger trigger) {
    Optional<Trigger> next = next(scene, trigger);
    return scene
        .evidence()
        .armed()
        .filter(armed -> armed.answers().isEmpty())
        .flatMap(armed -> told(scene, armed, trigger))
        .anyMatch(d -> next.filter(later -> isOf(d, later)).isEmpty());
  }

  private static Finding notCaused() {
    return new Finding.Undecidable(
        Reason.TRIG, "There was no other event while deliveries were being retried.");
  }
}
