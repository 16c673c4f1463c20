package dev.octoconformance.report;

import dev.octoconformance.verdict.Exit;

/**
 * How an outcome looks at one glance: told apart by its shape as well as by its colour.
 *
 * @param name the shape: {@code tick}, {@code cross}, {@code question} or {@code pause}
 * @param colour dark enough for white text on it
 */
public record Shape(String name, String colour) {
  static Shape of(Exit exit) {
    return switch (exit) {
      case CONFORMANT -> new Shape("tick", "#116329");
      case NOT_CONFORMANT -> new Shape("cross", "#a40e26");
      case INCONCLUSIVE -> new Shape("question", "#7d4e00");
      case INTERRUPTED -> new Shape("pause", "#7d4e00");
      case ENVIRONMENT, USAGE, SUITE_BROKE -> new Shape("pause", "#57606a");
    };
  }
}
