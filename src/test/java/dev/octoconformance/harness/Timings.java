package dev.octoconformance.harness;

import dev.octoconformance.config.Budget;
import dev.octoconformance.config.Declared;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.rule.Timing;
import java.time.Duration;

/** What a configuration says about times, as rules judge by it. */
final class Timings {
  private static final double USUAL = 2;
  private static final double WITH_MANY_CONTROLS = 1.5;

  private Timings() {}

  static Timing of(SuiteConfig config, Duration budget, Duration slack) {
    Declared declared = config.declared();
    return new Timing(
        budget,
        config.budget() == Budget.QUICK ? WITH_MANY_CONTROLS : USUAL,
        slack,
        config.waits().clientResend(),
        declared.deleteGrace() == null ? config.waits().deleteGrace() : declared.deleteGrace(),
        config.waits().firstDelivery(),
        new Timing.Declared(
            declared.firstRetryMax(),
            declared.secondRetryMax(),
            declared.throttledRetryMax(),
            declared.senderTimeout(),
            declared.maxAttempts(),
            declared.autoDisableAfter()));
  }
}
