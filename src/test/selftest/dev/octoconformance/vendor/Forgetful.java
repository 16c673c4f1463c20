package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Vendors at which some webhooks never hear of an event, whatever they are registered with. */
public final class Forgetful {
  private Forgetful() {}

  /** Of all webhooks only the eldest are notified. */
  public static Behaviour onlyTheFirst(int number) {
    return new Behaviour() {
      @Override
      List<Webhook> recipients(Event event) {
        return super.recipients(event).stream().limit(number).toList();
      }
    };
  }

  /** The webhooks are notified one after another, up to the first that fails. */
  public static Behaviour untilOneFails() {
    Map<Event, Delivery> latest = Collections.synchronizedMap(new IdentityHashMap<>());
    return new Behaviour() {
      @Override
      void begin(Delivery delivery, Runnable first) {
        Delivery before = latest.put(delivery.event(), delivery);
        if (before == null) {
          super.begin(delivery, first);
          return;
        }
        var unused =
            before
                .firstOutcome()
                .thenAcceptAsync(
                    outcome -> {
                      if (isSuccess(outcome)) {
                        first.run();
                      } else {
                        backstage().post().drop(delivery);
                      }
                    },
                    backstage().workers());
      }
    };
  }

  /** A connection on which nothing comes is never left. */
  public static Behaviour neverHangingUp() {
    return new Behaviour() {
      @Override
      Patience patience(Delivery delivery) {
        Duration ever = Duration.ofHours(1);
        return super.patience(delivery).withHead(ever).withBody(ever, ever);
      }
    };
  }
}
