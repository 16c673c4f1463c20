package dev.octoconformance.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What goes wrong when calls, events and slow receivers overlap. */
final class ConcurrencyFaults {
  private ConcurrencyFaults() {}

  /** A deletion writes back the list that it has read, without what was created meanwhile. */
  static Behaviour deletionLosesCreations() {
    return new Behaviour() {
      @Override
      void delete(ApiCall call, Webhook webhook) {
        Set<Webhook> read = new HashSet<>(backstage().webhooks().all());
        super.delete(call, webhook);
        if (Mark.MANY.on(webhook)) {
          Pause.briefly();
          backstage().webhooks().all().stream()
              .filter(Mark.MANY::on)
              .filter(other -> !read.contains(other))
              .forEach(backstage().webhooks()::remove);
        }
      }
    };
  }

  /** A creation writes back the list that it has read, with what was deleted meanwhile. */
  static Behaviour creationRevivesDeleted() {
    return new Behaviour() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        List<Webhook> read = backstage().webhooks().all();
        if (Mark.MANY.on(draft)) {
          Pause.briefly();
          List<Webhook> present = backstage().webhooks().all();
          read.stream()
              .filter(Mark.MANY::on)
              .filter(webhook -> !present.contains(webhook))
              .forEach(backstage().webhooks()::add);
        }
        return super.stored(call, draft);
      }
    };
  }

  /** A marked webhook that was created within a second of an event never hears of any. */
  static Behaviour racingNeverWorks() {
    return new Racing() {
      @Override
      List<Webhook> recipients(Event event) {
        return super.recipients(event).stream().filter(webhook -> !isRacing(webhook)).toList();
      }
    };
  }

  /** A marked webhook that was created within a second of an event hears of everything twice. */
  static Behaviour racingHearsTwice() {
    return new Racing() {
      @Override
      List<Webhook> recipients(Event event) {
        List<Webhook> all = new ArrayList<>(super.recipients(event));
        all.addAll(all.stream().filter(this::isRacing).toList());
        return all;
      }
    };
  }

  /** The creation of a marked webhook within a second of an event is a server error. */
  static Behaviour racingCrashes() {
    return new Racing() {
      @Override
      Webhook stored(ApiCall call, Webhook draft) {
        Webhook webhook = super.stored(call, draft);
        if (isRacing(webhook)) {
          backstage().webhooks().remove(webhook);
          throw new IllegalStateException("deadlock detected");
        }
        return webhook;
      }
    };
  }

  /** Knows which webhooks were created within a second of an event. */
  private static class Racing extends Behaviour {
    private static final Duration CLOSE = Duration.ofSeconds(1);
    private final Set<String> racing = ConcurrentHashMap.newKeySet();
    private final Map<Account, Instant> latest = new ConcurrentHashMap<>();

    @Override
    Webhook stored(ApiCall call, Webhook draft) {
      Instant event = latest.get(draft.owner());
      if (Mark.RACING.on(draft) && event != null && event.plus(CLOSE).isAfter(Instant.now())) {
        racing.add(draft.id());
      }
      return super.stored(call, draft);
    }

    @Override
    List<Webhook> recipients(Event event) {
      Instant now = Instant.now();
      latest.put(event.owner(), now);
      List<Webhook> all = super.recipients(event);
      all.stream()
          .filter(Mark.RACING::on)
          .filter(webhook -> webhook.createdAt().plus(CLOSE).isAfter(now))
          .forEach(webhook -> racing.add(webhook.id()));
      return all;
    }

    final boolean isRacing(Webhook webhook) {
      return racing.contains(webhook.id());
    }
  }

  /**
   * Of the webhooks with this mark, those whose value is not {@code slow} are served after the slow
   * ones, and forgotten if so many of these are still unanswered after a second.
   */
  static Behaviour workersTaken(Mark mark, int workers) {
    Map<Event, List<Delivery>> slow = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        String value = mark.value(delivery.webhook());
        if (value == null || value.equals("slow")) {
          if (value != null) {
            slow.computeIfAbsent(delivery.event(), unused -> new CopyOnWriteArrayList<>())
                .add(delivery);
          }
          super.begin(delivery, first);
          return;
        }
        Runnable decision =
            () -> {
              if (unanswered(slow.getOrDefault(delivery.event(), List.of())) < workers) {
                first.run();
              } else {
                backstage().post().drop(delivery);
              }
            };
        backstage().workers().after(Duration.ofMillis(30), () -> look(decision, delivery));
      }

      private void look(Runnable decision, Delivery delivery) {
        CompletableFuture<?>[] firsts =
            slow.getOrDefault(delivery.event(), List.of()).stream()
                .map(Delivery::firstOutcome)
                .toArray(CompletableFuture<?>[]::new);
        var unused =
            CompletableFuture.allOf(firsts)
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .thenRunAsync(decision, backstage().workers());
      }

      private long unanswered(List<Delivery> deliveries) {
        return deliveries.stream().filter(other -> !other.firstOutcome().isDone()).count();
      }
    };
  }

  /**
   * Of the webhooks with this mark, those whose value is not {@code slow} are served a while after
   * all slow ones are done.
   */
  static Behaviour slowOnesFirst(Mark mark) {
    Map<Event, List<Delivery>> slow = new ConcurrentHashMap<>();
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        String value = mark.value(delivery.webhook());
        if (value == null) {
          super.begin(delivery, first);
        } else if (value.equals("slow")) {
          slow.computeIfAbsent(delivery.event(), unused -> new CopyOnWriteArrayList<>())
              .add(delivery);
          super.begin(delivery, first);
        } else {
          backstage().workers().after(Duration.ofMillis(30), () -> afterwards(delivery, first));
        }
      }

      private void afterwards(Delivery delivery, Runnable first) {
        List<Delivery> before = slow.getOrDefault(delivery.event(), List.of());
        Duration pause = before.isEmpty() ? Duration.ZERO : Duration.ofSeconds(4);
        CompletableFuture<?>[] firsts =
            before.stream().map(Delivery::firstOutcome).toArray(CompletableFuture<?>[]::new);
        var unused =
            CompletableFuture.allOf(firsts)
                .thenRun(() -> backstage().workers().after(pause, first));
      }
    };
  }
}
