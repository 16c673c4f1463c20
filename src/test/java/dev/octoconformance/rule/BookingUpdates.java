package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.schema.Violation;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What must be true of the deliveries that tell of a booking's life. */
public final class BookingUpdates {
  private static final List<Action> UPDATES =
      List.of(
          Action.UPDATE_NOTES, Action.UPDATE_CONTACT, Action.UPDATE_REFERENCE, Action.UPDATE_UNITS);
  private static final List<String> NEVER_CHANGES =
      List.of("id", "uuid", "testMode", "productId", "optionId", "availabilityId", "utcCreatedAt");

  private BookingUpdates() {}

  /**
   * The confirmation is delivered: a body with the status CONFIRMED before anything else happened
   * to the booking.
   */
  public static Rule tellOfTheConfirmation() {
    return Heard.byThen(
        heard -> {
          Trigger confirm = heard.accepted(Action.CONFIRM).orElseThrow();
          return Told.of(
              heard,
              confirm,
              d -> Change.shows(d, confirm) || !d.text("utcConfirmedAt").isEmpty(),
              "a delivery that shows the booking CONFIRMED");
        });
  }

  /**
   * An update of the confirmed booking is delivered: the first kind of update that the target takes
   * over.
   */
  public static Rule tellOfAnUpdate() {
    return Heard.byThen(
        heard ->
            UPDATES.stream()
                .flatMap(action -> Change.takenOver(heard, action).stream())
                .findFirst()
                .map(update -> toldOfUpdate(heard, update))
                .orElseGet(
                    () ->
                        Updates.missing(
                            heard.scene(),
                            "The target takes over no update of a confirmed booking.")));
  }

  /** This kind of update of the confirmed booking is delivered. */
  public static Rule tellOf(Action update) {
    return Heard.byThen(
        heard ->
            Change.takenOver(heard, update)
                .map(trigger -> toldOfUpdate(heard, trigger))
                .orElseGet(
                    () ->
                        new Finding.NotApplicable(
                            "The target does not take over this change (%s) of a confirmed booking."
                                .formatted(update.words()))));
  }

  private static Finding toldOfUpdate(Heard heard, Trigger update) {
    return Told.of(
        heard,
        update,
        d -> Change.shows(d, update),
        "a delivery that shows the new value " + update.nonce());
  }

  /** The cancellation is delivered: a body with the status CANCELLED. */
  public static Rule tellOfTheCancellation() {
    return Heard.byThen(
        heard ->
            heard
                .accepted(Action.CANCEL)
                .map(
                    cancel ->
                        Told.of(
                            heard,
                            cancel,
                            d -> Change.shows(d, cancel),
                            "a delivery that shows the booking CANCELLED"))
                .orElseGet(
                    () ->
                        new Finding.Undecidable(
                            Reason.TRIG, "The booking could not be cancelled.")));
  }

  /**
   * Whether the arm got a delivery since the trigger that shows what it did, or one that cannot be
   * read.
   */
  public static boolean isTold(Scene scene, Armed armed, Trigger trigger) {
    String uuid = trigger.booking() == null ? "" : trigger.booking();
    return scene.deliveries(armed).stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0 && d.mentions(uuid))
        .anyMatch(d -> d.booking().isEmpty() || Change.shows(d, trigger));
  }

  /** Whether anybody was told anything of the trigger's booking since it began. */
  public static boolean isMentionedSince(Scene scene, Trigger trigger) {
    String uuid = Objects.requireNonNullElse(trigger.booking(), "");
    return scene
        .evidence()
        .armed()
        .flatMap(armed -> scene.deliveries(armed).stream())
        .anyMatch(d -> d.arrival().at().compareTo(trigger.at()) >= 0 && d.mentions(uuid));
  }

  /** A cancelled booking says when and how it was cancelled. */
  public static Rule showTheCancellation() {
    return Heard.ofBookings(
        heard -> {
          List<Delivery> cancelled =
              heard.readable().stream().filter(d -> d.text("status").equals("CANCELLED")).toList();
          if (cancelled.isEmpty()) {
            return new Finding.Undecidable(
                Reason.BLOCKED, "BKG-03: no delivery shows the booking CANCELLED.");
          }
          return Deliveries.verdict(
              "A cancelled booking shows its cancellation",
              cancelled.stream()
                  .map(d -> d.booking().orElseThrow().path("cancellation"))
                  .filter(c -> !c.isObject())
                  .map(
                      c ->
                          new Complaint(
                              "booking.cancellation",
                              "an object",
                              c.isMissingNode() ? "nothing" : c.toString()))
                  .toList(),
              cancelled);
        });
  }

  /** Whether an update of a hold is told, as a fact. */
  public static Rule mayTellOfHolds() {
    return Heard.byThen(
        heard -> {
          Optional<Trigger> update = heard.accepted(Action.UPDATE_HOLD);
          if (update.isEmpty()) {
            return Updates.missing(heard.scene(), "The hold could not be updated.");
          }
          if (Change.takenOver(heard, Action.UPDATE_HOLD).isEmpty()) {
            return new Finding.NotApplicable(
                "The target does not take over this change of a hold.");
          }
          List<Delivery> told =
              heard.readable().stream()
                  .filter(d -> d.text("status").equals("ON_HOLD") && Change.shows(d, update.get()))
                  .toList();
          if (!told.isEmpty()) {
            return Finding.holds("The update of a hold is delivered.", Heard.ids(told));
          }
          return heard.readable().isEmpty()
              ? heard.silence()
              : new Finding.Seen(
                  "The update of a hold is not delivered.", List.of(update.get().exchange()));
        });
  }

  /** Whether a mere reservation is told, as a fact. */
  public static Rule mayTellOfReservations() {
    return Heard.ofDeliveries(
        heard -> {
          Trigger reserved = heard.accepted(Action.RESERVE).orElseThrow();
          Optional<Trigger> hold = Change.takenOver(heard, Action.UPDATE_HOLD);
          Duration next =
              heard
                  .scene()
                  .triggers(Scene.A)
                  .filter(t -> t.action() != Action.RESERVE)
                  .map(Trigger::at)
                  .findFirst()
                  .orElseThrow();
          List<Delivery> told =
              heard.events().stream()
                  .filter(
                      d ->
                          d.arrival().at().compareTo(next) < 0
                              || (d.text("status").equals("ON_HOLD")
                                  && hold.filter(update -> !Change.shows(d, update)).isPresent()))
                  .toList();
          return new Finding.Seen(
              told.isEmpty()
                  ? "A reservation alone is not delivered."
                  : "A reservation alone is delivered.",
              told.isEmpty() ? List.of(reserved.exchange()) : Heard.ids(told));
        });
  }

  /** Whether the release of a hold is told, as a fact. */
  public static Rule mayTellOfReleases() {
    return Heard.byThen(
        heard -> {
          Optional<Trigger> release =
              heard.scene().trigger(Scene.RELEASED, Action.CANCEL).filter(Trigger::accepted);
          if (release.isEmpty()) {
            return new Finding.Undecidable(Reason.TRIG, "No hold could be released.");
          }
          List<Delivery> told =
              since(heard, release.get()).stream()
                  .filter(d -> !d.text("status").equals("ON_HOLD"))
                  .toList();
          if (told.isEmpty() && heard.events().isEmpty()) {
            return heard.silence();
          }
          return new Finding.Seen(
              told.isEmpty()
                  ? "The release of a hold is not delivered."
                  : "The release of a hold is delivered, with status %s."
                      .formatted(Told.statuses(told)),
              Told.evidence(release.get(), told));
        });
  }

  /** Of three updates in a row, the last one is delivered in the end. */
  public static Rule tellOfTheLastUpdate() {
    return Heard.byThen(QuickUpdates::areToldInTheEnd);
  }

  /** What came since a trigger of any wave and mentions its booking. */
  static List<Delivery> since(Heard heard, Trigger trigger) {
    String uuid = String.valueOf(trigger.booking());
    return heard.deliveries().stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0 && d.mentions(uuid))
        .toList();
  }

  /** A delivery has the two objects of the specification, {@code webhook} and {@code booking}. */
  public static Rule haveBothObjects() {
    return Heard.ofDeliveries(
        heard -> {
          List<Delivery> objects = heard.events().stream().filter(Delivery::isObject).toList();
          if (objects.isEmpty()) {
            return heard.unreadable();
          }
          List<Complaint> complaints = new ArrayList<>();
          for (Delivery delivery : objects) {
            JsonNode body = Objects.requireNonNull(delivery.body());
            for (String part : List.of("webhook", "booking")) {
              if (!body.path(part).isObject()) {
                complaints.add(
                    new Complaint(
                        "/" + part,
                        "an object",
                        body.has(part) ? body.path(part).toString() : "nothing"));
              }
            }
          }
          return Deliveries.verdict(
              "Every delivery has a webhook and a booking", complaints, objects);
        });
  }

  /**
   * The booking of a delivery has the fields and types of OCTO, and is the one that the target
   * itself shows.
   */
  public static Rule showTheBooking() {
    return Heard.ofBookings(
        heard -> {
          List<Complaint> complaints = new ArrayList<>();
          List<Delivery> shown = new ArrayList<>(heard.readable());
          shown.addAll(nameless(heard));
          for (Delivery delivery : shown) {
            JsonNode booking = delivery.booking().orElseThrow();
            for (Violation v : heard.scene().terms().schemas().violations("booking", booking)) {
              complaints.add(new Complaint("/booking" + v.pointer(), v.expected(), v.found()));
            }
            Optional<JsonNode> own = heard.scene().readings(heard.uuid()).findFirst();
            own.ifPresent(read -> complaints.addAll(differences(read, booking)));
            complaints.addAll(strangers(heard, booking));
            complaints.addAll(BookingTexts.differences(heard.scene(), heard.uuid(), booking));
          }
          return Deliveries.verdict(
              "Every delivery shows the booking as OCTO describes it", complaints, shown);
        });
  }

  /**
   * What came during the wave with a booking that has no uuid, so that nobody knows which it is.
   */
  private static List<Delivery> nameless(Heard heard) {
    Duration from = heard.scene().trigger(Scene.A, Action.CONFIRM).map(Trigger::at).orElseThrow();
    return heard.deliveries().stream()
        .filter(d -> d.arrival().at().compareTo(from) >= 0)
        .filter(d -> d.booking().filter(booking -> !booking.path("uuid").isString()).isPresent())
        .toList();
  }

  /** Unit items that the target itself never shows of this booking. */
  private static List<Complaint> strangers(Heard heard, JsonNode delivered) {
    Set<String> known =
        heard
            .scene()
            .readings(heard.uuid())
            .flatMap(read -> unitItems(read).stream())
            .collect(Collectors.toSet());
    return unitItems(delivered).stream()
        .filter(uuid -> !known.isEmpty() && !known.contains(uuid))
        .map(
            uuid ->
                new Complaint(
                    "/booking/unitItems", "unit items that GET /bookings/{uuid} shows", uuid))
        .toList();
  }

  private static Set<String> unitItems(JsonNode booking) {
    return booking
        .path("unitItems")
        .valueStream()
        .map(item -> item.path("uuid").asStringOpt().orElse(""))
        .filter(uuid -> !uuid.isEmpty())
        .collect(Collectors.toSet());
  }

  private static List<Complaint> differences(JsonNode read, JsonNode delivered) {
    List<Complaint> complaints = new ArrayList<>();
    for (String field : NEVER_CHANGES) {
      if (read.has(field)
          && delivered.has(field)
          && !sameValue(read.path(field), delivered.path(field))) {
        complaints.add(
            new Complaint(
                "/booking/" + field,
                read.path(field) + " as GET /bookings/{uuid} shows",
                delivered.path(field).toString()));
      }
    }
    return complaints;
  }

  private static boolean sameValue(JsonNode left, JsonNode right) {
    return dev.octoconformance.schema.JsonEquality.differences(left, right).isEmpty();
  }

  /**
   * What is delivered is at least as new as the state before its event, and the target itself shows
   * the event by then.
   */
  public static Rule areNeverStale() {
    return Heard.ofBookings(Freshness::of);
  }

  /** A booking made with test credentials says so. */
  public static Rule areMarkedAsTests() {
    return Heard.ofBookings(
        heard ->
            Deliveries.verdict(
                "The booking of every delivery is marked as a test",
                heard.readable().stream()
                    .map(d -> d.booking().orElseThrow().path("testMode"))
                    .filter(mark -> !(mark.isBoolean() && mark.asBoolean()))
                    .map(
                        mark ->
                            new Complaint(
                                "/booking/testMode",
                                "true",
                                mark.isMissingNode() ? "nothing" : mark.toString()))
                    .toList(),
                heard.readable()));
  }

  /** A call that the target refused tells nobody of a change. */
  public static Rule neverTellOfRefused(Action action) {
    return Heard.ofBookings(heard -> Refused.neverTold(heard, action));
  }

  /** Reading a booking, an availability or the products tells nobody. */
  public static Rule staySilentOnReading() {
    return Heard.byThen(Reading::isSilent);
  }
}
