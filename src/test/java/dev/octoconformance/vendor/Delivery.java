package dev.octoconformance.vendor;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way to one webhook, over all attempts. */
final class Delivery {
  private final String id = UUID.randomUUID().toString();
  private final Instant begunAt = Instant.now();
  private final Webhook webhook;
  private final Event event;
  private final String body;
  private final CompletableFuture<Outcome> firstOutcome = new CompletableFuture<>();

  Delivery(Webhook webhook, Event event, String body) {
    this.webhook = webhook;
    this.event = event;
    this.body = body;
  }

  String id() {
    return id;
  }

  Instant begunAt() {
    return begunAt;
  }

  /** The webhook as it was when the event happened. */
  Webhook webhook() {
    return webhook;
  }

  Event event() {
    return event;
  }

  /** The JSON rendered when the event happened. */
  String body() {
    return body;
  }

  /** Completed by the end of the first attempt, or when there is none any more. */
  CompletableFuture<Outcome> firstOutcome() {
    return firstOutcome;
  }
}
