package dev.octoconformance.vendor;

/**
 * A requirement that a fault breaks.
 *
 * @param requirement the id of the requirement
 * @param fragment what the message about it contains
 * @param observation whether nothing is broken, and only what is noted differs from the correct
 *     vendor
 */
public record Breach(String requirement, String fragment, boolean observation) {}
