package dev.octoconformance.verdict;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run measured of the target and cost it.
 *
 * @param firstDelivery median and slowest time from a trigger to its first delivery; null when
 *     nothing was delivered
 * @param retryGaps for every webhook that was retried, the gaps between its attempts
 * @param attempts the most attempts of one delivery that were seen; null when nothing was retried
 * @param senderTimeout how long the sender waited for an answer that never came; null when unknown
 * @param waitLowerBound the least time that any sound suite has to wait for this target; null when
 *     unknown
 * @param bookings how many bookings were made
 * @param apiCalls how many requests were sent to the target
 * @param webhooks how many webhooks were alive at once at most
 * @param deliveries how many requests reached the sink
 */
public record Measurements(
    @Nullable Latency firstDelivery,
    List<List<Duration>> retryGaps,
    @Nullable Integer attempts,
    @Nullable Duration senderTimeout,
    @Nullable Duration waitLowerBound,
    int bookings,
    int apiCalls,
    int webhooks,
    int deliveries) {

  /** The median and the maximum of a set of times. */
  public record Latency(Duration p50, Duration max) {}
}
