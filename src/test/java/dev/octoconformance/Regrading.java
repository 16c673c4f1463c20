package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.JournalLock;
import dev.octoconformance.report.ReportFolder;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;

/** The command {@code regrade}: judges a recorded run again with the suite at hand, offline. */
final class Regrading {
  private static final String NAME = "journal.jsonl";

  private final Path journal;
  private final SuiteConfig config;
  private final Console console;

  /**
   * A regrading.
   *
   * @param place the journal of a run, or the folder of its reports
   * @param config says where the reports go
   */
  Regrading(Path place, SuiteConfig config, Console console) {
    this.journal = Files.isDirectory(place) ? place.resolve(NAME) : place;
    this.config = config;
    this.console = console;
  }

  /** Judges, reports, and gives the exit code that the run would have. */
  int regrade() {
    if (!Files.isRegularFile(journal)) {
      return refuse(
          "There is no journal %s. Name the %s of a run, or the folder that it lies in."
              .formatted(journal, NAME));
    }
    try {
      JournalFile.Recording recorded = JournalFile.read(journal);
      Path folder = config.reportDir();
      ReportFolder.make(folder);
      OptionalLong writer = JournalLock.holder(folder);
      boolean own = lies(folder);
      if (writer.isPresent()) {
        return refuse(
            own
                ? "The run goes on (process %d); judge what it has so far with collect."
                    .formatted(writer.getAsLong())
                : "Another run (process %d) is writing into %s; choose another folder with --report-dir."
                    .formatted(writer.getAsLong(), folder));
      }
      return judge(recorded, own);
    } catch (IOException e) {
      return refuse(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  private int judge(JournalFile.Recording recorded, boolean own) throws IOException {
    JournalFile.Heading heading = recorded.heading();
    if (!heading.suiteVersion().equals(Versions.suite())) {
      console
          .err()
          .println(
              "It was recorded by version %s of the suite and is judged by version %s."
                  .formatted(heading.suiteVersion(), Versions.suite()));
    }
    Rejudging rejudging = new Rejudging(config, console, Extras.NONE);
    RecordedRun run;
    try {
      run =
          new RecordedRun(
              recorded,
              ConformanceRun.Settings.of(rejudging.config(heading), rejudging),
              heardFor(heading.startedAt()),
              false);
    } catch (ConfigException unknown) {
      return refuse(
          "%s was recorded with settings that this version of the suite does not know: %s"
              .formatted(journal, String.join(" ", unknown.problems())));
    }
    return rejudging.report(recorded, run, true, own ? null : journal);
  }

  /** For how long somebody is known to have listened. */
  private Duration heardFor(Instant startedAt) throws IOException {
    Path beside = journal.toAbsolutePath().getParent();
    Instant heard = beside == null ? startedAt : JournalLock.lastSign(beside).orElse(startedAt);
    return Duration.between(startedAt, heard);
  }

  private boolean lies(Path folder) throws IOException {
    Path there = folder.resolve(NAME);
    return Files.exists(there) && Files.isSameFile(there, journal);
  }

  private int refuse(String sentence) {
    console.err().println(sentence);
    return Exit.USAGE.code();
  }
}
