package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Other ways to book, and to tell of bookings, all of them right. */
final class BookingVariants {
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final int MOST_OF_A_TEXT = 60;
  private static final String ITEMS = "unitItems";

  private BookingVariants() {}

  /** The second account is sold one product, which the first one is not. */
  static Behaviour cataloguesOfTheirOwn() {
    return sellingToTheSecond("harbour-tour", Catalogue.GROUP);
  }

  /** The second account is sold the product that the first one books, in units of another kind. */
  static Behaviour unitsOfTheirOwn() {
    return sellingToTheSecond("river-cruise", Catalogue.GROUP);
  }

  private static Behaviour sellingToTheSecond(String productId, Unit unit) {
    return new Behaviour() {
      @Override
      Catalogue catalogue(Account account) {
        return account.equals(backstage().firstAccount())
            ? super.catalogue(account)
            : Catalogue.of(productId, unit);
      }
    };
  }

  static Behaviour twoEventsPerConfirm() {
    return new Behaviour() {
      @Override
      List<Event> eventsOf(BookingChange change) {
        if (change.kind() != BookingChange.Kind.CONFIRMED) {
          return super.eventsOf(change);
        }
        Booking halfway = change.before().with(change.after().details());
        return List.of(
            new Event.OfBooking(change, halfway), new Event.OfBooking(change, change.after()));
      }
    };
  }

  /** Bookings are read from a copy that is this much behind. */
  static Behaviour readFromReplica(Duration behind) {
    return new Behaviour() {
      private final Map<String, NavigableMap<Instant, Booking>> copies = new ConcurrentHashMap<>();

      @Override
      void changed(BookingChange change) {
        copies
            .computeIfAbsent(change.after().uuid(), uuid -> new ConcurrentSkipListMap<>())
            .put(Instant.now(), change.after());
        super.changed(change);
      }

      @Override
      @Nullable Booking readable(ApiCall call, String uuid) {
        NavigableMap<Instant, Booking> known = copies.getOrDefault(uuid, new TreeMap<>());
        Map.Entry<Instant, Booking> copy = known.floorEntry(Instant.now().minus(behind));
        return copy == null || super.readable(call, uuid) == null ? null : copy.getValue();
      }
    };
  }

  /** Whoever confirms a booking is not who issues its tickets. */
  static Behaviour unitItemsStayOnHold() {
    return new Behaviour() {
      @Override
      JsonObject shown(Booking booking, View view) {
        JsonObject shown = super.shown(booking, view);
        if (booking.life().status() != BookingStatus.CONFIRMED) {
          return shown;
        }
        List<JsonObject> held = new ArrayList<>();
        for (JsonObject item : shown.objects(ITEMS)) {
          held.add(item.with("status", BookingStatus.ON_HOLD.name()));
        }
        return shown.with(ITEMS, held);
      }
    };
  }

  static Behaviour everyChangeIsTold() {
    return new Behaviour() {
      @Override
      boolean fires(BookingChange change) {
        return true;
      }
    };
  }

  /** Waits a moment after an update, and tells it unless another one came meanwhile. */
  static Behaviour quickUpdatesAreJoined() {
    return new Behaviour() {
      @Override
      List<Event> eventsOf(BookingChange change) {
        if (change.kind() != BookingChange.Kind.UPDATED) {
          return super.eventsOf(change);
        }
        for (Event event : super.eventsOf(change)) {
          backstage().workers().after(MOMENT, () -> tellUnlessChanged(event, change.after()));
        }
        return List.of();
      }

      private void tellUnlessChanged(Event event, Booking told) {
        if (backstage().bookings().find(told.uuid()).filter(told::equals).isPresent()) {
          backstage().post().announce(event);
        }
      }
    };
  }

  static Behaviour confirmedUpdatesLimitedTo(Set<String> fields) {
    return new Behaviour() {
      @Override
      Set<String> patchable(Booking booking) {
        return booking.life().status() == BookingStatus.CONFIRMED
            ? fields
            : super.patchable(booking);
      }
    };
  }

  /** Nobody is told that a booking is pending. */
  static Behaviour confirmedAfter(@Nullable Duration time) {
    return new Behaviour() {
      @Override
      @Nullable Duration decidedAfter(Booking booking) {
        return time;
      }

      @Override
      boolean fires(BookingChange change) {
        return change.after().life().status() != BookingStatus.PENDING && super.fires(change);
      }
    };
  }

  /** A confirmation is taken on without a word, and its booking told of as pending. */
  static Behaviour takenOn(Duration time) {
    return new Behaviour() {
      @Override
      Duration decidedAfter(Booking booking) {
        return time;
      }

      @Override
      Answer handle(ApiCall call) {
        Answer answer = super.handle(call);
        return call.is("POST", "octo", "bookings", "*", "confirm") && answer.status() == 200
            ? Answer.empty(202)
            : answer;
      }
    };
  }

  static Behaviour cancelledByDelete() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        if (call.is("POST", "octo", "bookings", "*", "cancel")) {
          return Router.unknown();
        }
        return call.is("DELETE", "octo", "bookings", "*")
                && call.request().objectOrEmpty().names().isEmpty()
            ? Answer.badRequest("A cancellation has a reason")
            : super.handle(call);
      }
    };
  }

  static Behaviour withoutUpdates() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        return call.is("PATCH", "octo", "bookings", "*")
            ? methodNotAllowed(call)
            : super.handle(call);
      }
    };
  }

  static Behaviour secondConfirmIsTold() {
    return new Behaviour() {
      @Override
      Answer notConfirmable(ApiCall call, Booking booking) {
        if (booking.life().status() != BookingStatus.CONFIRMED) {
          return super.notConfirmable(call, booking);
        }
        changed(new BookingChange(BookingChange.Kind.CONFIRMED, booking, booking));
        return Answer.json(shown(booking, call.view()));
      }
    };
  }

  static Behaviour plainTexts() {
    return new Behaviour() {
      @Override
      Answer handle(ApiCall call) {
        boolean writes = call.path().size() > 2 && call.path().get(1).equals("bookings");
        return writes && hasStrangeText(call.request().objectOrEmpty())
            ? Answer.badRequest("Texts must be plain")
            : super.handle(call);
      }
    };
  }

  private static boolean hasStrangeText(JsonObject body) {
    boolean[] strange = {false};
    ValueFaults.changed(
        body.copy().with("contact", body.object("contact").copy()),
        text -> {
          strange[0] |= text.matches("(?s).*[^ -~].*|.*[<>].*");
          return text;
        });
    return strange[0];
  }

  /** The same texts wherever they are shown, and not quite those that were sent. */
  static Behaviour tidied() {
    return new Behaviour() {
      @Override
      JsonObject shown(Booking booking, View view) {
        return ValueFaults.changed(super.shown(booking, view), BookingVariants::tidy);
      }
    };
  }

  private static String tidy(String text) {
    String line = text.replaceAll("[\\r\\n<>]+", " ").strip();
    return line.length() > MOST_OF_A_TEXT ? line.substring(0, MOST_OF_A_TEXT).strip() : line;
  }

  static Behaviour takingNoPlaces() {
    return new Behaviour() {
      @Override
      int places(Booking booking) {
        return 0;
      }
    };
  }

  static Behaviour foreignTraffic() {
    return new Behaviour() {
      @Override
      void changed(BookingChange change) {
        super.changed(change);
        Booking foreign = foreign(change.after());
        BookingChange other = new BookingChange(BookingChange.Kind.UPDATED, foreign, foreign);
        backstage().post().announce(new Event.OfBooking(other, foreign));
      }
    };
  }

  /** Somebody else's booking of the same departure. */
  private static Booking foreign(Booking model) {
    List<UnitItem> items = new ArrayList<>();
    for (UnitItem item : model.details().unitItems()) {
      items.add(
          new UnitItem(UUID.randomUUID().toString(), "F" + item.reference(), null, item.unit()));
    }
    Contact contact = new Contact(Map.of("fullName", "Somebody Else"), List.of());
    return new Booking(
        model.owner(),
        UUID.randomUUID().toString(),
        "F" + model.reference(),
        model.createdAt().minusSeconds(60),
        model.slot(),
        new Details("foreign", null, contact, items),
        model.life());
  }

  static Behaviour instantsWithOffset() {
    return new Behaviour() {
      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        JsonObject shown = super.shownInDelivery(webhook, event, view);
        for (String name : shown.names()) {
          String text = shown.text(name);
          if (name.startsWith("utc") && text != null) {
            shown.with(name, text.replace("Z", "+00:00"));
          }
        }
        return shown;
      }
    };
  }
}
