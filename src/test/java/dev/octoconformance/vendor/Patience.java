package dev.octoconformance.vendor;

import java.time.Duration;

/**
 * How long a sender waits for an answer, and how much of it it wants.
 *
 * @param head how long it waits to connect, and then for the head of the answer
 * @param quiet how long it waits for the next octet of the body
 * @param body how long it reads the body in all
 * @param largest how many octets of the body it wants
 */
record Patience(Duration head, Duration quiet, Duration body, int largest) {

  /**
   * The head in this time; the body in a second, because closing at once would reset the
   * connection.
   */
  static Patience of(Duration head) {
    return new Patience(head, Duration.ofMillis(200), Duration.ofSeconds(1), 256 * 1024);
  }

  Patience withHead(Duration time) {
    return new Patience(time, quiet, body, largest);
  }

  Patience withBody(Duration newQuiet, Duration newBody) {
    return new Patience(head, newQuiet, newBody, largest);
  }

  Patience withLargest(int octets) {
    return new Patience(head, quiet, body, octets);
  }
}
