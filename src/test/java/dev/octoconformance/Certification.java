package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigText;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.report.AllureRecord;
import dev.octoconformance.report.ConsoleProgress;
import dev.octoconformance.report.ConsoleReport;
import dev.octoconformance.report.Dossier;
import dev.octoconformance.report.Paper;
import dev.octoconformance.report.Progress;
import dev.octoconformance.report.ReportFolder;
import dev.octoconformance.report.Reports;
import dev.octoconformance.requirement.Area;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run with all that belongs to it: progress, journal file, reports, and an orderly end when it
 * is interrupted.
 */
final class Certification implements Audience {
  private static final Logger LOG = LoggerFactory.getLogger(Certification.class);

  private final SuiteConfig config;
  private final Console console;
  private final Path folder;
  private final Redaction redaction;
  private final Progress progress;
  private final AtomicBoolean reported = new AtomicBoolean();
  private @Nullable AllureRecord allure;
  private final Set<String> concluded = ConcurrentHashMap.newKeySet();
  private Map<String, String> areaTitles = Map.of();
  private int tested;

  Certification(SuiteConfig config, Console console) {
    this.config = config;
    this.console = console;
    this.folder = config.reportDir();
    this.redaction =
        Redaction.of(
            config.target().token() == null ? null : config.target().token().value(),
            config.target().secondToken() == null ? null : config.target().secondToken().value(),
            config.secrets());
    this.progress =
        console.quiet()
            ? Progress.SILENT
            : new ConsoleProgress(
                console.err(), console.terminal(), console.width(), System::nanoTime);
  }

  /** Runs, reports, and gives the exit code. */
  int certify() {
    ConformanceRun run = new ConformanceRun(ConformanceRun.Settings.of(config, this));
    areaTitles =
        run.catalogue().areas().stream().collect(Collectors.toMap(Area::code, Area::title));
    tested = run.tested();
    withoutEffect()
        .forEach(
            key -> console.err().println(key + " is read, and has no effect in this version."));
    try {
      ReportFolder.prepare(folder);
    } catch (IOException e) {
      console
          .err()
          .println(
              "The report folder %s cannot be written (%s); choose another with --report-dir."
                  .formatted(folder, e.getMessage()));
      return Exit.USAGE.code();
    }
    AllureRecord record =
        new AllureRecord(folder, redaction, run.startedAt(), run.profile().title(), areaTitles);
    allure = record;
    RunLog.begin(folder, redaction);
    try (JournalFile file =
        JournalFile.create(folder.resolve("journal.jsonl"), heading(run), redaction)) {
      run.journal().onEntry(file::append);
      Thread hook = new Thread(() -> interrupted(run), "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      ConformanceRun.Recording recording = run.execute();
      Runtime.getRuntime().removeShutdownHook(hook);
      return report(recording);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configured keys that nothing is done with yet, so that nobody relies on them. */
  private List<String> withoutEffect() {
    List<String> keys = new ArrayList<>();
    if (config.sink().tunnel() != null) {
      keys.add("sink.tunnel");
    }
    if (config.waivers() != null) {
      keys.add("waivers");
    }
    if (config.availabilityTrigger() != null) {
      keys.add("trigger.availability");
    }
    return keys;
  }

  private JournalFile.Heading heading(ConformanceRun run) {
    return new JournalFile.Heading(
        Versions.suite(),
        run.id(),
        run.startedAt(),
        config.profile(),
        config.strictness().word(),
        config.budget().word(),
        run.seed(),
        Objects.toString(config.target().url()),
        ConfigText.of(config));
  }

  private int report(ConformanceRun.Recording recording) {
    if (reported.getAndSet(true)) {
      return Exit.INTERRUPTED.code();
    }
    progress.phase("writing the reports");
    Dossier dossier = Dossier.of(recording.result(), recording.journal(), redaction, areaTitles);
    List<String> troubles = Reports.writeAll(folder, dossier, Objects.requireNonNull(allure));
    progress.end();
    new ConsoleReport(new Paper(console.out(), console.colour(), console.width()), console.quiet())
        .print(dossier, folder, troubles);
    console.out().flush();
    return recording.result().outcome().exit().code();
  }

  /** Cleans up at the target and writes what there is, while the JVM goes down. */
  private void interrupted(ConformanceRun run) {
    if (!reported.get()) {
      progress.phase("interrupted, cleaning up");
      report(run.interrupt());
    }
  }

  @Override
  public List<TestExecutionListener> listeners() {
    return List.of(Objects.requireNonNull(allure).listener());
  }

  @Override
  public void turnsTo(String part) {
    LOG.info("{}", part);
    progress.phase(part);
  }

  @Override
  public void waitsFor(String what, Duration left) {
    progress.waiting(what, left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void concluded(
      Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    concluded.add(row.id());
    progress.done(concluded.size(), tested);
    LOG.info("{} ({}): {}", row.id(), verdict.name(), verdict.verdict());
    Objects.requireNonNull(allure).decorate(row, verdict, sentence, evidence);
  }
}
