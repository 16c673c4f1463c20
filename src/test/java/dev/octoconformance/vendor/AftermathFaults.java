package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What a failed delivery does to others when it goes wrong. */
final class AftermathFaults {
  private AftermathFaults() {}

  /** As long as a delivery is being retried, the webhook hears nothing more of its booking. */
  static Behaviour newerEventIsDropped() {
    Unfinished unfinished = new Unfinished();
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return super.recipients(event).stream()
            .filter(webhook -> !unfinished.isRetried(webhook, event))
            .toList();
      }

      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        if (!isSuccess(outcome)) {
          unfinished.add(delivery);
        }
      }

      @Override
      void ended(Delivery delivery, Outcome last) {
        unfinished.remove(delivery);
      }
    };
  }

  /** The first event that fails holds up all later ones of a marked webhook, without an end. */
  static Behaviour strictOrder() {
    return silencing(
        (behaviour, delivery, outcome) ->
            Mark.ORDER.on(delivery.webhook()) && !behaviour.isSuccess(outcome));
  }

  /** A webhook is switched off by one failed attempt; what is under way goes on. */
  static Behaviour switchedOffByAFailure() {
    return silencing((behaviour, delivery, outcome) -> !behaviour.isSuccess(outcome));
  }

  /** A webhook that opted out of retries is switched off by one failed attempt. */
  static Behaviour optedOutSwitchedOffByAFailure() {
    return silencing(
        (behaviour, delivery, outcome) ->
            !delivery.webhook().retryOnError() && !behaviour.isSuccess(outcome));
  }

  private interface Reason {
    boolean applies(Behaviour behaviour, Delivery delivery, Outcome outcome);
  }

  /** A webhook hears of no further event after an attempt like this. */
  private static Behaviour silencing(Reason reason) {
    Set<String> silent = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      boolean subscribes(Webhook webhook, Event event) {
        return !silent.contains(webhook.id()) && super.subscribes(webhook, event);
      }

      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        if (reason.applies(this, delivery, outcome)) {
          silent.add(delivery.webhook().id());
        }
      }
    };
  }

  /** After a failed attempt a webhook is listed as not active, though it goes on. */
  static Behaviour shownInactive() {
    Set<String> failed = ConcurrentHashMap.newKeySet();
    return new Behaviour() {
      @Override
      JsonObject shownInList(ApiCall call, Webhook webhook) {
        JsonObject shown = super.shownInList(call, webhook);
        return failed.contains(webhook.id()) ? shown.with("active", false) : shown;
      }

      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        if (!isSuccess(outcome)) {
          failed.add(delivery.webhook().id());
        }
      }
    };
  }

  /** The first failure at a marked webhook sends the event to all marked ones again. */
  static Behaviour eventIsRetriedAsAWhole() {
    Set<Event> again =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Duration pause = super.pauseAfter(delivery, attempt, outcome);
        Event event = delivery.event();
        if (pause != null && Mark.BESIDE.on(delivery.webhook()) && again.add(event)) {
          recipients(event).stream()
              .filter(Mark.BESIDE::on)
              .filter(webhook -> !webhook.equals(delivery.webhook()))
              .forEach(
                  webhook ->
                      backstage()
                          .workers()
                          .after(pause, () -> backstage().post().deliver(webhook, event)));
        }
        return pause;
      }
    };
  }

  /**
   * A delivery that failed is dropped once a later one of its webhook succeeded; the first pause is
   * longer than usual, so that there are later ones.
   */
  static Behaviour laterSuccessDropsRetries() {
    Map<String, Instant> welcomed = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      void attempted(Delivery delivery, int attempt, Outcome outcome) {
        if (isSuccess(outcome)) {
          welcomed.merge(
              delivery.webhook().id(), delivery.begunAt(), (a, b) -> a.isAfter(b) ? a : b);
        }
        super.attempted(delivery, attempt, outcome);
      }

      @Override
      @Nullable Duration gapAfter(int attempt) {
        return attempt == 1 ? Duration.ofMillis(1500) : super.gapAfter(attempt);
      }

      @Override
      boolean isStillWanted(Delivery delivery, int attempt) {
        Instant last = welcomed.getOrDefault(delivery.webhook().id(), Instant.MIN);
        return super.isStillWanted(delivery, attempt)
            && (attempt == 1 || !last.isAfter(delivery.begunAt()));
      }
    };
  }

  /** What has failed anywhere is sent again to everybody, three times at most. */
  static Behaviour eventIsRetriedToEverybody() {
    Map<Event, Integer> rounds = Collections.synchronizedMap(new IdentityHashMap<>());
    Map<Event, Instant> latest = Collections.synchronizedMap(new IdentityHashMap<>());
    return new Behaviour() {
      @Override
      @Nullable Duration pauseAfter(Delivery delivery, int attempt, Outcome outcome) {
        Event event = delivery.event();
        if (super.pauseAfter(delivery, attempt, outcome) != null
            && !delivery.begunAt().isBefore(latest.getOrDefault(event, Instant.MIN))) {
          latest.put(event, Instant.MAX);
          int round = rounds.merge(event, 1, Integer::sum);
          Duration gap = round > 3 ? null : gapAfter(round);
          if (gap != null) {
            backstage().workers().after(gap, () -> again(event));
          }
        }
        return null;
      }

      private void again(Event event) {
        latest.put(event, Instant.now());
        backstage().post().announce(event);
      }
    };
  }
}
