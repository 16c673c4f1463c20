package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.target.Webhook;

/**
 * A webhook that wants retries, at a URL with a query.
 *
 * @param queried the webhook
 */
record Shown(Step<Webhook> queried) {
  private static final String QUERY = "&place=here&time=now%20or%20never";

  /** The conversation, held once in a run. */
  static Shown of(Shared shared) {
    return shared.conversation(
        "a query",
        Shown.class,
        talk ->
            new Shown(
                talk.step(
                    "created",
                    t ->
                        t.webhooks()
                            .create(
                                bookingUpdates()
                                    .with("retryOnError", true)
                                    .to(t.freshUrl() + QUERY)))));
  }
}
