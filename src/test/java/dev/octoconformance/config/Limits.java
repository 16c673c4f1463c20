package dev.octoconformance.config;

/**
 * How gentle a run is to the target.
 *
 * @param webhooks the most webhooks alive at once
 * @param requestsPerSecond the most API calls per second
 */
public record Limits(int webhooks, int requestsPerSecond) {}
