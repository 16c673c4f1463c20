package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.ConfigText;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.config.Waiver;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RecordedRun;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Waivers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A recorded run is judged again as it was judged when it ran, by its journal alone. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
  private static final VendorSettings SETTINGS = Bench.VENDOR;
  private static final Pattern OF_EVERY_DELIVERY =
      Pattern.compile(" at every webhook,|^ENV-03 plain$");

  private ConformanceRun.@Nullable Recording conforming;
  private JournalFile.@Nullable Recording recorded;

  @BeforeAll
  void a_conforming_vendor_is_certified(@TempDir Path own) throws IOException {
    conforming = run(new Behaviour(), own);
    recorded = JournalFile.read(own.resolve("journal.jsonl"));
  }

  private RunResult live() {
    return Objects.requireNonNull(conforming).result();
  }

  private JournalFile.Recording whole() {
    return Objects.requireNonNull(recorded);
  }

  @Test
  void a_conforming_run_is_judged_as_it_was() {
    RunResult again = judged(whole()).result();

    assertThat(words(again)).containsExactlyEntriesOf(words(live()));
    assertThat(again.claim()).isEqualTo(live().claim());
    assertThat(again.measurements()).isEqualTo(live().measurements());
    assertThat(again.run().partial()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"PRIVATE_ADDRESSES_REFUSED", "CONFIRMED_LATER"})
  void what_was_found_out_about_a_vendor_is_found_out_again(Variant variant, @TempDir Path folder)
      throws IOException {
    ConformanceRun.Recording live = run(variant.behaviour(), folder);

    RunResult again = judged(JournalFile.read(folder.resolve("journal.jsonl"))).result();

    assertThat(words(again)).containsExactlyEntriesOf(words(live.result()));
    assertThat(again.claim()).isEqualTo(live.result().claim());
  }

  @Test
  void a_broken_vendor_is_accused_of_the_same(@TempDir Path folder) throws IOException {
    ConformanceRun.Recording live = run(Fault.CONFIRM_IS_SILENT.behaviour(), folder);

    RunResult again = judged(JournalFile.read(folder.resolve("journal.jsonl"))).result();

    assertThat(words(again)).containsExactlyEntriesOf(words(live.result()));
    assertThat(again.claim().exit().code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 0.5, 0.7})
  void what_a_run_that_broke_off_had_not_asked_is_undecided_and_the_rest_stands(double part) {
    List<Entry> entries = whole().entries();
    RecordedRun run =
        recorded(
            new JournalFile.Recording(
                whole().heading(), entries.subList(0, (int) (entries.size() * part)), true));

    RunResult result = run.judge().result();

    Map<String, String> before = words(live());
    assertThat(run.state()).isEqualTo(RecordedRun.State.BROKEN_OFF);
    assertThat(result.run().partial()).isTrue();
    assertThat(result.claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(words(result))
        .hasSameSizeAs(before)
        .allSatisfy(
            (name, words) ->
                assertThat(verdicts(words))
                    .allMatch(
                        verdict ->
                            verdict.equals("INCONCLUSIVE")
                                || verdicts(before.get(name)).contains(verdict)))
        .containsValue(before.get("CAP-01 " + sentence("CAP-01")));
  }

  @Test
  void a_run_that_broke_off_when_all_was_decided_certifies_nothing(@TempDir Path folder)
      throws IOException {
    // What is asked in conversations alone is decided on the busiest machine.
    ConformanceRun.Recording live =
        run(new Behaviour(), folder, Map.of("only", "CAP-01,LIST-01", "allowPartial", "true"));
    JournalFile.Recording all = JournalFile.read(folder.resolve("journal.jsonl"));
    List<Entry> unended =
        all.entries().stream()
            .filter(entry -> !(entry instanceof Note note && note.what().equals(Milestone.ENDED)))
            .toList();

    RunResult result = judged(new JournalFile.Recording(all.heading(), unended, true)).result();

    assertThat(words(result)).containsExactlyEntriesOf(words(live.result()));
    assertThat(live.result().claim().exit()).isEqualTo(Exit.CONFORMANT);
    assertThat(result.run().partial()).isTrue();
    assertThat(result.claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    Waiver elsewhere = new Waiver("ROW-01", null, "known", LocalDate.MAX, "waivers.yaml:1");
    assertThat(result.with(new Waivers(List.of(elsewhere), LocalDate.EPOCH)).claim().exit())
        .isEqualTo(Exit.INCONCLUSIVE);
  }

  /** The verdicts of all cases of this name. */
  private static List<String> verdicts(@Nullable String words) {
    return Objects.requireNonNull(words).lines().map(line -> line.replaceFirst(" .*", "")).toList();
  }

  private String sentence(String id) {
    return live().requirements().stream()
        .filter(r -> r.requirement().id().equals(id))
        .findFirst()
        .orElseThrow()
        .cases()
        .get(0)
        .name();
  }

  @Test
  void a_run_that_goes_on_has_not_asked_yet_what_is_missing() {
    List<Entry> entries = whole().entries();
    JournalFile.Recording begun =
        new JournalFile.Recording(
            whole().heading(), entries.subList(0, entries.size() / 20), false);

    RecordedRun run = new RecordedRun(begun, settings(config(begun)), Duration.ofHours(1), true);
    Map<String, String> words = words(run.judge().result());

    assertThat(run.state()).isEqualTo(RecordedRun.State.GOING_ON);
    assertThat(run.now()).isEqualTo(Duration.ofHours(1));
    assertThat(words.values())
        .anyMatch(w -> w.contains("has not been asked yet"))
        .anyMatch(w -> w.contains("Not decided yet, after 60 min 0 s of the run; it goes on."));
    assertThat(run.pending()).isPositive();
  }

  @Test
  void a_journal_that_lacks_deliveries_changes_only_what_rested_on_them() {
    String token =
        whole().entries().stream()
            .filter(entry -> entry instanceof Armed armed && armed.arm().equals("BA-04/every byte"))
            .map(entry -> ((Armed) entry).token())
            .findFirst()
            .orElseThrow();
    List<Entry> deaf = new ArrayList<>(whole().entries());
    deaf.removeIf(entry -> entry instanceof Arrival heard && heard.token().equals(token));

    Map<String, String> changed =
        new TreeMap<>(
            words(judged(new JournalFile.Recording(whole().heading(), deaf, false)).result()));
    words(live()).forEach(changed::remove);

    changed.keySet().removeIf(name -> OF_EVERY_DELIVERY.matcher(name).find());
    assertThat(changed).containsOnlyKeys("BA-04 every byte");
    assertThat(changed.get("BA-04 every byte")).startsWith("INCONCLUSIVE I-BLOCKED");
  }

  @Test
  void an_interrupted_run_is_judged_as_far_as_it_came(@TempDir Path folder) throws Exception {
    CompletableFuture<String> firstDelivery = new CompletableFuture<>();
    Audience audience =
        new Audience() {
          @Override
          public void concluded(
              Requirement row, CaseVerdict verdict, String sentence, List<Entry> evidence) {
            if (row.id().startsWith("DLV")) {
              firstDelivery.complete(row.id());
            }
          }
        };
    RunResult live;
    try (ReferenceVendor vendor = ReferenceVendor.start(SETTINGS)) {
      SuiteConfig config = configuration(vendor, Map.of());
      ConformanceRun run = new ConformanceRun(settings(config, audience));
      try (JournalFile file = journal(run, config, vendor, folder)) {
        run.journal().onEntry(file::append);
        Thread running = new Thread(run::execute, "to be interrupted");
        running.setDaemon(true);
        running.start();
        firstDelivery.get(3, TimeUnit.MINUTES);
        live = run.interrupt().result();
      }
    }

    RunResult again = judged(JournalFile.read(folder.resolve("journal.jsonl"))).result();

    assertThat(words(again)).containsExactlyEntriesOf(words(live));
    assertThat(again.claim()).isEqualTo(live.claim());
    assertThat(again.claim().exit()).isEqualTo(Exit.INTERRUPTED);
    assertThat(again.run()).isEqualTo(live.run());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DLV-12/every byte", "HDR-01/with a header"})
  void a_journal_that_lacks_one_delivery_changes_only_what_rested_on_it(String arm) {
    String token =
        whole().entries().stream()
            .filter(entry -> entry instanceof Armed armed && armed.arm().equals(arm))
            .map(entry -> ((Armed) entry).token())
            .findFirst()
            .orElseThrow();
    Set<String> cited = new TreeSet<>();
    cases(live()).forEach((name, c) -> c.forEach(one -> cited.addAll(one.evidence())));
    String lost =
        whole().entries().stream()
            .filter(e -> e instanceof Arrival heard && heard.token().equals(token))
            .map(Entry::id)
            .filter(cited::contains)
            .findFirst()
            .orElseThrow();
    List<Entry> less = new ArrayList<>(whole().entries());
    less.removeIf(entry -> entry.id().equals(lost));

    RunResult again = judged(new JournalFile.Recording(whole().heading(), less, false)).result();

    Map<String, String> changed = new TreeMap<>(words(again));
    Map<String, String> before = words(live());
    changed.entrySet().removeIf(now -> now.getValue().equals(before.get(now.getKey())));
    Set<String> resting = new TreeSet<>();
    cases(live())
        .forEach(
            (name, c) -> {
              if (c.stream().anyMatch(one -> one.evidence().contains(lost))) {
                resting.add(name);
              }
            });
    // These say how many they have looked at.
    changed.keySet().removeIf(name -> OF_EVERY_DELIVERY.matcher(name).find());
    resting.removeIf(name -> OF_EVERY_DELIVERY.matcher(name).find());
    assertThat(changed.keySet())
        .as("what changed without %s", lost)
        .isNotEmpty()
        .isSubsetOf(resting);
  }

  private static Map<String, List<CaseVerdict>> cases(RunResult result) {
    Map<String, List<CaseVerdict>> cases = new TreeMap<>();
    result
        .requirements()
        .forEach(
            row ->
                row.cases()
                    .forEach(
                        c ->
                            cases
                                .computeIfAbsent(
                                    row.requirement().id() + " " + c.name(),
                                    name -> new ArrayList<>())
                                .add(c)));
    return cases;
  }

  private static SuiteConfig config(JournalFile.Recording recording) {
    return RecordedRun.config(recording.heading(), Path.of("unused"));
  }

  private static RecordedRun recorded(JournalFile.Recording recording) {
    return new RecordedRun(recording, settings(config(recording)), Duration.ZERO, false);
  }

  private static ConformanceRun.Recording judged(JournalFile.Recording recording) {
    return recorded(recording).judge();
  }

  private static ConformanceRun.Settings settings(SuiteConfig config) {
    return settings(config, Audience.nobody());
  }

  private static ConformanceRun.Settings settings(SuiteConfig config, Audience audience) {
    return new ConformanceRun.Settings(
        config, audience, Duration.ofSeconds(10), Duration.ofMillis(600), Duration.ofSeconds(60));
  }

  private ConformanceRun.Recording run(Behaviour behaviour, Path into) throws IOException {
    return run(behaviour, into, Map.of());
  }

  private ConformanceRun.Recording run(Behaviour behaviour, Path into, Map<String, String> more)
      throws IOException {
    try (ReferenceVendor vendor = ReferenceVendor.start(SETTINGS, behaviour)) {
      SuiteConfig config = configuration(vendor, more);
      ConformanceRun run = new ConformanceRun(settings(config));
      try (JournalFile file = journal(run, config, vendor, into)) {
        run.journal().onEntry(file::append);
        return run.execute();
      }
    }
  }

  private static JournalFile journal(
      ConformanceRun run, SuiteConfig config, ReferenceVendor vendor, Path into)
      throws IOException {
    return JournalFile.create(
        into.resolve("journal.jsonl"),
        new JournalFile.Heading(
            "test",
            run.id(),
            run.startedAt(),
            config.profile(),
            config.strictness().word(),
            config.budget().word(),
            run.seed(),
            vendor.baseUrl().toString(),
            ConfigText.of(config)),
        Redaction.of(SETTINGS.token(), SETTINGS.secondToken(), List.of()));
  }

  private static SuiteConfig configuration(ReferenceVendor vendor, Map<String, String> more) {
    Map<String, String> keys =
        new TreeMap<>(
            Map.of(
                "waits.firstDelivery", "3s",
                "waits.quietMin", "700ms",
                "waits.listVisible", "2s",
                "waits.clientResend", "200ms",
                "waits.deleteGrace", "800ms",
                "declared.throttledRetryMax", "2s",
                "declared.secondTokenIsolated", "true"));
    keys.putAll(more);
    return SuiteConfig.of(keys)
        .withTarget(
            new TargetSettings(
                vendor.baseUrl(),
                new Secret(SETTINGS.token()),
                new Secret(SETTINGS.secondToken()),
                Map.of(),
                List.of()));
  }

  /** Every case by requirement and name, as a report would say it. */
  private static Map<String, String> words(RunResult result) {
    Redaction redaction = Redaction.of(SETTINGS.token(), SETTINGS.secondToken(), List.of());
    Map<String, String> words = new TreeMap<>();
    result
        .requirements()
        .forEach(
            row ->
                row.cases()
                    .forEach(
                        c ->
                            words.merge(
                                row.requirement().id() + " " + c.name(),
                                redaction.text(
                                    "%s %s %s | %s | %s %s"
                                        .formatted(
                                            c.verdict(),
                                            c.reason() == null ? "" : c.reason().code(),
                                            c.message(),
                                            c.expected(),
                                            c.found(),
                                            c.evidence())),
                                (one, other) -> one + "\n" + other)));
    return words;
  }
}
