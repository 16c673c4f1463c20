package dev.octoconformance.cli;

import dev.octoconformance.config.SuiteConfig;

/** What the commands do; every method returns the exit code of the process. */
public interface Program {
  /** Certifies a target. */
  int run(SuiteConfig config, Console console);

  /** Shows the requirements. */
  int list(SuiteConfig config, ListOptions options, Console console);

  /** Serves the reference vendor until it is interrupted. */
  int demo(DemoOptions options, Console console);
}
