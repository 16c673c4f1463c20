package dev.octoconformance.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor says of its own implementation; null where it says nothing.
 *
 * @param firstRetryMax the longest time until the first retry
 * @param secondRetryMax the longest time between the first and the second retry
 * @param throttledRetryMax the longest time until the retry after 408, 429 or a time-out
 * @param maxAttempts the number of attempts of one delivery, the first included
 * @param senderTimeout how long the sender waits for an answer
 * @param autoDisableAfter after how many failed attempts in a row a webhook is switched off
 * @param maxWebhooks how many webhooks may exist at once
 * @param httpsOnly whether only {@code https} URLs are accepted
 * @param deleteGrace how long a deleted webhook may still be called
 * @param languages the languages in which the product has content, such as {@code fr}
 * @param events the events that webhooks can subscribe to
 * @param secondTokenIsolated whether the second credentials see nothing of the first
 * @param sinkReachable whether the sink's public URL can be reached from the target
 * @param bookingChangesAvailability whether a booking causes an availability event
 * @param bookingsUpdatable whether bookings can be updated
 */
public record Declared(
    @Nullable Duration firstRetryMax,
    @Nullable Duration secondRetryMax,
    @Nullable Duration throttledRetryMax,
    @Nullable Integer maxAttempts,
    @Nullable Duration senderTimeout,
    @Nullable Integer autoDisableAfter,
    @Nullable Integer maxWebhooks,
    @Nullable Boolean httpsOnly,
    @Nullable Duration deleteGrace,
    @Nullable List<String> languages,
    @Nullable List<String> events,
    @Nullable Boolean secondTokenIsolated,
    @Nullable Boolean sinkReachable,
    @Nullable Boolean bookingChangesAvailability,
    @Nullable Boolean bookingsUpdatable) {

  /** The same with another statement about the second credentials. */
  public Declared withSecondTokenIsolated(boolean isolated) {
    return new Declared(
        firstRetryMax,
        secondRetryMax,
        throttledRetryMax,
        maxAttempts,
        senderTimeout,
        autoDisableAfter,
        maxWebhooks,
        httpsOnly,
        deleteGrace,
        languages,
        events,
        isolated,
        sinkReachable,
        bookingChangesAvailability,
        bookingsUpdatable);
  }
}
