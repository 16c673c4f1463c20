package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.AvailabilityUpdates;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Target;
import dev.octoconformance.trigger.AvailabilityChange;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The availability that is booked changes and changes back, before anything else happens. */
final class AvailabilityWave {
  private static final int UNKNOWN_VACANCIES = 10;
  private static final int ROOM = 5;
  private static final int MOST_UNITS = 200;
  private static final String EVENT = "availability_update";

  private final Stage stage;
  private final Campaign.Plan plan;

  AvailabilityWave(Stage stage) {
    this.stage = stage;
    this.plan = stage.plan();
  }

  /** Lets it happen, where there is a way and somebody who listens. */
  void run() {
    if (listeners().isEmpty()) {
      return;
    }
    AvailabilityChange way = plan.availability();
    boolean byBooking = way == null && plan.bookingChangesAvailability();
    String words = way != null ? way.inWords() : byBooking ? AvailabilityUpdates.BY_BOOKING : "";
    stage.journal().note(Scene.AVAILABILITY_TRIGGER, words);
    if (way != null || byBooking) {
      plan.scripts().begin(Scene.AVAILABILITY, "");
    }
    if (way != null) {
      thereAndBack(way);
    }
    lastPlaces();
  }

  private void thereAndBack(AvailabilityChange way) {
    int present = vacancies().orElse(UNKNOWN_VACANCIES);
    int different = present > ROOM ? present - 1 : present + 1;
    Trigger there = changed(way, Action.CHANGE_AVAILABILITY, different);
    if (there.accepted() && way.setsVacancies()) {
      // What still comes of the first change must not be taken for the second.
      Duration quiet = stage.now().minus(there.at()).multipliedBy(2);
      stage
          .ear()
          .waitFor(
              "what else the change of the availability causes",
              evidence -> false,
              stage.now().plus(shorter(quiet, stage.patience().quiet())));
      changed(way, Action.CHANGE_BACK, present);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Trigger changed(AvailabilityChange way, Action action, int vacancies) {
    Bookable slot = plan.bookable();
    Duration at = stage.now();
    AvailabilityChange.Outcome outcome =
        way.change(
            Map.of(
                "productId", slot.productId(),
                "optionId", slot.optionId(),
                "availabilityId", slot.availabilityId(),
                "vacancies", Integer.toString(vacancies)));
    if (!outcome.made()) {
      stage.journal().note(Scene.NOT_CHANGED, outcome.words());
    }
    Duration done = stage.now();
    Trigger trigger =
        stage
            .journal()
            .add(
                Journal.Kind.TRIGGER,
                id ->
                    new Trigger(
                        id,
                        at,
                        done,
                        Scene.AVAILABILITY,
                        action,
                        null,
                        vacancies + " " + slot.availabilityId(),
                        outcome.exchange() == null ? "" : outcome.exchange(),
                        outcome.made()));
    if (trigger.accepted()) {
      awaitTold(trigger);
    }
    return trigger;
  }

  private void awaitTold(Trigger trigger) {
    stage
        .ear()
        .waitFor(
            "a delivery (%s)".formatted(trigger.action().words()),
            evidence -> listeners().stream().allMatch(a -> isTold(evidence, a, trigger)),
            trigger.at().plus(stage.patience().firstDelivery()));
  }

  private static boolean isTold(Evidence evidence, Armed armed, Trigger trigger) {
    return evidence.arrivals(armed).stream()
        .anyMatch(d -> d.method().equals("POST") && d.at().compareTo(trigger.at()) >= 0);
  }

  private List<Armed> listeners() {
    Evidence evidence = stage.evidence();
    return evidence
        .armed()
        .filter(a -> a.event().equals(EVENT) && stage.roster().isAlive(evidence, a))
        .filter(a -> !a.wave().equals(Scene.SECOND))
        .toList();
  }

  private OptionalInt vacancies() {
    Bookable slot = plan.bookable();
    Target asked = plan.target().in("wave " + Scene.AVAILABILITY);
    return asked.bookings().availability(slot).json().stream()
        .flatMap(JsonNode::valueStream)
        .filter(a -> a.path("id").asStringOpt().orElse("").equals(slot.availabilityId()))
        .filter(a -> a.path("vacancies").isIntegralNumber())
        .mapToInt(a -> a.path("vacancies").asInt())
        .findFirst();
  }

  /** Books all places that are left, where that is wanted, and gives them back. */
  private void lastPlaces() {
    boolean wanted =
        plan.arms().stream().anyMatch(arm -> arm.spec().wave().equals(Scene.LAST_PLACES));
    int free = wanted ? vacancies().orElse(0) : 0;
    if (free == 0 || free > MOST_UNITS) {
      return;
    }
    Bookable all =
        plan.bookable().forUnits(Collections.nCopies(free, plan.bookable().unitIds().get(0)));
    stage
        .reserve(Scene.LAST_PLACES, all)
        .ifPresent(
            booking -> {
              Trigger confirm = booking.confirm("Guest last " + plan.nonce());
              if (confirm.accepted()) {
                awaitTold(confirm);
              }
              booking.cancel();
            });
  }
}
