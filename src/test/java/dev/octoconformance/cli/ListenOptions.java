package dev.octoconformance.cli;

import java.util.List;

/**
 * How to listen for what comes.
 *
 * @param port the port on loopback
 * @param answers the statuses of the first, second, … request to a path, the last one again and
 *     again
 */
public record ListenOptions(int port, List<Integer> answers) {
  static final int PORT = 8080;
}
