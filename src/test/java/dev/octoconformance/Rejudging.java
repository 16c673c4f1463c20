package dev.octoconformance;

import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.report.AllureRecord;
import dev.octoconformance.report.Dossier;
import dev.octoconformance.report.EarlierFile;
import dev.octoconformance.report.ReportFolder;
import dev.octoconformance.report.Reports;
import dev.octoconformance.requirement.Area;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;

/** A recorded run judged again, with the reports that follow from that. */
final class Rejudging implements Audience {
  private final SuiteConfig given;
  private final Verdicts verdicts;
  private final Console console;
  private final Path folder;
  private final Redaction redaction;
  private @Nullable AllureRecord allure;

  /** The reports go to the report folder of this configuration. */
  Rejudging(SuiteConfig config, Console console, Extras extras) {
    this.given = config;
    this.verdicts = new Verdicts(console, extras);
    this.console = console;
    this.folder = config.reportDir();
    this.redaction = Certification.redaction(config);
  }

  /**
   * Judges and reports.
   *
   * @param results whether Allure results are written too, which nobody else may be writing
   * @param journal a journal to lay beside the reports, instead of those that lie there; null when
   *     it is there
   * @return the exit code
   * @throws ConfigException if the waivers cannot be read; nothing was touched then
   */
  int report(
      JournalFile.Recording recorded, RecordedRun run, boolean results, @Nullable Path journal)
      throws IOException {
    Map<String, String> titles =
        run.catalogue().areas().stream().collect(Collectors.toMap(Area::code, Area::title));
    Waivers accepted = Verdicts.waivers(given, run.catalogue());
    Path source = journal == null ? null : journal.toAbsolutePath().getParent();
    if (journal != null) {
      ReportFolder.prepare(folder);
    }
    Path scratch = ReportFolder.scratch(folder);
    AllureRecord record =
        new AllureRecord(
                scratch, redaction, recorded.heading().startedAt(), run.profile().title(), titles)
            .drawing(recorded::entries, run.profile().schemas())
            .accepting(
                Acceptance.of(config(recorded.heading()).gate().accept(), false).with(accepted));
    allure = record;
    ConformanceRun.Recording judged = run.judge();
    Path own = Objects.requireNonNullElse(source, folder);
    RunResult result =
        Verdicts.merged(judged.result(), own, run.catalogue(), redaction).with(accepted);
    Dossier dossier = Dossier.of(result, judged.journal(), redaction, titles, run.profile());
    List<String> troubles = Reports.writeAll(scratch, dossier, record);
    if (journal != null) {
      Files.copy(journal, scratch.resolve(journal.getFileName()));
      EarlierFile.in(own).copyTo(scratch);
    }
    ReportFolder.publish(scratch, folder, results);
    verdicts.handOver(dossier, folder, troubles);
    console.out().flush();
    return result.claim().exit().code();
  }

  /** What the run was told, and what is accepted now or was accepted then. */
  SuiteConfig config(JournalFile.Heading heading) {
    SuiteConfig told = RecordedRun.config(heading, folder);
    return told.withGate(given.gate().orElse(told.gate()));
  }

  @Override
  public List<TestExecutionListener> listeners() {
    return List.of(Objects.requireNonNull(allure).listener());
  }

  @Override
  public void concluded(
      Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    Objects.requireNonNull(allure).decorate(row, verdict, sentence, evidence);
  }
}
