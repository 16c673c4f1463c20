package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether an arm was told of one change, and not only of a later one that shows it too. */
final class Told {
  private final Heard heard;
  private final Trigger trigger;
  private final List<Delivery> since;
  private final List<Delivery> telling;

  private Told(Heard heard, Trigger trigger, Predicate<Delivery> showsIt) {
    this.heard = heard;
    this.trigger = trigger;
    this.since =
        heard.events().stream().filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0).toList();
    this.telling = since.stream().filter(showsIt).toList();
  }

  static Finding of(Heard heard, Trigger trigger, Predicate<Delivery> showsIt, String expected) {
    return new Told(heard, trigger, showsIt).finding(expected);
  }

  private Finding finding(String expected) {
    Optional<Delivery> told = telling.stream().filter(this::isItsOwn).findFirst();
    if (told.isPresent()) {
      return Finding.holds(
          "Told %d ms after it happened."
              .formatted(
                  Pending.after(heard.scene().evidence(), trigger, told.get().arrival().at())
                      .toMillis()),
          List.of(told.get().id(), trigger.exchange()));
    }
    if (!heard.scene().anythingHeard() && !heard.scene().terms().sinkReachable()) {
      return heard.silence();
    }
    if (since.stream().anyMatch(d -> !d.isObject())
        || (heard.events().isEmpty() && !heard.obscure().isEmpty())) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          "DLV-04: what was delivered since cannot be read as a JSON object, so nobody knows what"
              + " it tells.");
    }
    boolean noBooking = !since.isEmpty() && since.stream().allMatch(d -> d.booking().isEmpty());
    if (noBooking && trigger.action() != Action.CONFIRM) {
      return new Finding.Undecidable(
          Reason.BLOCKED, "BKG-08: what was delivered since carries no booking.");
    }
    if (heard.events().isEmpty() && heard.scene().anythingHeard()) {
      return heard.silence();
    }
    if (!telling.isEmpty() && isTooSlowToTell()) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "What was delivered came so late that it shows later changes as well (%s was waited for %d ms), so which change it tells of is unknown."
              .formatted(trigger.action().words(), waited().toMillis()));
    }
    return Finding.broken(
        "The booking was changed (%s) and the webhook was not told."
            .formatted(trigger.action().words()),
        expected,
        found(noBooking),
        evidence(trigger, since));
  }

  private String found(boolean noBooking) {
    if (since.isEmpty()) {
      return "no delivery after it";
    }
    return noBooking ? "deliveries without a booking" : "deliveries that show " + statuses(since);
  }

  /** Whether a delivery came before anything else happened, or shows nothing that came later. */
  private boolean isItsOwn(Delivery delivery) {
    return next().filter(next -> delivery.arrival().at().compareTo(next.at()) >= 0).isEmpty()
        || later().stream()
            .noneMatch(change -> !change.equals(trigger) && Change.shows(delivery, change));
  }

  /** This change and every accepted one after it. */
  private List<Trigger> later() {
    return heard
        .scene()
        .triggers(Scene.A)
        .filter(t -> t.at().compareTo(trigger.at()) >= 0 && t.accepted())
        .filter(t -> t.action() != Action.READ)
        .toList();
  }

  private Optional<Trigger> next() {
    return heard
        .scene()
        .triggers(Scene.A)
        .filter(next -> next.at().compareTo(trigger.at()) > 0)
        .findFirst();
  }

  private Duration waited() {
    return next().map(next -> next.at().minus(trigger.at())).orElse(Duration.ZERO);
  }

  /**
   * Whether the deliveries may all be there and only show more than they tell: as many as there
   * were changes, or one that took longer than the change in question was waited for.
   */
  private boolean isTooSlowToTell() {
    return telling.size() >= later().size()
        || telling.stream().anyMatch(d -> lag(d).compareTo(waited()) > 0);
  }

  /** How long after the last change that it shows a delivery came. */
  private Duration lag(Delivery delivery) {
    Duration came = delivery.arrival().at();
    return later().stream()
        .filter(change -> change.at().compareTo(came) <= 0 && Change.shows(delivery, change))
        .map(Trigger::at)
        .max(Comparator.naturalOrder())
        .map(came::minus)
        .orElse(Duration.ZERO);
  }

  static List<String> statuses(List<Delivery> deliveries) {
    return deliveries.stream().map(d -> d.text("status")).distinct().toList();
  }

  static List<String> evidence(Trigger trigger, List<Delivery> deliveries) {
    List<String> ids = new ArrayList<>(List.of(trigger.exchange()));
    ids.addAll(Heard.ids(deliveries));
    return ids;
  }
}
