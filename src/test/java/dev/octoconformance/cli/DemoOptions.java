package dev.octoconformance.cli;

import org.jspecify.annotations.Nullable;

/**
 * Which reference vendor to serve.
 *
 * @param port the port on loopback; 0 for any free one
 * @param fault the name of what is broken about it; null for nothing
 * @param variant the name of a way to be different and still right; null for the plain one
 * @param listFaults whether to print the names instead of serving
 */
public record DemoOptions(
    int port, @Nullable String fault, @Nullable String variant, boolean listFaults) {}
