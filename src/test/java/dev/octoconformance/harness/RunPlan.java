package dev.octoconformance.harness;

import java.time.Duration;

/**
 * What a run would do to its target, in numbers that it stays below.
 *
 * @param asked how many requirements are asked for, with those that they rest on
 * @param tested how many of them are tested and apply
 * @param webhooks how many webhooks are created in all
 * @param webhooksAtOnce how many of them are alive at once at most
 * @param bookings how many bookings are reserved; every one is cancelled or left to expire
 * @param requests how many API requests are sent, those for the bookings and the clean-up included
 * @param deliveries how many deliveries the events cause, with retries until {@code attempts}
 * @param attempts how many attempts the sender is assumed to make of a delivery that always fails
 * @param waves how many waves of failures there are
 * @param shortest the least time it takes
 * @param longest the most time it takes
 */
public record RunPlan(
    int asked,
    int tested,
    int webhooks,
    int webhooksAtOnce,
    int bookings,
    int requests,
    int deliveries,
    int attempts,
    int waves,
    Duration shortest,
    Duration longest) {

  /** The plan of the run that these settings describe; the target is not asked. */
  public static RunPlan of(ConformanceRun.Settings settings) {
    return new Planner(Briefing.of(settings)).plan();
  }
}
