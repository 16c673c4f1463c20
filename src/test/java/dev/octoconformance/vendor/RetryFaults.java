package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What goes wrong when it is decided whether, and when, to try again. */
final class RetryFaults {
  private RetryFaults() {}

  /** Failures that fulfil the condition are not retried. */
  static Behaviour givingUp(Predicate<Outcome> condition) {
    return new Behaviour() {
      @Override
      boolean isRetried(Delivery delivery, Outcome outcome) {
        return super.isRetried(delivery, outcome) && !condition.test(outcome);
      }
    };
  }

  /** Of the booking whose delivery is the first that is answered with 500 nothing is retried. */
  static Behaviour givingUpOnTheFirstBooking() {
    AtomicReference<String> first = new AtomicReference<>();
    return retrying(
        (delivery, outcome) -> {
          if (!(delivery.event() instanceof Event.OfBooking event)) {
            return delivery.webhook().retryOnError();
          }
          String uuid = event.change().after().uuid();
          if (outcome.status() == 500) {
            first.compareAndSet(null, uuid);
          }
          return delivery.webhook().retryOnError() && !uuid.equals(first.get());
        });
  }

  static Behaviour never() {
    return givingUp(outcome -> true);
  }

  /** Answers with one of these statuses are final, unless they ask for patience. */
  static Behaviour finalStatuses(Integer... statuses) {
    Set<Integer> all = Set.of(statuses);
    return givingUp(
        outcome -> all.contains(outcome.status()) && outcome.header("retry-after") == null);
  }

  static Behaviour clientErrorsAreFinal() {
    return givingUp(outcome -> outcome.status() / 100 == 4 && outcome.status() != 410);
  }

  static Behaviour finalEnding(Outcome.Ending ending) {
    return givingUp(outcome -> outcome.ending() == ending);
  }

  /** Failures that fulfil the condition are repeated at once, and then given up. */
  static Behaviour resentAtOnceOnly(Predicate<Outcome> condition) {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        return condition.test(outcome) ? super.attempt(delivery, attempt) : outcome;
      }

      @Override
      boolean isRetried(Delivery delivery, Outcome outcome) {
        return super.isRetried(delivery, outcome) && !condition.test(outcome);
      }
    };
  }

  /** A webhook that opted out is sent the same once more at once after this status. */
  static Behaviour optOutResentAtOnceAfter(int status) {
    return resentAtOnce(
        (delivery, attempt, outcome) ->
            !delivery.webhook().retryOnError() && outcome.status() == status);
  }

  /** What was answered with this status of success is sent once more at once. */
  static Behaviour resentAtOnceAfter(int status) {
    return resentAtOnce((delivery, attempt, outcome) -> outcome.status() == status);
  }

  /** What was answered with this status of success is sent once more after this time. */
  static Behaviour sentOnceMoreAfter(int status, Duration pause) {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return outcome.status() == status && attempt == 1
            ? pause
            : super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  /** Nothing is retried, but what was answered with this status of success is sent three times. */
  static Behaviour onlyAfterSuccess(int status) {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        return outcome.status() == status && attempt < 3 ? gapAfter(1) : null;
      }
    };
  }

  /** A retry that succeeded is sent once more at once. */
  static Behaviour resentAfterSuccess() {
    return resentAtOnce((delivery, attempt, outcome) -> attempt > 1 && outcome.status() / 100 == 2);
  }

  private interface Attempted {
    boolean isOf(Delivery delivery, int attempt, Outcome outcome);
  }

  /** Attempts that fulfil the condition are made twice, without a pause. */
  private static Behaviour resentAtOnce(Attempted which) {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        return which.isOf(delivery, attempt, outcome) ? super.attempt(delivery, attempt) : outcome;
      }
    };
  }

  static Behaviour service503ResentAtOnceOnly() {
    return resentAtOnceOnly(
        outcome -> outcome.status() == 503 && outcome.header("retry-after") == null);
  }

  static Behaviour resetResentAtOnceOnly() {
    return resentAtOnceOnly(outcome -> outcome.ending() == Outcome.Ending.RESET);
  }

  /** The flag counts only where it was set by the creation. */
  static Behaviour defaultIsNot() {
    return new Behaviour() {
      @Override
      boolean retries(Webhook webhook) {
        return webhook.given().contains("retryOnError") && super.retries(webhook);
      }
    };
  }

  /** Opting out does not help against failures that fulfil the condition. */
  static Behaviour ignoringTheFlag(Predicate<Outcome> condition) {
    return retrying(
        (delivery, outcome) -> delivery.webhook().retryOnError() || condition.test(outcome));
  }

  private static Behaviour retrying(BiPredicate<Delivery, Outcome> condition) {
    return new Behaviour() {
      @Override
      boolean isRetried(Delivery delivery, Outcome outcome) {
        return condition.test(delivery, outcome);
      }
    };
  }

  /** Events of these kinds are not retried. */
  static Behaviour givingUpOn(BookingChange.Kind... kinds) {
    Set<BookingChange.Kind> all = Set.of(kinds);
    return retrying(
        (delivery, outcome) ->
            delivery.webhook().retryOnError()
                && !(delivery.event() instanceof Event.OfBooking event
                    && all.contains(event.change().kind())));
  }

  /** Opting out does not help but when a booking is confirmed. */
  static Behaviour optOutHoldsForConfirmations() {
    return retrying(
        (delivery, outcome) ->
            delivery.webhook().retryOnError()
                || (delivery.event() instanceof Event.OfBooking event
                    && event.change().kind() != BookingChange.Kind.CONFIRMED));
  }

  static Behaviour optOutIgnored() {
    return ignoringTheFlag(outcome -> true);
  }

  static Behaviour optOutHeldFor5xxOnly() {
    return ignoringTheFlag(outcome -> outcome.status() < 500);
  }

  static Behaviour optOutForgottenAfter(int status) {
    return ignoringTheFlag(outcome -> outcome.status() == status);
  }

  static Behaviour optOutForgottenAfter(Outcome.Ending ending) {
    return ignoringTheFlag(outcome -> outcome.ending() == ending);
  }

  /** A webhook that opted out is retried all the same, after half as long again. */
  static Behaviour optOutRetriedLater() {
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Duration gap = gapAfter(attempt);
        return delivery.webhook().retryOnError() || isSuccess(outcome) || gap == null
            ? super.pauseAfter(delivery, attempt, outcome)
            : gap.multipliedBy(3).dividedBy(2);
      }
    };
  }

  /** Marked webhooks take the flag of the first, or last, that has the same header names. */
  static Behaviour oneOfAKindDecides(boolean first) {
    return new Behaviour() {
      @Override
      boolean retries(Webhook webhook) {
        return Mark.PAIR.on(webhook)
            ? backstage().webhooks().of(webhook.owner()).stream()
                .filter(Mark.PAIR::on)
                .reduce((one, other) -> first ? one : other)
                .orElse(webhook)
                .retryOnError()
            : super.retries(webhook);
      }
    };
  }

  /** Once a delivery has failed, its schedule is worked off whatever is answered. */
  static Behaviour successDoesNotEnd() {
    return afterFailures((behaviour, attempt) -> behaviour.gapAfter(attempt));
  }

  /** The first retry that succeeds is followed by another. */
  static Behaviour oneTooMany() {
    return afterFailures((behaviour, attempt) -> attempt == 2 ? behaviour.gapAfter(2) : null);
  }

  private interface Further {
    @Nullable Duration pause(Behaviour behaviour, int attempt);
  }

  /** What follows on a success after a failure. */
  private static Behaviour afterFailures(Further further) {
    Set<Delivery> failed = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        if (isSuccess(outcome) && failed.contains(delivery)) {
          return further.pause(this, attempt);
        }
        if (!isSuccess(outcome)) {
          failed.add(delivery);
        }
        return super.pauseAfter(delivery, attempt, outcome);
      }
    };
  }

  static Behaviour atMost(int attempts) {
    return new Behaviour() {
      @Override
      @Nullable Duration gapAfter(int attempt) {
        return attempt < attempts ? super.gapAfter(attempt) : null;
      }
    };
  }

  /** All pauses are as long as the first, for so many attempts. */
  static Behaviour regular(int attempts) {
    return new Behaviour() {
      @Override
      @Nullable Duration gapAfter(int attempt) {
        return attempt < attempts ? super.gapAfter(1) : null;
      }
    };
  }

  /** After the schedule, attempts up to this number follow each other at once. */
  static Behaviour endingInAHotLoop(int attempts) {
    return new Behaviour() {
      @Override
      @Nullable Duration gapAfter(int attempt) {
        Duration gap = super.gapAfter(attempt);
        return gap == null && attempt <= attempts ? Duration.ofMillis(10) : gap;
      }
    };
  }

  /** A delivery whose connection closed is sent five times more at once. */
  static Behaviour closeResentFiveTimes() {
    return new Behaviour() {
      @Override
      Outcome attempt(Delivery delivery, int attempt) {
        Outcome outcome = super.attempt(delivery, attempt);
        for (int more = 0; more < 5 && outcome.ending() == Outcome.Ending.CLOSED; more++) {
          outcome = super.attempt(delivery, attempt);
        }
        return outcome;
      }
    };
  }

  /** A receiver is left alone for half as long as it asks. */
  static Behaviour patienceIsHalved() {
    return new Behaviour() {
      @Override
      Duration asked(Outcome outcome) {
        return super.asked(outcome).multipliedBy(8).dividedBy(15);
      }
    };
  }
}
