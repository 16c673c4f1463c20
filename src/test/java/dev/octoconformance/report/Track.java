package dev.octoconformance.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one failing webhook heard of one event.
 *
 * @param arm whose it is, such as {@code RTY-03/first}
 * @param script what it was to answer, in words
 * @param optedOut whether it was created with {@code retryOnError: false}
 * @param knocks the attempts, oldest first; at least one
 * @param listened how long it was listened to, since the event
 * @param usual when the first retry of its sisters came, after the same first attempt
 */
public record Track(
    String arm,
    String script,
    boolean optedOut,
    List<Knock> knocks,
    Duration listened,
    @Nullable Band usual) {

  /**
   * One attempt.
   *
   * @param id the id of its journal entry
   * @param number from 1
   * @param at when it came, since the event
   * @param ended when it was over, since the event
   * @param answer what it was answered, in words
   * @param welcomed whether that was a success
   * @param gap the time since the attempt before it was over; null for the first
   */
  public record Knock(
      String id,
      int number,
      Duration at,
      Duration ended,
      String answer,
      boolean welcomed,
      @Nullable Duration gap) {

    /** The attempt as a phrase. */
    String inWords() {
      return "attempt %d %s, answered %s"
          .formatted(
              number, gap == null ? "after " + Span.of(at) : Span.of(gap) + " later", answer);
    }
  }

  /** From one time to another, since the event. */
  public record Band(Duration from, Duration to) {}

  /** The attempt that came last. */
  Knock last() {
    return knocks.get(knocks.size() - 1);
  }

  /** What happened, as a sentence; for tables. */
  public String getStory() {
    return knocks.stream().map(Knock::inWords).collect(Collectors.joining("; "))
        + (last().welcomed() ? "." : "; then silence until " + Span.of(listened) + ".");
  }
}
