package dev.octoconformance;

import dev.octoconformance.cli.RunOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a run beside its reports.
 *
 * @param printWaivers whether to print entries for the file of waivers
 * @param stepSummary the file that a CI job shows on its page; null when there is none
 * @param annotated whether GitHub Actions reads what is printed
 * @param repeats whether it repeats a part of the last run in its folder
 */
record Extras(
    boolean printWaivers, @Nullable Path stepSummary, boolean annotated, boolean repeats) {
  static final Extras NONE = new Extras(false, null, false, false);

  /** The same for a run that may repeat another one. */
  Extras of(RunOptions options) {
    return new Extras(printWaivers, stepSummary, annotated, options.repeats());
  }
}
