package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.LeftOver;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.JournalLock;
import dev.octoconformance.verdict.EnvironmentFault;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The command {@code sweep}: removes what interrupted runs left at their targets. */
final class Sweeping {
  /** The sentence about the folder of a killed run and the id of its tunnel. */
  static final String TUNNEL_ENDED =
      "%s: the tunnel of the interrupted run was still open; its program (process %d) was ended.";

  private static final String JOURNAL = "journal.jsonl";
  private static final int DEPTH = 4;

  private final SuiteConfig given;
  private final Console console;

  Sweeping(SuiteConfig given, Console console) {
    this.given = given;
    this.console = console;
  }

  /** Sweeps after the run of the report folder, or after every run below it. */
  int sweep() {
    Path folder = given.reportDir();
    List<Path> runs = runs(folder);
    if (runs.isEmpty()) {
      console
          .err()
          .println(
              "There is no journal in or below %s. Name the folder of a run, or one above several, with --report-dir."
                  .formatted(folder));
      return Exit.USAGE.code();
    }
    int worst = Exit.CONFORMANT.code();
    for (Path run : runs) {
      worst = Math.max(worst, sweep(run));
    }
    return worst;
  }

  /**
   * Sweeps after a killed run whose folder a new one is to use, which would replace the only record
   * of what is left; to be called by who holds the folder.
   *
   * @return the exit code when the new run must not begin, which was told; empty when it may
   */
  OptionalInt makeWay() throws IOException {
    Path folder = given.reportDir();
    Path journal = folder.resolve(JOURNAL);
    if (!Files.isRegularFile(journal)
        || !Files.readString(journal, StandardCharsets.ISO_8859_1).contains("\n")) {
      return OptionalInt.empty();
    }
    JournalFile.Recording recorded;
    LeftOver left;
    try {
      recorded = JournalFile.read(journal);
      SuiteConfig told = RecordedRun.config(recorded.heading(), folder);
      if (told.target().embedded()) {
        return OptionalInt.empty(); // That vendor is gone, with all that was left at it.
      }
      left = new LeftOver(recorded, Listening.withSecrets(told, given));
    } catch (IOException | ConfigException unreadable) {
      return OptionalInt.of(
          inTheWay("what its run left cannot be told (%s)".formatted(unreadable.getMessage())));
    }
    if (!left.isUntold()) {
      return OptionalInt.empty();
    }
    if (!left.target().equals(String.valueOf(given.target().url()))) {
      return OptionalInt.of(inTheWay("its run may have left something at " + left.target()));
    }
    try {
      int exit = sweep(folder, recorded);
      if (exit != Exit.CONFORMANT.code()) {
        inTheWay("what its run left at %s is still there".formatted(left.target()));
      }
      return exit == Exit.CONFORMANT.code() ? OptionalInt.empty() : OptionalInt.of(exit);
    } catch (EnvironmentFault fault) {
      inTheWay(String.valueOf(fault.getMessage()));
      return OptionalInt.of(Exit.ENVIRONMENT.code());
    }
  }

  private int inTheWay(String why) {
    return refused(
        given.reportDir(),
        "the journal of an interrupted run lies here, and %s. Remove that with %s, or choose another folder with --report-dir."
            .formatted(
                why.replaceFirst("\\.$", ""), Collecting.command("sweep", given.reportDir())),
        Exit.USAGE);
  }

  private static List<Path> runs(Path folder) {
    if (Files.isRegularFile(folder.resolve(JOURNAL))) {
      return List.of(folder);
    }
    try (Stream<Path> files = Files.find(folder, DEPTH, (file, is) -> is.isRegularFile())) {
      return files
          .filter(file -> file.endsWith(JOURNAL))
          .map(file -> Objects.requireNonNull(file.getParent()))
          .sorted()
          .toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private int sweep(Path run) {
    try {
      OptionalLong living = JournalLock.holder(run);
      if (living.isPresent()) {
        return refused(
            run,
            "The run goes on (process %d); end it first, it cleans up by itself."
                .formatted(living.getAsLong()),
            Exit.USAGE);
      }
      Optional<JournalLock> taken = JournalLock.take(run);
      if (taken.isEmpty()) {
        return refused(run, "Another process works in this folder.", Exit.USAGE);
      }
      JournalLock lock = taken.get();
      try {
        new TunnelFile(run)
            .end()
            .ifPresent(pid -> console.out().println(TUNNEL_ENDED.formatted(run, pid)));
        return sweep(run, JournalFile.read(run.resolve(JOURNAL)));
      } finally {
        lock.close();
      }
    } catch (IOException unreadable) {
      return refused(run, String.valueOf(unreadable.getMessage()), Exit.USAGE);
    } catch (EnvironmentFault fault) {
      return refused(run, String.valueOf(fault.getMessage()), Exit.ENVIRONMENT);
    }
  }

  private int sweep(Path run, JournalFile.Recording recorded) throws IOException {
    SuiteConfig told = RecordedRun.config(recorded.heading(), run);
    boolean lacksToken = told.target().token() != null && given.target().token() == null;
    LeftOver left = new LeftOver(recorded, Listening.withSecrets(told, given));
    if (!left.isPossible()) {
      console.out().println(run + ": nothing was left.");
      return Exit.CONFORMANT.code();
    }
    if (lacksToken) {
      return refused(
          run,
          "The run was started with a token, which is needed to remove what it left; give it with OCTO_TOKEN.",
          Exit.USAGE);
    }
    try (JournalFile file =
        JournalFile.reopen(run.resolve(JOURNAL), Certification.redaction(given))) {
      LeftOver.Outcome outcome = left.remove(file::append);
      if (outcome.isEmpty()) {
        console.out().println(run + ": nothing was left.");
      } else {
        report(run, left.target(), outcome);
      }
      return (outcome.refused().isEmpty() ? Exit.CONFORMANT : Exit.ENVIRONMENT).code();
    }
  }

  private void report(Path run, String target, LeftOver.Outcome outcome) {
    console
        .out()
        .printf(
            "%s, at %s:%n  %d webhooks deleted, %d were gone already%n  %d bookings cancelled%n",
            run, target, outcome.deleted().size(), outcome.gone(), outcome.cancelled().size());
    if (!outcome.foreign().isEmpty()) {
      console
          .out()
          .println(
              "  not touched, because they deliver somewhere else by now: "
                  + String.join(", ", outcome.foreign()));
    }
    outcome.refused().forEach(sentence -> console.out().println("  " + sentence));
  }

  private int refused(Path run, String sentence, Exit exit) {
    console.err().println(run + ": " + sentence);
    return exit.code();
  }
}
