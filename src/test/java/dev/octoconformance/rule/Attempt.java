package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Reaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an event to an arm.
 *
 * @param delivery what arrived
 * @param reaction what the sink did with it
 * @param ended when that was over: at once, after the script's delay, or when the sender of a held
 *     delivery gave up; null as long as it is still held
 */
public record Attempt(Delivery delivery, Reaction reaction, @Nullable Duration ended) {

  /** When it arrived, since the start of the run. */
  public Duration at() {
    return delivery.arrival().at();
  }

  /** Whether it was answered from 200 to 299, whatever became of the body of the answer. */
  public boolean succeeded() {
    Arrival arrival = delivery.arrival();
    return (arrival.answered() >= 200 && arrival.answered() <= 299)
        || Reactions.isSuccessThatBreaksOff(reaction);
  }

  /** The id of its journal entry. */
  public String id() {
    return delivery.id();
  }
}
