package dev.octoconformance.rule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What times are judged by.
 *
 * @param budgetEnd when the run must come to an end, since its start
 * @param factor how many times the slowest control a silence must last
 * @param slack the least that is added to that
 * @param clientResend the gap below which a repetition is the HTTP client's, not a retry
 * @param deleteGrace how long a deleted webhook may still be called
 * @param firstDelivery until a first delivery must have arrived
 * @param declared what the vendor says of its own schedule
 */
public record Timing(
    Duration budgetEnd,
    double factor,
    Duration slack,
    Duration clientResend,
    Duration deleteGrace,
    Duration firstDelivery,
    Declared declared) {

  /**
   * What the vendor says of its own schedule; null where it says nothing.
   *
   * @param firstRetryMax the longest time until the first retry
   * @param secondRetryMax the longest time between the first and the second retry
   * @param throttledRetryMax the longest time until the retry after 408, 429 or a time-out
   * @param senderTimeout how long the sender waits for an answer
   * @param maxAttempts the number of attempts of one delivery, the first included
   * @param autoDisableAfter after how many failed attempts in a row a webhook is switched off
   */
  public record Declared(
      @Nullable Duration firstRetryMax,
      @Nullable Duration secondRetryMax,
      @Nullable Duration throttledRetryMax,
      @Nullable Duration senderTimeout,
      @Nullable Integer maxAttempts,
      @Nullable Integer autoDisableAfter) {

    /** A vendor that says nothing. */
    public static Declared nothing() {
      return new Declared(null, null, null, null, null, null);
    }
  }

  /** The timing of a run that may last so long, with the usual waits. */
  public static Timing of(Duration budget) {
    return new Timing(
        budget,
        2,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        Declared.nothing());
  }

  /** The same with another statement of the vendor. */
  public Timing with(Declared other) {
    return new Timing(budgetEnd, factor, slack, clientResend, deleteGrace, firstDelivery, other);
  }
}
