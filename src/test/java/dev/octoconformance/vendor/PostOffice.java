package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.List;

/** Brings events to webhooks: every delivery on its own thread, attempt after attempt. */
final class PostOffice {
  private final Behaviour behaviour;
  private final Workers workers;

  PostOffice(Behaviour behaviour, Workers workers) {
    this.behaviour = behaviour;
    this.workers = workers;
  }

  /**
   * Sends an event to all its recipients; each result is there when the first attempt has ended.
   */
  List<Delivery> announce(Event event) {
    return behaviour.recipients(event).stream().map(webhook -> deliver(webhook, event)).toList();
  }

  Delivery deliver(Webhook webhook, Event event) {
    Delivery delivery =
        new Delivery(webhook, event, () -> JsonText.of(behaviour.payload(webhook, event)));
    behaviour.begin(delivery, () -> attempt(delivery, 1));
    return delivery;
  }

  /** Gives a delivery up that has not been attempted yet. */
  void drop(Delivery delivery) {
    end(delivery, Outcome.unanswered(Outcome.Ending.REFUSED));
  }

  private void attempt(Delivery delivery, int number) {
    if (!behaviour.isStillWanted(delivery, number)) {
      drop(delivery);
      return;
    }
    Outcome outcome = behaviour.attempt(delivery, number);
    delivery.firstOutcome().complete(outcome);
    behaviour.attempted(delivery, number, outcome);
    Duration pause = behaviour.pauseAfter(delivery, number, outcome);
    if (pause == null) {
      end(delivery, outcome);
    } else {
      workers.after(pause, () -> attempt(delivery, number + 1));
    }
  }

  private void end(Delivery delivery, Outcome last) {
    delivery.firstOutcome().complete(last);
    behaviour.ended(delivery, last);
  }
}
