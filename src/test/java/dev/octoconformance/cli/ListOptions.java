package dev.octoconformance.cli;

import dev.octoconformance.requirement.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements to show, and how.
 *
 * @param patterns patterns of ids; empty for all
 * @param level only this level; null for all
 * @param json whether a program reads the list
 */
public record ListOptions(List<String> patterns, @Nullable Level level, boolean json) {}
