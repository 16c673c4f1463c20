package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes wrong when one event concerns many webhooks. */
final class FanOutFaults {
  private static final Duration LATE = Duration.ofSeconds(4);
  private static final Duration QUEUED = Duration.ofSeconds(5);
  private static final Duration SLOWLY = Duration.ofMillis(5500);

  private FanOutFaults() {}

  /** Of the marked webhooks only the first ones are recipients. */
  static Behaviour onlyTheFirst(int number) {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        List<Webhook> all = super.recipients(event);
        List<Webhook> kept = all.stream().filter(Mark.FAN::on).limit(number).toList();
        return all.stream()
            .filter(webhook -> !Mark.FAN.on(webhook) || kept.contains(webhook))
            .toList();
      }
    };
  }

  /** The marked webhooks are notified one after another, up to the first that fails. */
  static Behaviour failureEndsTheFanOut() {
    return failureEndsTheFanOut(Integer.MAX_VALUE);
  }

  /** The same for so many events that are failed; later ones reach everybody. */
  static Behaviour failureEndsTheFanOut(int most) {
    Set<Event> ended =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    Map<Event, Delivery> latest = Collections.synchronizedMap(new IdentityHashMap<>());
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        Delivery before =
            Mark.FAN_OUT.on(delivery.webhook()) ? latest.put(delivery.event(), delivery) : null;
        if (before == null) {
          super.begin(delivery, first);
          return;
        }
        var unused =
            before
                .firstOutcome()
                .thenAcceptAsync(
                    outcome -> {
                      if (isSuccess(outcome) || !isEnded(delivery.event())) {
                        first.run();
                      } else {
                        backstage().post().drop(delivery);
                      }
                    },
                    backstage().workers());
      }

      private synchronized boolean isEnded(Event event) {
        return ended.contains(event) || (ended.size() < most && ended.add(event));
      }
    };
  }

  /**
   * The marked webhooks hear of an event when the first of them is done with it, retries and all.
   */
  static Behaviour failureDelaysTheOthers() {
    Map<Event, CompletableFuture<Delivery>> leading =
        Collections.synchronizedMap(new IdentityHashMap<>());
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        CompletableFuture<Delivery> leader =
            Mark.FAN_OUT.on(delivery.webhook())
                ? leading.putIfAbsent(delivery.event(), new CompletableFuture<>())
                : null;
        if (leader == null) {
          super.begin(delivery, first);
        } else {
          var unused = leader.thenRunAsync(first, backstage().workers());
        }
      }

      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Duration pause = super.pauseAfter(delivery, attempt, outcome);
        return pause != null && Mark.FAN_OUT.on(delivery.webhook()) ? LATE : pause;
      }

      @Override
      void ended(Delivery delivery, Outcome last) {
        CompletableFuture<Delivery> leader =
            Mark.FAN_OUT.on(delivery.webhook()) ? leading.get(delivery.event()) : null;
        if (leader != null) {
          leader.complete(delivery);
        }
      }
    };
  }

  /** A webhook with capabilities and custom headers is found by two queries. */
  static Behaviour foundTwice() {
    return foundTwice(event -> true);
  }

  /** The same when a booking was cancelled. */
  static Behaviour foundTwiceByCancellations() {
    return foundTwice(event -> isOf(event, BookingChange.Kind.CANCELLED));
  }

  private static boolean isOf(Event event, BookingChange.Kind kind) {
    return event instanceof Event.OfBooking ofBooking && ofBooking.change().kind() == kind;
  }

  private static Behaviour foundTwice(Predicate<Event> events) {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return super.recipients(event).stream()
            .flatMap(
                webhook ->
                    webhook.capabilities().isEmpty()
                            || webhook.headers().isEmpty()
                            || !events.test(event)
                        ? Stream.of(webhook)
                        : Stream.of(webhook, webhook))
            .toList();
      }
    };
  }

  /** The first failed delivery of a booking goes to the marked availability webhooks as well. */
  static Behaviour failuresGoToAvailability() {
    Set<Event> told =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    return new Behaviour() {
      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        Event event = delivery.event();
        if (!isSuccess(outcome) && event instanceof Event.OfBooking && told.add(event)) {
          backstage().webhooks().of(event.owner()).stream()
              .filter(webhook -> webhook.event().equals(Webhook.AVAILABILITY_UPDATE))
              .filter(Mark.MIXED::on)
              .forEach(webhook -> backstage().post().deliver(webhook, event));
        }
      }
    };
  }

  /** A webhook does not hear of bookings that were reserved before its creation. */
  static Behaviour addedTooLate() {
    return new Behaviour() {
      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return super.subscribes(webhook, event)
            && (!Mark.LIFETIME.on(webhook)
                || !(event instanceof Event.OfBooking ofBooking)
                || !ofBooking.booking().createdAt().isBefore(webhook.createdAt()));
      }
    };
  }

  /** A webhook hears of the bookings that were reserved before its deletion to their end. */
  static Behaviour deletedTooLate() {
    return new Graves() {
      @Override
      boolean haunts(Webhook webhook, Instant deletedAt, Booking booking) {
        return Mark.LIFETIME.on(webhook)
            && booking.createdAt().isAfter(webhook.createdAt())
            && booking.createdAt().isBefore(deletedAt);
      }
    };
  }

  /** A webhook that has been notified before its deletion hears of all later bookings. */
  static Behaviour cachedForEver() {
    Set<String> cached = ConcurrentHashMap.newKeySet();
    return new Graves() {
      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        cached.add(delivery.webhook().id());
      }

      @Override
      boolean haunts(Webhook webhook, Instant deletedAt, Booking booking) {
        return cached.contains(webhook.id()) && !Mark.LIFETIME.on(webhook);
      }
    };
  }

  /** A webhook hears of what happens soon after its deletion, and of nothing later. */
  static Behaviour forgottenSlowly() {
    return new Graves() {
      @Override
      boolean haunts(Webhook webhook, Instant deletedAt, Booking booking) {
        return Mark.LIFETIME.on(webhook) && Instant.now().isBefore(deletedAt.plus(SLOWLY));
      }
    };
  }

  /** A new webhook is told of the bookings that were confirmed before. */
  static Behaviour hearsOfTheConfirmed() {
    return replaying(BookingStatus.CONFIRMED, Duration.ZERO);
  }

  /** Deliveries are late at first, and a new webhook is told of what was cancelled. */
  static Behaviour hearsOfTheQueue() {
    return replaying(BookingStatus.CANCELLED, QUEUED);
  }

  /**
   * A new marked webhook is told of bookings, as they were when they came to this status; what is
   * delivered before a first cancellation comes after this pause.
   */
  private static Behaviour replaying(BookingStatus status, Duration pause) {
    AtomicBoolean cancelled = new AtomicBoolean();
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        Webhook webhook = super.stored(call, draft);
        if (Mark.LIFETIME.on(webhook)) {
          backstage().bookings().of(webhook.owner(), booking -> true).stream()
              .flatMap(booking -> backstage().bookings().versions(booking.uuid()).stream())
              .filter(booking -> booking.life().status() == status)
              .map(
                  booking ->
                      new Event.OfBooking(
                          new BookingChange(BookingChange.Kind.UPDATED, booking, booking), booking))
              .forEach(event -> backstage().post().deliver(webhook, event));
        }
        return webhook;
      }

      @Override
      Duration firstPause(Delivery delivery) {
        if (isOf(delivery.event(), BookingChange.Kind.CANCELLED)) {
          cancelled.set(true);
        }
        return Mark.LIFETIME.on(delivery.webhook()) && !cancelled.get()
            ? pause
            : super.firstPause(delivery);
      }
    };
  }

  /** Remembers the deleted webhooks, some of which are still notified. */
  private abstract static class Graves extends Behaviour {
    private final Map<Webhook, Instant> graves = new ConcurrentHashMap<>();

    abstract boolean haunts(Webhook webhook, Instant deletedAt, Booking booking);

    @Override
    void delete(ApiCall call, Webhook webhook) {
      super.delete(call, webhook);
      graves.put(webhook, Instant.now());
    }

    @Override
    List<Webhook> recipients(Event event) {
      List<Webhook> all = new ArrayList<>(super.recipients(event));
      if (event instanceof Event.OfBooking ofBooking) {
        graves.forEach(
            (webhook, deletedAt) -> {
              if (hears(webhook, event)
                  && subscribes(webhook, event)
                  && haunts(webhook, deletedAt, ofBooking.booking())) {
                all.add(webhook);
              }
            });
      }
      return all;
    }

    @Override
    boolean isStillWanted(Delivery delivery, int attempt) {
      return graves.containsKey(delivery.webhook())
          ? attempt == 1 && isHaunting(delivery)
          : super.isStillWanted(delivery, attempt);
    }

    private boolean isHaunting(Delivery delivery) {
      Instant deletedAt = graves.get(delivery.webhook());
      return deletedAt != null
          && delivery.event() instanceof Event.OfBooking ofBooking
          && haunts(delivery.webhook(), deletedAt, ofBooking.booking());
    }
  }

  /** Deletion does not stop the retries that are pending. */
  static Behaviour retriesSurviveDeletion() {
    return new Behaviour() {
      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        return attempt > 1 || super.isStillWanted(delivery, attempt);
      }
    };
  }
}
