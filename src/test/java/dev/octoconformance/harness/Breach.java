package dev.octoconformance.harness;

import dev.octoconformance.rule.Finding;
import java.util.Arrays;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * The accusation that a rule about deliveries was broken; its stack trace begins with the lines of
 * the rule.
 */
final class Breach extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final transient Finding.Broken broken;
  private final boolean slight;

  Breach(Finding.Broken broken) {
    this(broken, false);
  }

  Breach(Finding.Slight slight) {
    this(
        new Finding.Broken(
            slight.message(),
            slight.expected(),
            slight.found(),
            slight.evidence(),
            slight.origin()),
        true);
  }

  private Breach(Finding.Broken broken, boolean slight) {
    super(broken.message(), broken.expected(), broken.found());
    this.broken = broken;
    this.slight = slight;
    setStackTrace(
        Stream.concat(broken.origin().lines().stream(), Arrays.stream(getStackTrace()))
            .toArray(StackTraceElement[]::new));
  }

  /** Whether it is a warning whatever the level. */
  boolean isSlight() {
    return slight;
  }

  Finding.Broken broken() {
    return broken;
  }
}
