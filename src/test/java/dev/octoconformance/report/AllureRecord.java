package dev.octoconformance.report;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.sender.Libraries;
import dev.octoconformance.sender.Recognition;
import dev.octoconformance.verdict.Acceptance;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RunResult;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.TestExecutionListener;

/**
 * The Allure results of one run, written while its tests run.
 *
 * <p>JUnit's events come in through {@link #listener()}; what they mean is said by {@link
 * #decorate} while the test is still running, on its own thread. Several records may live in one
 * JVM.
 */
public final class AllureRecord {

  private final Path folder;
  private final AllureFiles files;
  private final AllureLifecycle lifecycle;
  private final AllureSteps steps;
  private final Redaction redaction;
  private final String profile;
  private final Map<String, String> areaTitles;
  private final Map<String, Entry> redacted = new ConcurrentHashMap<>();
  private @Nullable AllureTimelines timelines;
  private @Nullable Supplier<List<Entry>> journal;
  private Acceptance accepted = Acceptance.NONE;

  /**
   * The record of a run.
   *
   * @param reportDir the folder of the run's reports; results go to {@code allure-results} in it
   * @param startedAt when the run started: journal entries count from here
   * @param profile the title of the profile, the uppermost heading of the report
   * @param areaTitles the titles of the areas by their code
   */
  public AllureRecord(
      Path reportDir,
      Redaction redaction,
      Instant startedAt,
      String profile,
      Map<String, String> areaTitles) {
    this.folder = ReportFolder.allureResults(reportDir);
    this.files = new AllureFiles(folder, redaction);
    this.lifecycle = new AllureLifecycle(files);
    this.steps = new AllureSteps(files, startedAt);
    this.redaction = redaction;
    this.profile = profile;
    this.areaTitles = Map.copyOf(areaTitles);
  }

  /**
   * From now on a breach comes with a picture of what its webhooks heard, and with what is known of
   * the library of the sender.
   *
   * @param journal the entries so far
   * @param dialect the schemas of the profile
   */
  public AllureRecord drawing(Supplier<List<Entry>> journal, String dialect) {
    this.journal = journal;
    timelines = new AllureTimelines(journal, dialect, this::redacted, redaction::text);
    return this;
  }

  /**
   * From now on a failure that somebody accepts is shown as waived instead of failed, and what is
   * open and accepted as skipped instead of broken.
   */
  public AllureRecord accepting(Acceptance others) {
    accepted = others;
    return this;
  }

  /** What a launcher must be given so that its tests become results. */
  public TestExecutionListener listener() {
    return new AllureJunitPlatform(lifecycle);
  }

  /**
   * Says what the running test means; to be called on its own thread before it ends.
   *
   * @param sentence the name of the test as a sentence; may be empty
   * @param evidence the journal entries that the verdict rests on
   */
  public void decorate(
      Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    lifecycle
        .getCurrentTestCase()
        .ifPresent(uuid -> decorate(uuid, row, verdict, sentence, evidence));
  }

  /** Adds a result for a verdict that no JUnit test was run for. */
  public void add(Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    String uuid = UUID.randomUUID().toString();
    lifecycle.scheduleTestCase(new TestResult().setUuid(uuid));
    lifecycle.startTestCase(uuid);
    decorate(uuid, row, verdict, sentence, evidence);
    lifecycle.stopTestCase(uuid);
    lifecycle.writeTestCase(uuid);
  }

  /**
   * Writes what the report needs beside the results: categories, environment, and who ran it.
   *
   * @param environment the variables of this process, by which a CI server makes itself known
   */
  public void finish(RunResult result, Map<String, String> environment) throws IOException {
    WholeFile.write(folder.resolve("categories.json"), AllureCategories.json());
    WholeFile.write(
        folder.resolve("environment.properties"), AllureEnvironment.properties(result, redaction));
    Optional<String> executor = AllureExecutor.json(environment, redaction);
    if (executor.isPresent()) {
      WholeFile.write(folder.resolve("executor.json"), executor.get());
    }
  }

  /** What is known of the library that the deliveries so far were sent with. */
  private Optional<String> sender(Requirement row, CaseVerdict verdict) {
    Supplier<List<Entry>> entries = journal;
    return entries == null || !Dossier.ASKING.contains(verdict.verdict())
        ? Optional.empty()
        : Recognition.of(Libraries.shipped(), entries.get()).hint(row.id()).map(redaction::text);
  }

  private void decorate(
      String uuid, Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
    List<Entry> entries = evidence.stream().map(this::redacted).toList();
    boolean alone = row.cases().size() + row.arms().size() < 2 || verdict.name().isBlank();
    String name = alone ? row.title() : row.title() + ": " + verdict.name();
    String identity = row.id() + "/" + verdict.name();
    String stable = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
    String area = areaTitles.getOrDefault(row.area(), row.area());
    long[] span = steps.span(entries);
    Optional<Waiver> waiver = accepted.waivers().of(row, verdict);
    List<Label> labels = new ArrayList<>(AllureWords.labels(row, verdict, profile, area));
    if (waiver.isPresent()) {
      labels.add(new Label().setName("tag").setValue("WAIVED"));
    }
    files.conclude(
        uuid,
        new AllureFiles.Concluded(
            waiver.isPresent()
                ? Status.SKIPPED
                : AllureWords.status(verdict, accepted.covers(row, verdict)),
            waiver
                .map(known -> AllureWords.details(verdict, known))
                .orElseGet(() -> AllureWords.details(verdict)),
            span[0],
            span[1]));
    lifecycle.updateTestCase(
        uuid,
        result ->
            result
                .setName(name)
                .setFullName(identity)
                .setHistoryId(stable)
                .setTestCaseId(stable)
                .setTestCaseName(row.title())
                .setTitlePath(List.of(area, row.id()))
                .setLabels(labels)
                .setLinks(new ArrayList<>(AllureWords.links(row)))
                .setDescription(null)
                .setDescriptionHtml(AllureWords.description(row, sentence, sender(row, verdict)))
                .setParameters(AllureWords.parameters(row, verdict.name()))
                .setAttachments(
                    new ArrayList<>(
                        steps.attachments(AllureExtras.of(row, verdict, entries, timelines))))
                .setSteps(new ArrayList<>(steps.of(entries, verdict))));
  }

  /** This entry without secrets; one is evidence of many cases. */
  private Entry redacted(Entry entry) {
    return redacted.computeIfAbsent(entry.id(), id -> redaction.entry(entry));
  }
}
