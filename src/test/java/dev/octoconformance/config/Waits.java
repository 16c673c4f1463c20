package dev.octoconformance.config;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param firstDelivery until a first delivery must have arrived
 * @param listVisible until a change must be visible in the list
 * @param quietMin the shortest silence that counts as silence
 * @param deleteGrace how long a deleted webhook may still be called when the vendor declares
 *     nothing
 * @param clientResend the gap below which a repetition is the HTTP client's, not a retry
 * @param confirmation until a booking whose confirmation is pending must be confirmed
 */
public record Waits(
    Duration firstDelivery,
    Duration listVisible,
    Duration quietMin,
    Duration deleteGrace,
    Duration clientResend,
    Duration confirmation) {}
