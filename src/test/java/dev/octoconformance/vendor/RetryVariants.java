package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Other ways to try again, all of them right. */
final class RetryVariants {
  private RetryVariants() {}

  private interface Longer {
    Duration pause(Duration gap, Outcome outcome);
  }

  private static Behaviour waiting(Longer longer) {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Duration pause = super.pauseAfter(delivery, attempt, outcome);
        return pause == null ? null : longer.pause(pause, outcome);
      }
    };
  }

  /** What is due is sent at the next full multiple of a period. */
  static Behaviour polledEvery(Duration period) {
    return waiting(
        (gap, outcome) -> {
          long due = System.nanoTime() + gap.toNanos();
          return gap.plusNanos(period.toNanos() - Math.floorMod(due, period.toNanos()));
        });
  }

  static Behaviour throttledWait(Duration least) {
    return waiting(
        (gap, outcome) ->
            outcome.status() == 408
                    || outcome.status() == 429
                    || outcome.ending() == Outcome.Ending.TIMED_OUT
                ? longer(gap, least)
                : gap);
  }

  static Behaviour ignoringRetryAfter() {
    return new Behaviour() {
      @Override
      Duration asked(Outcome outcome) {
        return Duration.ZERO;
      }
    };
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** The HTTP client repeats what fails like this, once, after a pause; the schedule follows. */
  private static Behaviour resending(Duration pause, Predicate<Outcome> condition) {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        if (!condition.test(outcome)) {
          return outcome;
        }
        if (!pause.isZero()) {
          Pause.of(pause);
        }
        return super.attempt(delivery, attempt);
      }
    };
  }

  static Behaviour resendsAfterThrottling() {
    return resending(
        Duration.ofMillis(100), outcome -> Set.of(408, 429, 503).contains(outcome.status()));
  }

  static Behaviour resendsAfterBrokenConnections() {
    return resending(
        Duration.ZERO,
        outcome ->
            outcome.ending() == Outcome.Ending.RESET || outcome.ending() == Outcome.Ending.CLOSED);
  }

  static Behaviour resendsAfterTimeout() {
    return resending(Duration.ZERO, outcome -> outcome.ending() == Outcome.Ending.TIMED_OUT);
  }

  static Behaviour goneEnds() {
    return RetryFaults.givingUp(outcome -> outcome.status() == 410);
  }

  static Behaviour goneDeletes() {
    return new Behaviour() {
      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        if (outcome.status() == 410) {
          backstage().webhooks().remove(delivery.webhook());
        }
      }
    };
  }

  /** So many failed attempts in a row switch a webhook off, which is seen in the list. */
  static Behaviour disabledAfter(int failures, boolean removed) {
    Map<String, Integer> inARow = new ConcurrentHashMap<>();
    return new Behaviour() {
      private boolean isOff(Webhook webhook) {
        return inARow.getOrDefault(webhook.id(), 0) >= failures;
      }

      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return !isOff(webhook) && super.subscribes(webhook, event);
      }

      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        return !isOff(delivery.webhook()) && super.isStillWanted(delivery, attempt);
      }

      @Override
      JsonObject shownInList(ApiCall call, Webhook webhook) {
        return super.shownInList(call, webhook).with("active", !isOff(webhook));
      }

      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        Webhook webhook = delivery.webhook();
        inARow.compute(
            webhook.id(),
            (id, before) -> {
              int soFar = before == null ? 0 : before;
              return isSuccess(outcome) && soFar < failures ? 0 : soFar + 1;
            });
        if (removed && isOff(webhook)) {
          backstage().webhooks().remove(webhook);
        }
      }
    };
  }

  /** The body says when it was sent, and for which time. */
  static Behaviour countedAttempts() {
    return new Behaviour() {
      @Override
      String body(Delivery delivery, int attempt) {
        return JsonReader.read(super.body(delivery, attempt)) instanceof JsonObject object
            ? JsonText.of(object.with("sentAt", Instant.now().toString()).with("attempt", attempt))
            : super.body(delivery, attempt);
      }

      @Override
      List<HeaderLine> ownHeaders(Delivery delivery, int attempt, HookUrl url) {
        return Stream.concat(
                super.ownHeaders(delivery, attempt, url).stream(),
                Stream.of(new HeaderLine("X-Attempt", String.valueOf(attempt))))
            .toList();
      }
    };
  }

  /** A retry shows the booking as it is by then. */
  static Behaviour upToDate() {
    return new UpToDate();
  }

  /** A retry shows the booking as it is by then, and stands for the events since. */
  static Behaviour coalesced() {
    return coalesced(new Unfinished());
  }

  /** The same, remembering here what is still to be retried. */
  static Behaviour coalesced(Unfinished unfinished) {
    return new UpToDate() {
      @Override
      List<Webhook> recipients(Event event) {
        return super.recipients(event).stream()
            .filter(webhook -> !unfinished.isRetried(webhook, event))
            .toList();
      }

      @Override
      String body(Delivery delivery, int attempt) {
        // From here on a newer event is not covered any more.
        unfinished.remove(delivery);
        return super.body(delivery, attempt);
      }

      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Duration pause = super.pauseAfter(delivery, attempt, outcome);
        if (pause != null) {
          unfinished.add(delivery);
        }
        return pause;
      }
    };
  }

  private static class UpToDate extends Behaviour {
    @Override
    String body(Delivery delivery, int attempt) {
      if (attempt == 1 || !(delivery.event() instanceof Event.OfBooking event)) {
        return super.body(delivery, attempt);
      }
      Booking present = backstage().bookings().find(event.booking().uuid()).orElse(event.booking());
      return JsonText.of(payload(delivery.webhook(), new Event.OfBooking(event.change(), present)));
    }
  }

  /** The next event of a webhook waits until the one before has succeeded or was given up. */
  static Behaviour inOrder() {
    Map<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        Runnable start = () -> super.begin(delivery, first);
        boolean[] alone = {false};
        waiting.compute(
            delivery.webhook().id(),
            (id, queue) -> {
              alone[0] = queue == null;
              Queue<Runnable> line = queue == null ? new ArrayDeque<>() : queue;
              if (queue != null) {
                line.add(start);
              }
              return line;
            });
        if (alone[0]) {
          start.run();
        }
      }

      @Override
      void ended(Delivery delivery, Outcome last) {
        waiting.computeIfPresent(
            delivery.webhook().id(),
            (id, line) -> {
              Runnable next = line.poll();
              if (next == null) {
                return null;
              }
              backstage().workers().execute(next);
              return line;
            });
      }
    };
  }

  static Behaviour trickleTimesOut() {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        return super.patience(delivery).withBody(Duration.ofSeconds(1), Duration.ofSeconds(1));
      }

      @Override
      boolean isSuccess(Outcome outcome) {
        return super.isSuccess(outcome) && outcome.bodyEnd() == Outcome.BodyEnd.WHOLE;
      }
    };
  }

  static Behaviour unfinishedAnswersAreRetried() {
    return new Behaviour() {
      @Override
      boolean isSuccess(Outcome outcome) {
        boolean tooLong =
            outcome.bodyEnd() == Outcome.BodyEnd.UNFINISHED
                && outcome.body().length() >= backstage().sender().patience().largest();
        return super.isSuccess(outcome) && !tooLong;
      }
    };
  }
}
