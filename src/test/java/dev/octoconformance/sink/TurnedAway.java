package dev.octoconformance.sink;

import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what came and got no further than the door, some of it: anybody can knock. */
final class TurnedAway {
  /** How many are written down of each kind. */
  static final int MOST = 200;

  private static final String NOBODY = "-";
  private static final int LONGEST = 200;

  private final Journal journal;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger handshakes = new AtomicInteger();

  TurnedAway(Journal journal) {
    this.journal = journal;
  }

  /**
   * Somebody came with something that cannot be taken for a request.
   *
   * @param target what of the request-target could be read
   * @param status what it was answered with; 0 for nothing
   */
  void request(String target, int status, String why) {
    if (requests.incrementAndGet() <= MOST) {
      journal.note(
          Milestone.REFUSED_AS_HTTP,
          "%s %d %s".formatted(Tokens.in(target).orElse(NOBODY), status, some(why)));
    }
  }

  /** Somebody began with TLS and left without a request: with this alert, or without a word. */
  void handshake(String alert) {
    if (handshakes.incrementAndGet() <= MOST) {
      journal.note(Milestone.HANDSHAKE_FAILED, some(alert));
    }
  }

  private static String some(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
