package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event reaches every webhook that subscribed to it, and no other. */
public final class FanOut {
  private FanOut() {}

  /**
   * The event of the failure wave reaches the arm although others fail it; before anybody is
   * accused, it is missed once more by a fresh webhook of the row: whoever tells only some may tell
   * others the second time.
   */
  public static Rule survivesFailures() {
    return Part.of(
        part -> {
          List<Event> events = part.events();
          if (!events.isEmpty()) {
            return inTime(part, events.get(0).first());
          }
          if (!part.isOver()) {
            return part.notYet();
          }
          return part.hearing().isEmpty() ? unheard(part) : onceMore(part);
        });
  }

  private static Finding inTime(Part part, Attempt first) {
    Scene scene = part.scene();
    Duration took = part.since(first.at());
    Duration slack = scene.terms().timing().slack().multipliedBy(5).dividedBy(2);
    Duration allowed = scene.slowestFirstDelivery().multipliedBy(2).plus(slack);
    boolean waiting =
        SlowReceivers.wereAtWork(scene, part.armed().wave(), part.confirm().at(), first.at());
    if (took.compareTo(allowed) <= 0 || waiting) {
      return Finding.holds(
          "The event arrived after %s, while other webhooks failed it."
              .formatted(Words.seconds(took)),
          List.of(first.id()));
    }
    return Finding.slight(
        "The event arrived late, while other webhooks failed it.",
        "within " + Words.seconds(allowed),
        "after " + Words.seconds(took),
        List.of(part.confirm().exchange(), first.id()));
  }

  private static Finding unheard(Part part) {
    return !part.scene().anythingHeard() && !part.scene().terms().sinkReachable()
        ? Heard.unreachable()
        : new Finding.Undecidable(
            Reason.NODLV, "No webhook was told of this event, so its silence says nothing.");
  }

  private static Finding onceMore(Part part) {
    Scene scene = part.scene();
    Optional<Armed> again = scene.evidence().armed(part.armed().arm() + Scene.ONCE_MORE);
    Optional<Trigger> confirm =
        scene.trigger(Scene.AGAIN, Action.CONFIRM).filter(Trigger::accepted);
    if (again.isEmpty() || again.get().webhookId() == null || confirm.isEmpty()) {
      return Milestones.areAllReached(scene)
          ? new Finding.Undecidable(
              Reason.BUDGET,
              "The event did not reach this webhook, but reached %d others; the run ended before that could be repeated."
                  .formatted(part.hearing().size()))
          : part.notYet();
    }
    Part second = new Part(scene, again.get(), confirm.get());
    Optional<Part> missed = second.row().filter(fresh -> fresh.events().isEmpty()).findFirst();
    if (missed.isEmpty()) {
      return Finding.slight(
          "The event did not reach this webhook, but reached %d others; repeated with fresh webhooks, it did."
              .formatted(part.hearing().size()),
          "a delivery each time",
          "one of two",
          evidence(part, second));
    }
    if (!second.isOver()) {
      return second.notYet();
    }
    return missed.get().hearing().isEmpty()
        ? unheard(second)
        : Finding.broken(
            "An event reached %d other webhooks and not this one, while some failed it; repeated with fresh webhooks, it reached %d others and again not one of this row, within %s."
                .formatted(
                    part.hearing().size(),
                    missed.get().hearing().size(),
                    Words.seconds(missed.get().waited())),
            "a delivery each time",
            "none",
            evidence(part, missed.get()));
  }

  private static List<String> evidence(Part... parts) {
    List<String> ids = new ArrayList<>();
    for (Part part : parts) {
      ids.add(part.armed().exchange());
      ids.add(part.confirm().exchange());
    }
    return ids;
  }

  /** Only bodies of the arm's own event reach it, also while others of both events are retried. */
  public static Rule keepsEventsApart() {
    return Part.of(
        part -> {
          boolean ofBookings = part.armed().event().equals("booking_update");
          List<Delivery> wrong =
              part.scene().deliveries(part.armed()).stream()
                  .filter(d -> ofBookings ? d.carriesAvailability() : d.carriesOnlyABooking())
                  .toList();
          if (!wrong.isEmpty()) {
            return Finding.broken(
                "While webhooks of both events were told and retried, one for %s was sent the body of the other event."
                    .formatted(part.armed().event()),
                ofBookings ? "bodies with a booking" : "no body with a booking",
                ofBookings ? "a body with an availability" : "a body with a booking",
                Heard.ids(wrong));
          }
          return part.isOver() ? apart(part) : part.notYet();
        });
  }

  private static Finding apart(Part part) {
    Schedule schedule = Schedule.of(part.scene(), part.armed().wave());
    List<String> ids =
        new ArrayList<>(
            schedule.firstGaps().stream().map(gap -> gap.arm().exchange()).distinct().toList());
    ids.add(part.armed().exchange());
    return schedule.firstGaps().isEmpty()
        ? new Finding.Undecidable(
            Reason.BUDGET,
            "No webhook was retried within the budget, so it was not seen whom retries go to.")
        : Finding.holds(
            "Only bodies of its own event came (%d), while %s."
                .formatted(part.scene().deliveries(part.armed()).size(), schedule.controls()),
            ids);
  }
}
