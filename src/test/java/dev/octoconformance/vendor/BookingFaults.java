package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What goes wrong between a change of a booking and what is told of it. */
final class BookingFaults {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private BookingFaults() {}

  /** Changes that fulfil the condition are not told. */
  static Behaviour silent(Predicate<BookingChange> condition) {
    return new Behaviour() {
      @Override
      boolean fires(BookingChange change) {
        return super.fires(change) && !condition.test(change);
      }
    };
  }

  static Behaviour silentUpdates(Predicate<BookingChange> condition) {
    return silent(change -> isUpdateOf(BookingStatus.CONFIRMED, change) && condition.test(change));
  }

  private static boolean isUpdateOf(BookingStatus status, BookingChange change) {
    return change.kind() == BookingChange.Kind.UPDATED && change.before().life().status() == status;
  }

  static Behaviour confirmIsSilent() {
    return silent(change -> change.kind() == BookingChange.Kind.CONFIRMED);
  }

  static Behaviour cancelIsSilent() {
    return silent(change -> change.kind() == BookingChange.Kind.CANCELLED);
  }

  static Behaviour holdUpdateIsSilent() {
    return silent(change -> isUpdateOf(BookingStatus.ON_HOLD, change));
  }

  static Behaviour releaseIsSilent() {
    return silent(
        change ->
            change.kind() == BookingChange.Kind.CANCELLED
                && change.before().life().status() == BookingStatus.ON_HOLD);
  }

  /** Notes that change a second time within a moment are not told. */
  static Behaviour quickUpdatesAreLost() {
    return new Behaviour() {
      @Override
      boolean fires(BookingChange change) {
        if (!super.fires(change) || !changesNotes(change.before(), change.after())) {
          return super.fires(change);
        }
        List<Booking> versions = backstage().bookings().versions(change.after().uuid());
        int before = versions.indexOf(change.before());
        return before < 1
            || !changesNotes(versions.get(before - 1), change.before())
            || Duration.between(
                        change.before().life().updatedAt(), change.after().life().updatedAt())
                    .compareTo(MOMENT)
                > 0;
      }
    };
  }

  private static boolean changesNotes(Booking before, Booking after) {
    return before.life().status() == BookingStatus.CONFIRMED
        && !Objects.equals(before.details().notes(), after.details().notes());
  }

  static Behaviour updateIsSilent() {
    return silentUpdates(change -> true);
  }

  static Behaviour onlyUnitsAreTold() {
    return silentUpdates(
        change ->
            change.before().details().unitItems().equals(change.after().details().unitItems()));
  }

  static Behaviour notesAreNotTold() {
    return silentUpdates(
        change ->
            !Objects.equals(change.before().details().notes(), change.after().details().notes()));
  }

  static Behaviour contactsAreNotTold() {
    return silentUpdates(
        change -> !change.before().details().contact().equals(change.after().details().contact()));
  }

  static Behaviour referencesAreNotTold() {
    return silentUpdates(
        change ->
            !Objects.equals(
                change.before().details().resellerReference(),
                change.after().details().resellerReference()));
  }

  static Behaviour reservationInsteadOfConfirm() {
    return new Behaviour() {
      @Override
      boolean fires(BookingChange change) {
        return switch (change.kind()) {
          case RESERVED -> true;
          case CONFIRMED -> false;
          default -> super.fires(change);
        };
      }
    };
  }

  static Behaviour reservationToo() {
    return new Behaviour() {
      @Override
      boolean fires(BookingChange change) {
        return change.kind() == BookingChange.Kind.RESERVED || super.fires(change);
      }
    };
  }

  /** Changes of this kind are told with the booking as it was before. */
  static Behaviour asItWas(BookingChange.Kind kind) {
    return new Behaviour() {
      @Override
      List<Event> eventsOf(BookingChange change) {
        return change.kind() == kind && fires(change)
            ? List.of(new Event.OfBooking(change, change.before()))
            : super.eventsOf(change);
      }
    };
  }

  static Behaviour firstStateToo() {
    return new Behaviour() {
      @Override
      List<Event> eventsOf(BookingChange change) {
        Booking first = backstage().bookings().versions(change.after().uuid()).get(0);
        return first.equals(change.before()) || !fires(change)
            ? super.eventsOf(change)
            : List.of(
                new Event.OfBooking(change, change.after()), new Event.OfBooking(change, first));
      }
    };
  }

  static Behaviour readsLag(Duration lag) {
    return new Behaviour() {
      @Override
      @Nullable Booking readable(ApiCall call, String uuid) {
        Booking present = super.readable(call, uuid);
        List<Booking> versions = backstage().bookings().versions(uuid);
        return present != null
                && versions.size() > 1
                && present.life().updatedAt().isAfter(Instant.now().minus(lag))
            ? versions.get(versions.size() - 2)
            : present;
      }
    };
  }

  /** Deliveries of changes that fulfil the condition show the booking otherwise than the API. */
  static Behaviour delivered(Predicate<BookingChange> condition, UnaryOperator<JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        JsonObject shown = super.shownInDelivery(webhook, event, view);
        return condition.test(event.change()) ? change.apply(shown) : shown;
      }
    };
  }

  static Behaviour cancellationMissing() {
    return delivered(
        change -> change.kind() == BookingChange.Kind.CANCELLED,
        shown -> shown.with("cancellation", null));
  }

  static Behaviour updatesWithout(String member) {
    return delivered(
        change -> change.kind() == BookingChange.Kind.UPDATED, shown -> shown.without(member));
  }

  static Behaviour unitItemsByUuid() {
    return delivered(
        change -> true,
        shown -> {
          JsonObject byUuid = JsonObject.empty();
          for (JsonObject item : shown.objects("unitItems")) {
            byUuid.with(item.text("uuid") + "", item);
          }
          return shown.with("unitItems", byUuid);
        });
  }

  static Behaviour numericProductId() {
    return delivered(change -> true, shown -> shown.with("productId", 4711));
  }

  static Behaviour anotherOption() {
    return delivered(change -> true, shown -> shown.with("optionId", "ANOTHER"));
  }

  static Behaviour unitItemsOfAnother() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        JsonObject shown = super.shownInDelivery(webhook, event, view);
        List<Booking> others =
            backstage()
                .bookings()
                .of(event.owner(), other -> !other.uuid().equals(event.booking().uuid()));
        return others.isEmpty()
            ? shown
            : shown.with("unitItems", shown(others.get(others.size() - 1), view).get("unitItems"));
      }
    };
  }

  static Behaviour notTestMode() {
    return new Behaviour() {
      @Override
      JsonObject shown(Booking booking, View view) {
        return super.shown(booking, view).with("testMode", false);
      }
    };
  }

  /** The body of a booking_update built otherwise. */
  static Behaviour payload(UnaryOperator<JsonObject> change) {
    return new Behaviour() {
      @Override
      JsonObject payload(Webhook webhook, Event event) {
        JsonObject payload = super.payload(webhook, event);
        return event instanceof Event.OfBooking ? change.apply(payload) : payload;
      }
    };
  }

  static Behaviour bareBooking() {
    return payload(payload -> payload.object("booking"));
  }

  static Behaviour withoutWebhook() {
    return payload(payload -> payload.without("webhook"));
  }

  static Behaviour onlyAReference() {
    return payload(
        payload -> {
          String uuid = payload.object("booking").text("uuid");
          return payload.without("booking").with("bookingUuid", uuid);
        });
  }

  static Behaviour refusedCancelIsTold() {
    return new Behaviour() {
      @Override
      Answer notCancellable(ApiCall call, Booking booking) {
        Booking again = booking.with(booking.life().cancelled(Instant.now(), "cancelled again"));
        tell(this, BookingChange.Kind.CANCELLED, booking, again);
        return super.notCancellable(call, booking);
      }
    };
  }

  static Behaviour refusedConfirmIsTold() {
    return new Behaviour() {
      @Override
      Answer notConfirmable(ApiCall call, Booking booking) {
        Booking confirmed = booking.with(booking.life().confirmed(Instant.now()));
        tell(this, BookingChange.Kind.CONFIRMED, booking, confirmed);
        return super.notConfirmable(call, booking);
      }
    };
  }

  static Behaviour refusedConfirmShowsTheConfirmation() {
    return new Behaviour() {
      @Override
      Answer notConfirmable(ApiCall call, Booking booking) {
        backstage().bookings().versions(booking.uuid()).stream()
            .filter(version -> version.life().status() == BookingStatus.CONFIRMED)
            .findFirst()
            .ifPresent(confirmed -> tell(this, BookingChange.Kind.CONFIRMED, booking, confirmed));
        return super.notConfirmable(call, booking);
      }
    };
  }

  static Behaviour refusedCancelShowsTheCancellation() {
    return new Behaviour() {
      @Override
      Answer notCancellable(ApiCall call, Booking booking) {
        tell(this, BookingChange.Kind.CANCELLED, booking, booking);
        return super.notCancellable(call, booking);
      }
    };
  }

  static Behaviour everyReadingIsTold() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        Answer answer = super.handle(call);
        if (call.is("GET", "octo", "bookings", "*")) {
          backstage()
              .bookings()
              .find(call.path().get(2))
              .ifPresent(booking -> tell(this, BookingChange.Kind.UPDATED, booking, booking));
        }
        return answer;
      }
    };
  }

  private static void tell(
      Behaviour behaviour, BookingChange.Kind kind, Booking before, Booking after) {
    behaviour.changed(new BookingChange(kind, before, after));
  }

  static Behaviour refusedUpdateIsTold() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        if (call.is("PATCH", "octo", "bookings", "*")) {
          backstage()
              .bookings()
              .find(call.path().get(2))
              .filter(booking -> !booking.isLive())
              .ifPresent(booking -> pretend(booking, call.request().objectOrEmpty()));
        }
        return super.handle(call);
      }

      private void pretend(Booking booking, JsonObject patch) {
        Booking patched = booking.with(booking.details().patched(patch));
        tell(this, BookingChange.Kind.UPDATED, booking, patched);
      }
    };
  }

  /** Whoever lists the webhooks makes all of them hear of a booking that ended long ago. */
  static Behaviour listingIsTold() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        Answer answer = super.handle(call);
        if (call.is("GET", "octo", "webhooks")) {
          List<Booking> ended = backstage().bookings().of(call.account(), b -> !b.isLive());
          if (!ended.isEmpty()) {
            Booking last = ended.get(ended.size() - 1);
            tell(this, BookingChange.Kind.UPDATED, last, last);
          }
        }
        return answer;
      }
    };
  }

  static Behaviour readingIsTold() {
    return touching(call -> call.is("GET", "octo", "bookings", "*"));
  }

  static Behaviour askingForPlacesIsTold() {
    return touching(call -> call.is("POST", "octo", "availability"));
  }

  static Behaviour browsingIsTold() {
    return touching(call -> call.is("GET", "octo", "products"));
  }

  /**
   * Calls that change nothing are told as an update of a booking, to webhooks older than that
   * booking.
   */
  private static Behaviour touching(Predicate<ApiCall> condition) {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        Answer answer = super.handle(call);
        if (condition.test(call)) {
          touched(this, call).ifPresent(booking -> touch(this, booking));
        }
        return answer;
      }
    };
  }

  private static Optional<Booking> touched(Behaviour behaviour, ApiCall call) {
    Bookings bookings = behaviour.backstage().bookings();
    if (call.is("GET", "octo", "bookings", "*")) {
      return bookings.find(call.path().get(2));
    }
    List<Booking> all = bookings.of(call.account(), booking -> true);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static void touch(Behaviour behaviour, Booking booking) {
    Booking touched = booking.with(booking.life().updated(Instant.now()));
    BookingChange change = new BookingChange(BookingChange.Kind.UPDATED, booking, touched);
    Event event = new Event.OfBooking(change, touched);
    for (Webhook webhook : behaviour.recipients(event)) {
      if (webhook.createdAt().isBefore(booking.createdAt())) {
        behaviour.backstage().post().deliver(webhook, event);
      }
    }
  }
}
