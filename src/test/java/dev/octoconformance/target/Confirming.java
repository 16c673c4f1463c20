package dev.octoconformance.target;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for confirmations that the target answers before it has decided over them. Where one was
 * waited for in vain, the next are looked at once; one for all askers of a run.
 */
final class Confirming {
  /** As long as is waited where nobody says otherwise. */
  static final Duration USUAL = Duration.ofSeconds(30);

  private static final List<Duration> FIRST_PAUSES =
      List.of(Duration.ofMillis(250), Duration.ofMillis(500));
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Set<String> OPEN = Set.of("PENDING", "ON_HOLD");
  private static final Set<Integer> NOT_YET = Set.of(202, 204);

  private final Duration longest;
  private volatile boolean inVain;

  Confirming(Duration longest) {
    this.longest = longest;
  }

  /** Whether the answer to a confirmation says that it is still open. */
  static boolean isOpen(Reply confirm) {
    String status = status(confirm);
    return confirm.succeeded()
        && (status.equals("PENDING")
            || (NOT_YET.contains(confirm.status()) && !status.equals("CONFIRMED")));
  }

  /**
   * The reading of the booking that shows what became of a confirmation that is still open; the
   * last one when nothing became of it in time.
   */
  Reply decision(Supplier<Reply> read, Consumer<Duration> rest) {
    Duration left = inVain ? Duration.ZERO : longest;
    for (int look = 0; ; look++) {
      Duration pause = look < FIRST_PAUSES.size() ? FIRST_PAUSES.get(look) : PAUSE;
      rest.accept(pause);
      Reply shown = read.get();
      left = left.minus(pause).minus(shown.exchange().took());
      if (shown.succeeded() && !status(shown).isEmpty() && !OPEN.contains(status(shown))) {
        return shown;
      }
      if (left.isNegative()) {
        inVain = true;
        return shown;
      }
    }
  }

  /** Whether a booking is shown as confirmed. */
  static boolean isConfirmed(Reply shown) {
    return shown.succeeded() && status(shown).equals("CONFIRMED");
  }

  private static String status(Reply reply) {
    return reply.json().map(b -> b.path("status").asStringOpt().orElse("")).orElse("");
  }
}
