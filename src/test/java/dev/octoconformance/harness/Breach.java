package dev.octoconformance.harness;

import dev.octoconformance.rule.Finding;
import org.opentest4j.AssertionFailedError;

/** The accusation that a rule about deliveries was broken. */
final class Breach extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final transient Finding.Broken broken;
  private final boolean slight;

  Breach(Finding.Broken broken) {
    super(broken.message(), broken.expected(), broken.found());
    this.broken = broken;
    this.slight = false;
  }

  Breach(Finding.Slight slight) {
    super(slight.message(), slight.expected(), slight.found());
    this.broken =
        new Finding.Broken(slight.message(), slight.expected(), slight.found(), slight.evidence());
    this.slight = true;
  }

  /** Whether it is a warning whatever the level. */
  boolean isSlight() {
    return slight;
  }

  Finding.Broken broken() {
    return broken;
  }
}
