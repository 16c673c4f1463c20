package dev.octoconformance.harness;

import dev.octoconformance.rule.Finding;
import org.opentest4j.AssertionFailedError;

/** The accusation that a rule about deliveries was broken. */
final class Breach extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final transient Finding.Broken broken;

  Breach(Finding.Broken broken) {
    super(broken.message(), broken.expected(), broken.found());
    this.broken = broken;
  }

  Finding.Broken broken() {
    return broken;
  }
}
