package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.trigger.BookingFlow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One booking of a wave, from its reservation on: every call is written down as a trigger. */
final class BookingLife {
  private static final List<String> CHANGING =
      List.of("/status", "/notes", "/resellerReference", "/contact/fullName");
  private static final int LOOKS = 6;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final JsonMapper JSON = new JsonMapper();

  private final Target target;
  private final Journal journal;
  private final String wave;
  private final String uuid;
  private boolean cancelled;
  private boolean unknown;

  private BookingLife(Target target, Journal journal, String wave, String uuid) {
    this.target = target;
    this.journal = journal;
    this.wave = wave;
    this.uuid = uuid;
  }

  /** Reserves; empty when the target refuses. */
  static Optional<BookingLife> reserve(Target target, Journal journal, String wave, Bookable what) {
    Target asked = target.in("wave " + wave);
    Reply reply = asked.bookings().reserve(what);
    Optional<String> uuid = BookingFlow.uuid(reply).filter(u -> reply.succeeded());
    written(journal, wave, Action.RESERVE, uuid.orElse(null), null, reply);
    return uuid.map(u -> new BookingLife(asked, journal, wave, u));
  }

  /** The booking that the journal shows as reserved by this trigger. */
  static BookingLife of(Target target, Journal journal, Trigger reserved) {
    String uuid = Objects.requireNonNull(reserved.booking());
    BookingLife life =
        new BookingLife(target.in("wave " + reserved.wave()), journal, reserved.wave(), uuid);
    life.cancelled =
        journal
            .evidence()
            .triggers()
            .filter(trigger -> uuid.equals(trigger.booking()))
            .anyMatch(trigger -> trigger.action() == Action.CANCEL && trigger.accepted());
    return life;
  }

  String uuid() {
    return uuid;
  }

  /** The same booking, asked for with these capabilities; the usual ones if there are none. */
  BookingLife with(List<String> capabilities) {
    return capabilities.isEmpty()
        ? this
        : new BookingLife(target.withCapabilities(capabilities), journal, wave, uuid);
  }

  /** Confirms for a guest of this name. */
  Trigger confirm(String guest) {
    return confirm(guest, Bookings.USUAL_LANGUAGE);
  }

  /** Confirms for a guest of this name who speaks this language. */
  Trigger confirm(String guest, String language) {
    return strangely(
        Action.CONFIRM, StrangeText.NAME, guest, name -> bookings().confirm(uuid, name, language));
  }

  Trigger updateHold(String notes) {
    return updateNotes(Action.UPDATE_HOLD, notes);
  }

  Trigger updateNotes(String notes) {
    return updateNotes(Action.UPDATE_NOTES, notes);
  }

  private Trigger updateNotes(Action action, String notes) {
    return strangely(
        action, StrangeText.NOTES, notes, text -> bookings().update(uuid, notes(text)));
  }

  Trigger updateContact(String guest) {
    return updateContact(guest, Bookings.USUAL_LANGUAGE);
  }

  /** Changes the name of the guest and the language. */
  Trigger updateContact(String guest, String language) {
    return strangely(
        Action.UPDATE_CONTACT,
        StrangeText.NAME,
        guest,
        name -> {
          ObjectNode fields = JSON.createObjectNode();
          fields.set("contact", Bookings.contact(name, language));
          return bookings().update(uuid, fields);
        });
  }

  Trigger updateReference(String reference) {
    return strangely(
        Action.UPDATE_REFERENCE,
        StrangeText.REFERENCE,
        reference,
        text -> bookings().update(uuid, JSON.createObjectNode().put("resellerReference", text)));
  }

  Trigger updateUnits(Bookable more) {
    ObjectNode fields = JSON.createObjectNode();
    fields.set("unitItems", Bookings.unitItems(more.unitIds()));
    String count = Integer.toString(more.unitIds().size());
    return written(Action.UPDATE_UNITS, count, bookings().update(uuid, fields));
  }

  Trigger cancel() {
    Trigger cancel = written(Action.CANCEL, null, bookings().cancel(uuid));
    cancelled = cancel.accepted();
    return cancel;
  }

  /** Cancels it outside of any wave unless that happened; whether it is cancelled then. */
  boolean endNow() {
    return cancelled || target.in("clean-up").bookings().cancel(uuid).succeeded();
  }

  Trigger cancelAgain() {
    return written(Action.CANCEL_AGAIN, null, bookings().cancel(uuid));
  }

  Trigger updateCancelled(String notes) {
    return written(Action.UPDATE_CANCELLED, notes, bookings().update(uuid, notes(notes)));
  }

  Trigger confirmCancelled(String guest) {
    return written(Action.CONFIRM_CANCELLED, guest, bookings().confirm(uuid, guest));
  }

  /** Reads it, its places and the products. */
  Trigger onlyRead(Bookable what) {
    Reply read = read();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    bookings().availability(what.productId(), what.optionId(), today, today.plusDays(1));
    bookings().products();
    return written(Action.READ, null, read);
  }

  /**
   * {@code GET /bookings/{uuid}}: what the target itself shows. What does not know the booking may
   * be a copy that is behind: it is given some seconds, unless it never learned of it before.
   */
  Reply read() {
    return found(() -> bookings().get(uuid));
  }

  private Reply found(Supplier<Reply> reading) {
    Reply read = reading.get();
    for (int look = 1; look < LOOKS && isUnknown(read) && !unknown; look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      read = reading.get();
    }
    unknown = isUnknown(read);
    return read;
  }

  /** OCTO answers 400 to a uuid that it does not know. */
  private static boolean isUnknown(Reply read) {
    return read.status() == 400 || read.status() == 404;
  }

  /**
   * Reads it, and for some seconds again until it is shown as it was answered after this call: what
   * is read may come from a copy that is behind.
   */
  void readAsAnsweredTo(Trigger change) {
    Optional<List<JsonNode>> answered = state(journal.evidence().exchange(change.exchange()));
    for (int look = 1; look <= LOOKS; look++) {
      Optional<List<JsonNode>> shown = state(read().exchange());
      if (!change.accepted() || answered.isEmpty() || shown.equals(answered) || look == LOOKS) {
        return;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  /** What we change of a booking, as an answer shows it; empty when it shows no booking. */
  private static Optional<List<JsonNode>> state(Exchange exchange) {
    return new Reply(exchange)
        .json()
        .filter(booking -> booking.path("uuid").isString())
        .map(
            booking ->
                Stream.concat(
                        CHANGING.stream().map(booking::at),
                        booking.path("unitItems").valueStream().map(item -> item.path("uuid")))
                    .toList());
  }

  /** The same in this language. */
  Reply readIn(String language) {
    return found(() -> target.withLanguage(language).bookings().get(uuid));
  }

  private Bookings bookings() {
    return target.bookings();
  }

  private static ObjectNode notes(String text) {
    return JSON.createObjectNode().put("notes", text);
  }

  /**
   * Makes a call with the text with what strange texts have; where the target answers that with a
   * refusal, once more with the plain one, which is all that is sent from then on. Only the call
   * that counts is written down as a trigger.
   */
  private Trigger strangely(
      Action action, StrangeText kind, String plain, Function<String, Reply> call) {
    if (!kind.isRefusedIn(journal.evidence())) {
      Reply reply = call.apply(kind.around(plain));
      if (!kind.mayBeRefusedBy(reply)) {
        return written(action, plain, reply);
      }
      Trigger instead = written(action, plain, call.apply(plain));
      if (instead.accepted()) {
        journal.note(Scene.PLAIN_TEXTS, kind.refusal(reply));
      }
      return instead;
    }
    return written(action, plain, call.apply(plain));
  }

  private Trigger written(Action action, @Nullable String nonce, Reply reply) {
    return written(journal, wave, action, uuid, nonce, reply);
  }

  private static Trigger written(
      Journal journal,
      String wave,
      Action action,
      @Nullable String uuid,
      @Nullable String nonce,
      Reply reply) {
    return journal.add(
        Journal.Kind.TRIGGER,
        id ->
            new Trigger(
                id,
                reply.first().at(),
                reply.exchange().endedAt(),
                wave,
                action,
                uuid,
                nonce,
                reply.exchange().id(),
                reply.succeeded()));
  }
}
