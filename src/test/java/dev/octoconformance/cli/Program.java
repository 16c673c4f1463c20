package dev.octoconformance.cli;

import dev.octoconformance.config.LoadedConfig;
import dev.octoconformance.config.SuiteConfig;
import java.nio.file.Path;
import java.util.List;

/** What the commands do; every method returns the exit code of the process. */
public interface Program {
  /** Certifies a target. */
  int run(SuiteConfig config, RunOptions options, Console console);

  /** Certifies a target in the background, and returns when every event was caused. */
  int detach(SuiteConfig config, Orders orders, Console console);

  /**
   * Judges what a run has recorded so far.
   *
   * @param listen whether to go on listening for a run whose process is gone
   */
  int collect(
      SuiteConfig config, boolean listen, RunOptions options, Orders orders, Console console);

  /**
   * Judges a recorded run again, offline.
   *
   * @param journal its journal, or the folder of its reports
   */
  int regrade(Path journal, SuiteConfig config, Console console);

  /** Shows what changed between two runs: their verdicts.json, or the folders of their reports. */
  int diff(Path before, Path after, Console console);

  /** Does the work of a process in the background. */
  int background(Background work, SuiteConfig config, RunOptions options, Console console);

  /** Shows the requirements. */
  int list(SuiteConfig config, ListOptions options, Console console);

  /** Shows what a run would do to the target, in numbers, and asks it nothing. */
  int plan(SuiteConfig config, Console console);

  /** Shows the requirements of these ids or patterns in full. */
  int explain(SuiteConfig config, List<String> ids, Console console);

  /** Removes what interrupted runs left at their targets. */
  int sweep(SuiteConfig config, Console console);

  /** Serves the reference vendor until it is interrupted. */
  int demo(DemoOptions options, Console console);

  /** Prints what comes to a receiver of its own until it is interrupted. */
  int listen(ListenOptions options, Console console);

  /** Looks at what would stop a run. */
  int doctor(SuiteConfig config, Console console);

  /** Shows every key, its value and who gave it. */
  int showConfig(LoadedConfig loaded, Console console);

  /** Writes an example of a configuration file. */
  int init(InitOptions options, Console console);
}
