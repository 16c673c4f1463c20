package dev.octoconformance.vendor;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One event on its way to one webhook, over all attempts. */
final class Delivery {
  private final String id = UUID.randomUUID().toString();
  private final Instant begunAt = Instant.now();
  private final Webhook webhook;
  private final Event event;
  private final Supplier<String> rendering;
  private @Nullable String body;
  private final CompletableFuture<Outcome> firstOutcome = new CompletableFuture<>();

  Delivery(Webhook webhook, Event event, Supplier<String> rendering) {
    this.webhook = webhook;
    this.event = event;
    this.rendering = rendering;
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

  /** The JSON of the event, rendered once. */
  synchronized String body() {
    String rendered = body;
    if (rendered == null) {
      rendered = rendering.get();
      body = rendered;
    }
    return rendered;
  }

  /** Completed by the end of the first attempt, or when there is none any more. */
  CompletableFuture<Outcome> firstOutcome() {
    return firstOutcome;
  }
}
