package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.report.Paper;
import dev.octoconformance.report.VerdictsDiff;
import dev.octoconformance.report.VerdictsFile;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** The command {@code diff}: what changed between two runs. */
final class Differing {
  private Differing() {}

  /** Prints it; 0 when no verdict changed, 1 when one did, 2 when a file cannot be read. */
  static int print(Path before, Path after, Console console) {
    try {
      VerdictsDiff diff = new VerdictsDiff(VerdictsFile.read(before), VerdictsFile.read(after));
      diff.print(new Paper(console.out(), console.colour(), console.width()));
      console.out().flush();
      return diff.isChanged() ? 1 : Exit.CONFORMANT.code();
    } catch (IOException e) {
      console.err().println(Objects.requireNonNullElse(e.getMessage(), e.toString()));
      return Exit.USAGE.code();
    }
  }
}
