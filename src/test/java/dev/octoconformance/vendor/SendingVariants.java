package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Other ways to send to many, and to take leave, all of them right. */
final class SendingVariants {
  private SendingVariants() {}

  /** So many workers do all first attempts, each to the end of its answer. */
  static Behaviour workers(int number) {
    return new Behaviour() {
      private final Queue<Runnable> waiting = new ArrayDeque<>();
      private int busy;

      @Override
      void begin(Delivery delivery, Runnable first) {
        super.begin(
            delivery,
            () -> {
              if (take(first)) {
                work(first);
              }
            });
      }

      private void work(Runnable first) {
        for (Runnable next = first; next != null; next = done()) {
          next.run();
        }
      }

      private synchronized boolean take(Runnable first) {
        if (busy < number) {
          busy++;
          return true;
        }
        waiting.add(first);
        return false;
      }

      private synchronized @Nullable Runnable done() {
        Runnable next = waiting.poll();
        if (next == null) {
          busy--;
        }
        return next;
      }
    };
  }

  /** Deliveries begin one after another, with a distance. */
  static Behaviour oneByOne(Duration distance) {
    AtomicLong free = new AtomicLong(System.nanoTime());
    return new Behaviour() {
      @Override
      Duration firstPause(Delivery delivery) {
        long now = System.nanoTime();
        long mine = free.updateAndGet(time -> Math.max(time, now) + distance.toNanos());
        return super.firstPause(delivery).plusNanos(mine - now);
      }
    };
  }

  static Behaviour reading(UnaryOperator<Patience> change) {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        return change.apply(super.patience(delivery));
      }
    };
  }

  static Behaviour explicitPort() {
    return new Behaviour() {
      @Override
      List<HeaderLine> headerLines(Delivery delivery, int attempt, HookUrl url, int length) {
        return super.headerLines(delivery, attempt, url, length).stream()
            .map(line -> line.name().equals("Host") ? new HeaderLine("Host", withPort(url)) : line)
            .toList();
      }
    };
  }

  private static String withPort(HookUrl url) {
    return url.authority().endsWith(":" + url.port())
        ? url.authority()
        : url.authority() + ":" + url.port();
  }

  /** Events and retries go on for a while after a deletion. */
  static Behaviour deletionIsNoticedAfter(Duration lag) {
    Map<Webhook, Instant> deleted = new ConcurrentHashMap<>();
    return new Behaviour() {
      private boolean isFresh(Webhook webhook) {
        Instant at = deleted.get(webhook);
        return at != null && at.plus(lag).isAfter(Instant.now());
      }

      @Override
      void delete(ApiCall call, Webhook webhook) {
        super.delete(call, webhook);
        deleted.put(webhook, Instant.now());
      }

      @Override
      List<Webhook> recipients(Event event) {
        List<Webhook> all = new ArrayList<>(super.recipients(event));
        deleted.keySet().stream()
            .filter(this::isFresh)
            .filter(webhook -> hears(webhook, event) && subscribes(webhook, event))
            .forEach(all::add);
        return all;
      }

      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        return isFresh(delivery.webhook()) || super.isStillWanted(delivery, attempt);
      }
    };
  }

  /** A confirmation makes two events, the second so much later and with the voucher. */
  static Behaviour vouchersFollowAfter(Duration later) {
    Set<Event> firsts = ConcurrentHashMap.newKeySet();
    Set<Event> seconds = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      List<Event> eventsOf(BookingChange change) {
        if (change.kind() != BookingChange.Kind.CONFIRMED) {
          return super.eventsOf(change);
        }
        Booking after = change.after();
        Event first =
            new Event.OfBooking(
                change, after.with(after.life().updated(after.life().updatedAt().minusMillis(1))));
        Event second = new Event.OfBooking(change, after);
        firsts.add(first);
        seconds.add(second);
        return List.of(first, second);
      }

      @Override
      Duration firstPause(Delivery delivery) {
        Duration usual = super.firstPause(delivery);
        return seconds.contains(delivery.event()) ? usual.plus(later) : usual;
      }

      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        JsonObject shown = super.shownInDelivery(webhook, event, view);
        return firsts.contains(event) ? shown.with("voucher", null) : shown;
      }
    };
  }

  /** Of confirmations that follow each other quickly, some are refused with 429. */
  static Behaviour confirmationsThrottled(int perSecond) {
    List<Instant> latest = new CopyOnWriteArrayList<>();
    return new Behaviour() {
      @Override
      @Nullable Answer gateway(ApiRequest request) {
        if (!request.is("POST", "octo", "bookings", "*", "confirm")) {
          return null;
        }
        Instant now = Instant.now();
        latest.removeIf(time -> time.plusSeconds(1).isBefore(now));
        if (latest.size() >= perSecond) {
          return Answer.error(429, "TOO_MANY_REQUESTS", "Too many confirmations at once")
              .with("Retry-After", "1");
        }
        latest.add(now);
        return null;
      }
    };
  }
}
