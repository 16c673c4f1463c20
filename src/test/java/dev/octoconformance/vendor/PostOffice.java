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
    workers.after(behaviour.firstPause(delivery), () -> attempt(delivery, 1));
    return delivery;
  }

  private void attempt(Delivery delivery, int number) {
    if (!behaviour.isStillWanted(delivery, number)) {
      delivery.firstOutcome().complete(Outcome.unanswered(Outcome.Ending.REFUSED));
      return;
    }
    Outcome outcome = behaviour.attempt(delivery, number);
    delivery.firstOutcome().complete(outcome);
    Duration pause = behaviour.pauseAfter(delivery, number, outcome);
    if (pause != null) {
      workers.after(pause, () -> attempt(delivery, number + 1));
    }
  }
}
