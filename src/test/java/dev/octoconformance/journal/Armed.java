package dev.octoconformance.journal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook was registered, or refused, for one purpose.
 *
 * @param id {@code a} and a number
 * @param at when the creating call was answered
 * @param arm whose it is: {@code DLV-01/first}, {@code observer/first}
 * @param token the unguessable part of its URL's path
 * @param url the URL it was registered with
 * @param event the event it subscribes to
 * @param exchange the id of the creating exchange
 * @param webhookId the id the target gave it; null when it was refused
 * @param wave the wave that it is there for and whose booking its answers are for
 * @param optedOut whether it was created with {@code retryOnError: false}
 * @param answers what it does with the first, second, … delivery of that wave, the last one again
 *     and again; empty when it welcomes them all
 */
public record Armed(
    String id,
    Duration at,
    String arm,
    String token,
    String url,
    String event,
    String exchange,
    @Nullable String webhookId,
    String wave,
    boolean optedOut,
    List<Reaction> answers)
    implements Entry {

  /** What it does with the delivery of its wave that has this number, from 0. */
  public Reaction answer(int number) {
    return answers.isEmpty()
        ? Reaction.status(200)
        : answers.get(Math.min(number, answers.size() - 1));
  }

  /** By the id alone: it is told apart by that, and looked up often. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
