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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
          return toldOf(
              heard,
              confirm,
              d -> shows(d, confirm) || !d.text("utcConfirmedAt").isEmpty(),
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
                .flatMap(action -> takenOver(heard, action).stream())
                .findFirst()
                .map(update -> toldOfUpdate(heard, update))
                .orElseGet(
                    () ->
                        new Finding.Undecidable(
                            Reason.TRIG,
                            "The target takes over no update of a confirmed booking.")));
  }

  /** This kind of update of the confirmed booking is delivered. */
  public static Rule tellOf(Action update) {
    return Heard.byThen(
        heard ->
            takenOver(heard, update)
                .map(trigger -> toldOfUpdate(heard, trigger))
                .orElseGet(
                    () ->
                        new Finding.NotApplicable(
                            "The target does not take over this change (%s) of a confirmed booking."
                                .formatted(update.words()))));
  }

  private static Finding toldOfUpdate(Heard heard, Trigger update) {
    return toldOf(
        heard,
        update,
        d -> shows(d, update),
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
                        toldOf(
                            heard,
                            cancel,
                            d -> shows(d, cancel),
                            "a delivery that shows the booking CANCELLED"))
                .orElseGet(
                    () ->
                        new Finding.Undecidable(
                            Reason.TRIG, "The booking could not be cancelled.")));
  }

  private static Finding toldOf(
      Heard heard, Trigger trigger, Predicate<Delivery> showsIt, String expected) {
    if (!heard.scene().anythingHeard() && !heard.scene().terms().sinkReachable()) {
      return Heard.unreachable();
    }
    Duration from = trigger.at();
    Optional<Duration> until =
        heard
            .scene()
            .triggers(Scene.A)
            .map(Trigger::at)
            .filter(next -> next.compareTo(from) > 0)
            .findFirst();
    List<Delivery> since =
        heard.events().stream().filter(d -> d.arrival().at().compareTo(from) >= 0).toList();
    List<Delivery> telling = since.stream().filter(showsIt).toList();
    List<Delivery> inTime =
        telling.stream()
            .filter(
                d ->
                    until.isEmpty()
                        || d.arrival().at().compareTo(until.get()) < 0
                        || !laterThan(heard, trigger, d))
            .toList();
    if (!inTime.isEmpty()) {
      return Finding.holds(
          "Told %d ms after it happened."
              .formatted(Math.max(0, inTime.get(0).arrival().at().minus(from).toMillis())),
          List.of(inTime.get(0).id(), trigger.exchange()));
    }
    if (!since.isEmpty() && since.stream().noneMatch(d -> d.booking().isPresent())) {
      return new Finding.Undecidable(
          Reason.BLOCKED, "DLV-04: what was delivered cannot be read as JSON with a booking.");
    }
    if (heard.events().isEmpty() && heard.scene().anythingHeard()) {
      return heard.silence();
    }
    return Finding.broken(
        "The booking was changed (%s) and the webhook was not told."
            .formatted(trigger.action().words()),
        expected,
        since.isEmpty() ? "no delivery after it" : "deliveries that show " + statuses(since),
        evidence(trigger, since));
  }

  /**
   * Whether a delivery shows what only a later trigger of the wave put there, so that it may be
   * that one's.
   */
  private static boolean laterThan(Heard heard, Trigger trigger, Delivery delivery) {
    return heard
        .scene()
        .triggers(Scene.A)
        .filter(later -> later.at().compareTo(trigger.at()) > 0 && later.accepted())
        .anyMatch(later -> shows(delivery, later));
  }

  private static List<String> statuses(List<Delivery> deliveries) {
    return deliveries.stream().map(d -> d.text("status")).distinct().toList();
  }

  private static List<String> evidence(Trigger trigger, List<Delivery> deliveries) {
    List<String> ids = new ArrayList<>(List.of(trigger.exchange()));
    ids.addAll(Heard.ids(deliveries));
    return ids;
  }

  /**
   * Whether the arm got a delivery since the trigger that shows what it did, or one that cannot be
   * read.
   */
  public static boolean isTold(Scene scene, Armed armed, Trigger trigger) {
    String uuid = trigger.booking() == null ? "" : trigger.booking();
    return scene.deliveries(armed).stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0 && d.mentions(uuid))
        .anyMatch(d -> d.booking().isEmpty() || shows(d, trigger));
  }

  private static boolean shows(Delivery delivery, Trigger update) {
    return delivery.booking().filter(booking -> shows(booking, update)).isPresent();
  }

  private static boolean shows(JsonNode booking, Trigger update) {
    String nonce = update.nonce() == null ? "" : update.nonce();
    String status = booking.path("status").asStringOpt().orElse("");
    return switch (update.action()) {
      case CONFIRM -> status.equals("CONFIRMED");
      case CANCEL -> status.equals("CANCELLED");
      case UPDATE_UNITS -> Integer.toString(booking.path("unitItems").size()).equals(nonce);
      case UPDATE_CONTACT, CONFIRM_CANCELLED ->
          booking.path("contact").path("fullName").asStringOpt().orElse("").equals(nonce);
      case UPDATE_REFERENCE ->
          booking.path("resellerReference").asStringOpt().orElse("").equals(nonce);
      default -> booking.path("notes").asStringOpt().orElse("").equals(nonce);
    };
  }

  /** An update that was accepted and that the target itself shows afterwards. */
  private static Optional<Trigger> takenOver(Heard heard, Action action) {
    return heard
        .accepted(action)
        .filter(
            update -> heard.scene().readings(update).anyMatch(booking -> shows(booking, update)));
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
            return new Finding.Undecidable(Reason.TRIG, "The hold could not be updated.");
          }
          List<Delivery> told =
              heard.readable().stream()
                  .filter(d -> d.text("status").equals("ON_HOLD") && shows(d, update.get()))
                  .toList();
          return told.isEmpty()
              ? new Finding.Seen(
                  "The update of a hold is not delivered.", List.of(update.get().exchange()))
              : Finding.holds("The update of a hold is delivered.", Heard.ids(told));
        });
  }

  /** Whether a mere reservation is told, as a fact. */
  public static Rule mayTellOfReservations() {
    return Heard.byThen(
        heard -> {
          Trigger reserved = heard.accepted(Action.RESERVE).orElseThrow();
          Duration next =
              heard
                  .scene()
                  .triggers(Scene.A)
                  .filter(t -> t.action() != Action.RESERVE)
                  .map(Trigger::at)
                  .findFirst()
                  .orElseThrow();
          List<Delivery> told =
              heard.events().stream().filter(d -> d.arrival().at().compareTo(next) < 0).toList();
          return new Finding.Seen(
              told.isEmpty()
                  ? "A reservation alone is not delivered."
                  : "A reservation alone is delivered.",
              told.isEmpty() ? List.of(reserved.exchange()) : Heard.ids(told));
        });
  }

  /** A delivery has the two objects of the specification, {@code webhook} and {@code booking}. */
  public static Rule haveBothObjects() {
    return Heard.ofBookings(
        heard -> {
          List<Complaint> complaints = new ArrayList<>();
          for (Delivery delivery : heard.readable()) {
            for (String part : List.of("webhook", "booking")) {
              if (delivery.body() != null && !delivery.body().path(part).isObject()) {
                complaints.add(
                    new Complaint(
                        "/" + part,
                        "an object",
                        delivery.body().has(part)
                            ? delivery.body().path(part).toString()
                            : "nothing"));
              }
            }
          }
          return Deliveries.verdict(
              "Every delivery has a webhook and a booking", complaints, heard.readable());
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
          for (Delivery delivery : heard.readable()) {
            JsonNode booking = delivery.booking().orElseThrow();
            for (Violation v : heard.scene().terms().schemas().violations("booking", booking)) {
              complaints.add(new Complaint("/booking" + v.pointer(), v.expected(), v.found()));
            }
            Optional<JsonNode> own = heard.scene().readings(heard.uuid()).findFirst();
            own.ifPresent(read -> complaints.addAll(differences(read, booking)));
          }
          return Deliveries.verdict(
              "Every delivery shows the booking as OCTO describes it",
              complaints,
              heard.readable());
        });
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
    return Heard.ofBookings(
        heard -> {
          List<Complaint> complaints = new ArrayList<>();
          Optional<Trigger> hold = takenOver(heard, Action.UPDATE_HOLD);
          Optional<Trigger> notes = takenOver(heard, Action.UPDATE_NOTES);
          for (Delivery delivery : heard.readable()) {
            String status = delivery.text("status");
            String shown = delivery.text("notes");
            Optional<Trigger> before = status.equals("CANCELLED") ? notes : hold;
            boolean stale =
                !status.equals("ON_HOLD")
                    && before.isPresent()
                    && Stream.of(before, notes)
                        .flatMap(Optional::stream)
                        .noneMatch(update -> shown.equals(update.nonce()));
            if (stale) {
              complaints.add(
                  new Complaint(
                      "/booking/notes of the booking that is " + status,
                      String.valueOf(before.get().nonce()),
                      shown));
            }
          }
          complaints.addAll(unread(heard));
          return Deliveries.verdict(
              "Every delivery is as new as its event", complaints, heard.readable());
        });
  }

  /**
   * The booking as the target shows it right after the first delivery of the confirmation, if that
   * is older.
   */
  private static List<Complaint> unread(Heard heard) {
    Trigger confirm = heard.accepted(Action.CONFIRM).orElseThrow();
    boolean delivered = heard.readable().stream().anyMatch(d -> shows(d, confirm));
    return heard
        .scene()
        .readings(confirm)
        .limit(1)
        .map(booking -> booking.path("status").asStringOpt().orElse(""))
        .filter(status -> delivered && status.equals("ON_HOLD"))
        .map(
            status ->
                new Complaint(
                    "GET /bookings/{uuid} after the delivery", "status CONFIRMED", status))
        .toList();
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
    return Heard.ofBookings(
        heard -> {
          Optional<Trigger> made = heard.scene().trigger(Scene.A, action);
          if (made.isEmpty()) {
            return new Finding.Undecidable(
                Reason.TRIG,
                "The booking could not be cancelled, so nothing could be refused after it.");
          }
          if (made.get().accepted()) {
            return new Finding.Seen(
                "The target accepts it (%s), so nothing was refused.".formatted(action.words()),
                List.of(made.get().exchange()));
          }
          List<Delivery> told =
              heard.readable().stream()
                  .filter(d -> d.arrival().at().compareTo(made.get().at()) >= 0)
                  .filter(d -> action == Action.CANCEL_AGAIN ? revived(d) : shows(d, made.get()))
                  .toList();
          return told.isEmpty()
              ? Finding.holds(
                  "It was refused (%s), and nothing was delivered that shows it."
                      .formatted(action.words()),
                  List.of(made.get().exchange()))
              : Finding.broken(
                  "A call that the target refused (%s) was delivered as if it had happened."
                      .formatted(action.words()),
                  "no delivery",
                  "a delivery with status " + statuses(told),
                  evidence(made.get(), told));
        });
  }

  private static boolean revived(Delivery delivery) {
    return !delivery.text("status").equals("CANCELLED");
  }

  /** Reading a booking, an availability or the products tells nobody. */
  public static Rule staySilentOnReading() {
    return Heard.byThen(
        heard -> {
          Optional<Trigger> read =
              heard.scene().trigger(Scene.READ, Action.READ).filter(Trigger::accepted);
          if (read.isEmpty() || read.get().booking() == null) {
            return new Finding.Undecidable(Reason.TRIG, "The booking could not be read.");
          }
          if (!heard.scene().anythingHeard()) {
            return heard.silence();
          }
          String booking = read.get().booking();
          List<Delivery> told =
              heard.deliveries().stream()
                  .filter(d -> d.arrival().at().compareTo(read.get().at()) >= 0)
                  .filter(d -> d.mentions(booking))
                  .toList();
          if (told.isEmpty()) {
            return Finding.holds(
                "Nothing was delivered about the booking that was only read.",
                List.of(read.get().exchange()));
          }
          List<Delivery> replays =
              heard.deliveries().stream()
                  .filter(d -> heard.scene().bookings(Scene.OLDER).stream().anyMatch(d::mentions))
                  .toList();
          return replays.isEmpty()
              ? Finding.broken(
                  "A booking that was only read was delivered.",
                  "no delivery",
                  told.size() + " of them",
                  evidence(read.get(), told))
              : new Finding.Undecidable(
                  Reason.BLOCKED,
                  "DLV-11: older bookings are delivered anyway, so a delivery says nothing about reading.");
        });
  }
}
