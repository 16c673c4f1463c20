package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether deliveries are as new as the events they tell of, and the API as new as they are. */
final class Freshness {
  private final Heard heard;
  private final Trigger confirm;
  private final Optional<Trigger> hold;
  private final Optional<Trigger> notes;

  private Freshness(Heard heard) {
    this.heard = heard;
    this.confirm = heard.accepted(Action.CONFIRM).orElseThrow();
    this.hold = Change.takenOver(heard, Action.UPDATE_HOLD);
    this.notes = Change.takenOver(heard, Action.UPDATE_NOTES);
  }

  static Finding of(Heard heard) {
    Freshness freshness = new Freshness(heard);
    List<Complaint> complaints = new ArrayList<>();
    heard.readable().forEach(d -> complaints.addAll(freshness.older(d)));
    complaints.addAll(freshness.backToTheStart());
    complaints.addAll(freshness.unread());
    return Deliveries.verdict(
        "Every delivery is as new as its event", complaints, heard.readable());
  }

  /** A complaint when the notes are older than those before the event that the status tells of. */
  private List<Complaint> older(Delivery delivery) {
    String status = delivery.text("status");
    Optional<Trigger> before = status.equals("CANCELLED") ? notes : hold;
    boolean says =
        delivery.booking().filter(b -> b.has("notes")).isPresent() && !status.equals("ON_HOLD");
    if (!says || before.isEmpty() || isAllowed(before.get(), delivery.text("notes"))) {
      return List.of();
    }
    return List.of(
        new Complaint(
            "/booking/notes (older than the event) of the booking that is " + status,
            String.valueOf(before.get().nonce()),
            delivery.text("notes")));
  }

  /** Whether the notes are what we put there from this change on, or what can be read there. */
  private boolean isAllowed(Trigger from, String notes) {
    return heard
            .scene()
            .triggers(Scene.A)
            .filter(t -> t.at().compareTo(from.at()) >= 0)
            .map(Trigger::nonce)
            .anyMatch(nonce -> nonce != null && notes.contains(nonce))
        || heard
            .scene()
            .readings(from)
            .map(booking -> booking.path("notes").asStringOpt().orElse(""))
            .anyMatch(notes::equals);
  }

  /**
   * A complaint when the booking as it was reserved comes again and again after its confirmation.
   * Once is a late delivery of the reservation.
   */
  private List<Complaint> backToTheStart() {
    Duration reserved =
        heard.scene().trigger(Scene.A, Action.RESERVE).map(Trigger::done).orElse(Duration.ZERO);
    Duration grace = heard.scene().slowestFirstDelivery().multipliedBy(3);
    List<Delivery> first =
        heard.readable().stream()
            .filter(d -> d.arrival().at().compareTo(confirm.done()) > 0)
            .filter(d -> d.arrival().at().minus(reserved).compareTo(grace) > 0)
            .filter(d -> d.text("status").equals("ON_HOLD"))
            .filter(d -> hold.filter(update -> !Change.shows(d, update)).isPresent())
            .filter(d -> d.booking().filter(b -> b.has("notes")).isPresent())
            .toList();
    return first.size() < 2
        ? List.of()
        : List.of(
            new Complaint(
                "/booking/status (older than the event)",
                "the booking as confirmed or later",
                first.size() + " deliveries of the booking as it was reserved"));
  }

  /**
   * A complaint when the booking is read, after its confirmation was delivered to anybody, as on
   * hold.
   */
  private List<Complaint> unread() {
    Scene scene = heard.scene();
    Optional<Duration> delivered =
        scene
            .evidence()
            .armed()
            .flatMap(any -> scene.deliveries(any).stream())
            .filter(d -> d.tellsOf(heard.uuid()) && Change.shows(d, confirm))
            .map(d -> d.arrival().at())
            .min(Comparator.naturalOrder());
    return heard
        .scene()
        .evidence()
        .exchanges()
        .filter(x -> delivered.isPresent() && x.at().compareTo(delivered.get()) >= 0)
        .filter(x -> x.at().compareTo(confirm.done()) >= 0)
        .filter(x -> x.request().method().equals("GET") && x.succeeded())
        .filter(x -> x.request().url().endsWith("/bookings/" + heard.uuid()))
        .limit(1)
        .map(Freshness::status)
        .filter("ON_HOLD"::equals)
        .map(
            status ->
                new Complaint(
                    "GET /bookings/{uuid} (older than the delivery)", "status CONFIRMED", status))
        .toList();
  }

  private static String status(Exchange read) {
    Exchange.Answer answer = read.answer();
    JsonNode booking = Delivery.json(answer == null ? "" : answer.body().text());
    return booking.path("status").asStringOpt().orElse("");
  }
}
