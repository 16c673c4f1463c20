package dev.octoconformance;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a run beside its reports.
 *
 * @param printWaivers whether to print entries for the file of waivers
 * @param stepSummary the file that a CI job shows on its page; null when there is none
 * @param annotated whether GitHub Actions reads what is printed
 */
record Extras(boolean printWaivers, @Nullable Path stepSummary, boolean annotated) {
  static final Extras NONE = new Extras(false, null, false);
}
