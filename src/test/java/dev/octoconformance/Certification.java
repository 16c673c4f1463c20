package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigText;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.JournalLock;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.report.AllureRecord;
import dev.octoconformance.report.ConsoleProgress;
import dev.octoconformance.report.Dossier;
import dev.octoconformance.report.Progress;
import dev.octoconformance.report.ReportFolder;
import dev.octoconformance.report.Reports;
import dev.octoconformance.requirement.Area;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.sink.Authority;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
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
  private final Runnable leftAlone;
  private final Verdicts verdicts;
  private final Extras extras;
  private final Path folder;
  private final TunnelFile tunnel;
  private final Redaction redaction;
  private final Progress progress;
  private final AtomicBoolean reported = new AtomicBoolean();
  private final CountDownLatch cleanedUp = new CountDownLatch(1);
  private volatile boolean interrupted;
  private @Nullable AllureRecord allure;
  private Authority authority = Authority.fresh();
  private final Set<String> concluded = ConcurrentHashMap.newKeySet();
  private Map<String, String> areaTitles = Map.of();
  private int tested;
  private boolean resumed;
  private Waivers waivers = Waivers.none();
  private @Nullable JournalFile written;
  private @Nullable Profile profile;
  private @Nullable Catalogue catalogue;

  /**
   * A run that has not begun.
   *
   * @param leftAlone what to do once the run needs nobody any more who looks at it
   */
  Certification(SuiteConfig config, Console console, Runnable leftAlone, Extras extras) {
    this.verdicts = new Verdicts(console, extras);
    this.extras = extras;
    this.config = config;
    this.console = console;
    this.leftAlone = leftAlone;
    this.folder = config.reportDir();
    this.tunnel = new TunnelFile(folder);
    this.redaction = redaction(config);
    this.progress =
        console.quiet()
            ? Progress.SILENT
            : new ConsoleProgress(
                console.err(), console.terminal(), console.width(), System::nanoTime);
  }

  /** What masks the secrets of this configuration in everything that a run writes. */
  static Redaction redaction(SuiteConfig config) {
    return Redaction.of(
        config.target().token() == null ? null : config.target().token().value(),
        config.target().secondToken() == null ? null : config.target().secondToken().value(),
        config.secrets());
  }

  /** From now on certificates are of this authority, which the target knows. */
  Certification vouchedFor(Authority known) {
    authority = known;
    return this;
  }

  /** Runs, reports, and gives the exit code. */
  int certify() {
    ConformanceRun run =
        new ConformanceRun(ConformanceRun.Settings.of(config, this).vouchedFor(authority));
    waivers = Verdicts.waivers(config, run.catalogue());
    return alone(
        lock -> {
          OptionalInt refused = new Sweeping(config, console.onlyErrors()).makeWay();
          if (refused.isPresent()) {
            return refused.getAsInt();
          }
          if (extras.repeats()) {
            ReportFolder.keep(folder);
          } else {
            ReportFolder.prepare(folder);
          }
          return certify(run, JournalFile.create(journal(), heading(run), redaction));
        });
  }

  /** Goes on listening where another process stopped, reports, and gives the exit code. */
  int resume() {
    return alone(
        lock -> {
          JournalFile.Recording recorded = JournalFile.read(journal());
          if (recorded.entries().stream().anyMatch(Certification::isEnd)) {
            console.err().println("The run in " + folder + " is over: there is nothing to hear.");
            return Exit.USAGE.code();
          }
          resumed = true;
          ReportFolder.reopen(folder);
          Duration heard = Duration.between(recorded.heading().startedAt(), lock.before());
          ConformanceRun run =
              new ConformanceRun(ConformanceRun.Settings.of(config, this), recorded, heard);
          waivers = Verdicts.waivers(config, run.catalogue());
          return certify(run, JournalFile.reopen(journal(), redaction));
        });
  }

  private static boolean isEnd(Entry entry) {
    return entry instanceof Note note && note.what().equals(Milestone.ENDED);
  }

  private Path journal() {
    return folder.resolve("journal.jsonl");
  }

  /** Something that only one process may do in the folder. */
  private interface Alone {
    int run(JournalLock lock) throws IOException;
  }

  private int alone(Alone work) {
    try {
      ReportFolder.make(folder);
      Optional<JournalLock> taken = JournalLock.take(folder);
      if (taken.isEmpty()) {
        console
            .err()
            .println(
                "Another run (process %d) is writing into %s; see what it has with collect, or choose another folder with --report-dir."
                    .formatted(JournalLock.holder(folder).orElse(0), folder));
        return Exit.USAGE.code();
      }
      try (JournalLock lock = taken.get()) {
        tunnel
            .end()
            .ifPresent(pid -> console.err().println(Sweeping.TUNNEL_ENDED.formatted(folder, pid)));
        try {
          return work.run(lock);
        } finally {
          tunnel.end();
        }
      }
    } catch (IOException e) {
      console
          .err()
          .println(
              "The report folder %s cannot be written (%s); choose another with --report-dir."
                  .formatted(folder, e.getMessage()));
      return Exit.USAGE.code();
    }
  }

  private int certify(ConformanceRun run, JournalFile journal) throws IOException {
    areaTitles =
        run.catalogue().areas().stream().collect(Collectors.toMap(Area::code, Area::title));
    tested = run.tested();
    profile = run.profile();
    catalogue = run.catalogue();
    allure =
        new AllureRecord(folder, redaction, run.startedAt(), run.profile().title(), areaTitles)
            .drawing(() -> run.journal().evidence().entries(), run.profile().schemas())
            .accepting(
                Acceptance.of(config.gate().accept(), config.gate().allowPartial()).with(waivers));
    RunLog.begin(folder, redaction, resumed);
    written = journal;
    try (JournalFile file = journal) {
      run.journal().onEntry(file::append);
      run.journal().onEntry(this::wasWritten);
      Thread hook = new Thread(() -> interrupted(run), "interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      ConformanceRun.Recording recording = run.execute();
      return goesOn(hook) ? report(recording) : Exit.INTERRUPTED.code();
    }
  }

  /** Whether the process goes on; one that goes down needs all that is open until it cleaned up. */
  private boolean goesOn(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goesDown) {
      try {
        cleanedUp.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }

  private void wasWritten(Entry entry) {
    if (entry instanceof Note note && note.what().equals(Milestone.EVENTS_CAUSED)) {
      leftAlone.run();
    }
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
    Written now = write(recording);
    progress.end();
    verdicts.handOver(now.dossier(), folder, now.troubles());
    console.out().flush();
    return now.dossier().result().claim().exit().code();
  }

  /** Reports that were written, and what kept some from it. */
  private record Written(Dossier dossier, List<String> troubles) {}

  private Written write(ConformanceRun.Recording recording) {
    progress.phase("writing the reports");
    Optional<String> lost = Optional.ofNullable(written).flatMap(JournalFile::trouble);
    RunResult kept = lost.isEmpty() ? recording.result() : recording.result().cutShort();
    List<String> troubles = new ArrayList<>();
    RunResult result = merged(kept, troubles).with(waivers);
    Dossier dossier =
        Dossier.of(
            result, recording.journal(), redaction, areaTitles, Objects.requireNonNull(profile));
    troubles.addAll(Reports.writeAll(folder, dossier, Objects.requireNonNull(allure)));
    lost.ifPresent(troubles::add);
    return new Written(dossier, troubles);
  }

  @Override
  public void leaves(ConformanceRun.Recording recording) {
    write(recording);
  }

  /** The result with what the run that it repeats had found; alone where that is not to be had. */
  private RunResult merged(RunResult result, List<String> troubles) {
    try {
      return Verdicts.merged(result, folder, Objects.requireNonNull(catalogue), redaction);
    } catch (IOException unreadable) {
      troubles.add(
          "What the earlier run found is not taken over: %s".formatted(unreadable.getMessage()));
      return result;
    }
  }

  /** Cleans up at the target and writes what there is, while the JVM goes down. */
  private void interrupted(ConformanceRun run) {
    interrupted = true;
    try {
      if (!reported.get()) {
        progress.phase("interrupted, cleaning up");
        report(run.interrupt());
      }
    } finally {
      tunnel.end();
      cleanedUp.countDown();
    }
  }

  @Override
  public List<TestExecutionListener> listeners() {
    return List.of(Objects.requireNonNull(allure).listener());
  }

  @Override
  public void turnsTo(String part) {
    LOG.info("{}", part);
    if (resumed && part.equals("conversations")) {
      leftAlone.run();
    }
    if (!interrupted) {
      progress.phase(part);
    }
  }

  @Override
  public void waitsFor(String what, Duration left) {
    progress.waiting(what, left.isNegative() ? Duration.ZERO : left);
  }

  @Override
  public void runsBeside(ProcessHandle program) {
    tunnel.name(program);
  }

  @Override
  public void concluded(
      Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    concluded.add(row.id());
    progress.done(concluded.size(), tested);
    LOG.info("{} ({}): {}", row.id(), verdict.name(), verdict.verdict());
    try {
      Objects.requireNonNull(allure).decorate(row, verdict, sentence, evidence);
    } catch (RuntimeException unwritable) {
      // A report that cannot be written, as on a full disk, changes no verdict.
      LOG.warn("what Allure shows of {} is incomplete: {}", row.id(), unwritable.getMessage());
    }
  }
}
