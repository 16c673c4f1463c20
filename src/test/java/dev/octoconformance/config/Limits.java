package dev.octoconformance.config;

import org.jspecify.annotations.Nullable;

/**
 * How gentle a run is to the target.
 *
 * @param webhooks the most webhooks alive at once
 * @param requestsPerSecond the most API calls per second; null for the usual pace: 20, and none on
 *     loopback
 */
public record Limits(int webhooks, @Nullable Integer requestsPerSecond) {}
