package dev.octoconformance.vendor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/**
 * What a reference vendor is started with.
 *
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param token the bearer token of the first credentials
 * @param secondToken the bearer token of the second credentials, which share nothing with the first
 * @param retryGaps the pauses between attempts; one attempt more than there are pauses
 * @param jitter how the pauses are spread
 * @param senderTimeout how long a delivery waits to connect, and then for the head of the answer
 * @param firstDelivery the pause between an event and its first attempt
 * @param hold how long a reservation is held unless it says otherwise
 * @param capacity the places of every departure that is not freesale
 * @param trusted the authorities that it trusts beside those that everybody trusts
 */
public record VendorSettings(
    int port,
    String token,
    String secondToken,
    List<Duration> retryGaps,
    Jitter jitter,
    Duration senderTimeout,
    Duration firstDelivery,
    Duration hold,
    int capacity,
    List<X509Certificate> trusted) {

  public VendorSettings {
    retryGaps = List.copyOf(retryGaps);
    trusted = List.copyOf(trusted);
  }

  /** Any port, retries after 0.5, 1 and 2 seconds without jitter, 5 seconds of patience. */
  public static VendorSettings defaults() {
    return new VendorSettings(
        0,
        "first-reference-token",
        "second-reference-token",
        List.of(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(2)),
        Jitter.NONE,
        Duration.ofSeconds(5),
        Duration.ZERO,
        Duration.ofMinutes(30),
        100,
        List.of());
  }

  public VendorSettings withPort(int newPort) {
    return new VendorSettings(
        newPort,
        token,
        secondToken,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        trusted);
  }

  public VendorSettings withTokens(String first, String second) {
    return new VendorSettings(
        port,
        first,
        second,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        trusted);
  }

  public VendorSettings withRetryGaps(Duration... gaps) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        List.of(gaps),
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        trusted);
  }

  public VendorSettings withJitter(Jitter newJitter) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        newJitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        trusted);
  }

  public VendorSettings withSenderTimeout(Duration timeout) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        jitter,
        timeout,
        firstDelivery,
        hold,
        capacity,
        trusted);
  }

  public VendorSettings withFirstDelivery(Duration delay) {
    return new VendorSettings(
        port, token, secondToken, retryGaps, jitter, senderTimeout, delay, hold, capacity, trusted);
  }

  public VendorSettings withHold(Duration newHold) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        newHold,
        capacity,
        trusted);
  }

  public VendorSettings withCapacity(int places) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        places,
        trusted);
  }

  /** The same with this authority trusted as well. */
  public VendorSettings withTrust(X509Certificate authority) {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        List.of(authority));
  }

  /** The same with nobody trusted whom not everybody trusts. */
  public VendorSettings withoutTrust() {
    return new VendorSettings(
        port,
        token,
        secondToken,
        retryGaps,
        jitter,
        senderTimeout,
        firstDelivery,
        hold,
        capacity,
        List.of());
  }
}
