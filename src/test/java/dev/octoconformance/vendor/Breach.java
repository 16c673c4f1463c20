package dev.octoconformance.vendor;

/**
 * A requirement that a fault breaks.
 *
 * @param requirement the id of the requirement
 * @param fragment what the message about it contains
 */
public record Breach(String requirement, String fragment) {}
