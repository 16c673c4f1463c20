package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Changes bookings: one change of a booking at a time, places taken and given back, everybody told.
 */
final class BookingDesk {
  private static final long LONGEST_HOLD_MINUTES = 24 * 60;

  private final Backstage stage;
  private final Behaviour behaviour;

  BookingDesk(Backstage stage, Behaviour behaviour) {
    this.stage = stage;
    this.behaviour = behaviour;
  }

  /**
   * A new booking on hold.
   *
   * @throws Refusal if an id is unknown, or the places are not there
   */
  Booking reserve(Account owner, JsonObject body) {
    Catalogue catalogue = behaviour.catalogue(owner);
    Product product = catalogue.product(String.valueOf(body.get("productId")));
    Option option = catalogue.option(product, String.valueOf(body.get("optionId")));
    String slotId = String.valueOf(body.get("availabilityId"));
    Slot slot =
        catalogue
            .slot(product, option, slotId)
            .orElseThrow(
                () -> Refusal.invalid("INVALID_AVAILABILITY_ID", "availabilityId", slotId));
    Details details =
        new Details(null, null, Contact.NOBODY, unitItems(option, body, List.of())).patched(body);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant expiresAt = now.plus(hold(body));
    Booking booking =
        new Booking(
            owner, uuid(body), reference(), now, slot, details, Life.onHold(now, expiresAt));
    int places = behaviour.places(booking);
    take(booking, places);
    if (!stage.bookings().add(booking)) {
      stage.inventory().take(owner, slot, -places);
      throw Refusal.unprocessable("There is a booking with this uuid already");
    }
    expireAt(booking.uuid(), expiresAt);
    if (places != 0) {
      announcePlaces(booking);
    }
    behaviour.changed(new BookingChange(BookingChange.Kind.RESERVED, booking, booking));
    return booking;
  }

  /** The confirmed booking, or null if it is not on hold any more. */
  @Nullable Booking confirm(Booking known, JsonObject body) {
    List<UnitItem> items = items(known, body);
    Duration decidedAfter = behaviour.decidedAfter(known);
    boolean instant = decidedAfter != null && decidedAfter.isZero();
    Booking confirmed =
        change(
            BookingChange.Kind.CONFIRMED,
            known.uuid(),
            booking -> {
              if (booking.life().status() != BookingStatus.ON_HOLD) {
                return null;
              }
              Instant now = now(booking);
              Details details = booking.details().patched(body).withUnitItems(items);
              Life life = instant ? booking.life().confirmed(now) : booking.life().pending(now);
              return booking.with(details).with(life);
            });
    if (confirmed != null && decidedAfter != null && !instant) {
      stage.workers().after(decidedAfter, () -> decide(known.uuid()));
    }
    return confirmed;
  }

  private void decide(String uuid) {
    Booking unused =
        change(
            BookingChange.Kind.CONFIRMED,
            uuid,
            booking ->
                booking.life().status() == BookingStatus.PENDING
                    ? booking.with(booking.life().confirmed(now(booking)))
                    : null);
  }

  /**
   * The updated booking; the same, and nobody is told, if nothing is different.
   *
   * @throws Refusal if the booking is over
   */
  Booking update(Booking known, JsonObject body) {
    List<UnitItem> items = items(known, body);
    Booking updated =
        change(
            BookingChange.Kind.UPDATED,
            known.uuid(),
            booking -> {
              if (!booking.isLive()) {
                throw Refusal.unprocessable("A booking that is over cannot be updated");
              }
              Set<String> patchable = behaviour.patchable(booking);
              if (Details.FIELDS.stream()
                  .anyMatch(field -> body.has(field) && !patchable.contains(field))) {
                throw Refusal.unprocessable("Not all of this can be updated");
              }
              Details details = booking.details().patched(body).withUnitItems(items);
              return details.equals(booking.details())
                  ? null
                  : booking.with(details).with(booking.life().updated(now(booking)));
            });
    return updated == null ? known : updated;
  }

  /** The cancelled booking, or null if it cannot be cancelled. */
  @Nullable Booking cancel(Booking known, @Nullable String reason) {
    return change(
        BookingChange.Kind.CANCELLED,
        known.uuid(),
        booking -> {
          boolean held = booking.life().status() == BookingStatus.ON_HOLD;
          return booking.isLive() && (held || booking.slot().product().cancellable())
              ? booking.with(booking.life().cancelled(now(booking), reason))
              : null;
        });
  }

  /**
   * The booking held for longer.
   *
   * @throws Refusal if it is not on hold
   */
  Booking extend(Booking known, JsonObject body) {
    Booking extended =
        change(
            BookingChange.Kind.EXTENDED,
            known.uuid(),
            booking -> {
              if (booking.life().status() != BookingStatus.ON_HOLD) {
                throw Refusal.unprocessable("Only a booking on hold can be extended");
              }
              Instant now = now(booking);
              return booking.with(booking.life().extended(now, now.plus(hold(body))));
            });
    if (extended == null || extended.life().expiresAt() == null) {
      return known;
    }
    expireAt(extended.uuid(), extended.life().expiresAt());
    return extended;
  }

  private void expireAt(String uuid, Instant expiresAt) {
    stage.workers().after(Duration.between(Instant.now(), expiresAt), () -> expire(uuid));
  }

  private void expire(String uuid) {
    Booking unused =
        change(
            BookingChange.Kind.EXPIRED,
            uuid,
            booking -> {
              Instant expiresAt = booking.life().expiresAt();
              boolean due = expiresAt != null && !expiresAt.isAfter(Instant.now());
              return due && booking.life().status() == BookingStatus.ON_HOLD
                  ? booking.with(booking.life().expired(now(booking)))
                  : null;
            });
  }

  /** Makes a change and tells everybody; null from the change means that there is none. */
  private @Nullable Booking change(
      BookingChange.Kind kind, String uuid, UnaryOperator<@Nullable Booking> change) {
    Booking before;
    Booking after;
    synchronized (stage.bookings()) {
      before = stage.bookings().find(uuid).orElseThrow();
      after = change.apply(before);
      if (after == null) {
        return null;
      }
      take(after, behaviour.places(after) - behaviour.places(before));
      stage.bookings().replace(after);
    }
    if (behaviour.places(after) != behaviour.places(before)) {
      announcePlaces(after);
    }
    behaviour.changed(new BookingChange(kind, before, after));
    return after;
  }

  private void take(Booking booking, int places) {
    if (!stage.inventory().take(booking.owner(), booking.slot(), places)) {
      throw Refusal.unprocessable("There are not enough places left");
    }
  }

  private void announcePlaces(Booking booking) {
    if (!booking.slot().product().freesale()) {
      behaviour.changed(booking.owner(), stage.inventory().of(booking.owner(), booking.slot()));
    }
  }

  private static List<UnitItem> items(Booking booking, JsonObject body) {
    List<UnitItem> present = booking.details().unitItems();
    return body.has("unitItems") ? unitItems(booking.slot().option(), body, present) : present;
  }

  private static List<UnitItem> unitItems(Option option, JsonObject body, List<UnitItem> present) {
    List<UnitItem> items = new ArrayList<>();
    for (JsonObject item : body.objects("unitItems")) {
      String unitId = String.valueOf(item.get("unitId"));
      Unit unit =
          option
              .unit(unitId)
              .orElseThrow(() -> Refusal.invalid("INVALID_UNIT_ID", "unitId", unitId));
      String uuid = uuid(item);
      items.add(
          present.stream()
              .filter(known -> known.uuid().equals(uuid) && known.unit().equals(unit))
              .findFirst()
              .orElseGet(
                  () -> new UnitItem(uuid, reference(), item.text("resellerReference"), unit)));
    }
    if (items.isEmpty()) {
      throw Refusal.badRequest("unitItems must have at least one unit");
    }
    return items;
  }

  private Duration hold(JsonObject body) {
    return body.get("expirationMinutes") instanceof Long minutes
        ? Duration.ofMinutes(Math.max(1, Math.min(LONGEST_HOLD_MINUTES, minutes)))
        : stage.settings().hold();
  }

  private static String uuid(JsonObject body) {
    if (body.get("uuid") == null) {
      return UUID.randomUUID().toString();
    }
    String text = String.valueOf(body.get("uuid"));
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refusal.badRequest("uuid must be a UUID");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static String reference() {
    return Long.toString(ThreadLocalRandom.current().nextLong(2_000_000_000L, 78_000_000_000L), 36)
        .toUpperCase(Locale.ROOT);
  }

  /** Now, but always later than the last change, so that the order of states can be told. */
  private static Instant now(Booking booking) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Instant next = booking.life().updatedAt().plusMillis(1);
    return now.isBefore(next) ? next : now;
  }
}
