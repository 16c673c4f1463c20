package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Forgetful;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of the failure wave when webhooks are few, or time is. */
@Execution(ExecutionMode.CONCURRENT)
class WavesTest {
  private static final List<String> ABOUT_STATUSES =
      List.of("RTY-01", "RTY-02", "RTY-03", "RTY-04", "RTY-05", "RTY-06", "RTY-10");

  @Test
  void with_few_webhooks_the_failures_come_in_several_waves() {
    Bench.Outcome outcome =
        Bench.run(new Behaviour(), Bench.VENDOR, Map.of("limits.webhooks", "40"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(mostAlive(outcome.recording().journal())).isLessThanOrEqualTo(40);
    assertThat(outcome.requirements())
        .filteredOn(r -> ABOUT_STATUSES.contains(r.requirement().id()))
        .extracting(RequirementVerdict::verdict)
        .containsOnly(Verdict.PASS);
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void with_hardly_any_webhooks_what_does_not_fit_is_beyond_the_limit() {
    Bench.Outcome outcome =
        Bench.run(new Behaviour(), Bench.VENDOR, Map.of("limits.webhooks", "6"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(mostAlive(outcome.recording().journal())).isLessThanOrEqualTo(6);
    assertThat(outcome.requirements())
        .filteredOn(r -> r.verdict() == Verdict.INCONCLUSIVE)
        .extracting(RequirementVerdict::reason)
        .contains(Reason.LIMIT)
        .isSubsetOf(Reason.LIMIT, Reason.BUDGET, Reason.NODLV, Reason.BLOCKED);
    assertThat(outcome.exit()).isEqualTo(4);
  }

  @Test
  void a_retry_that_comes_after_the_budget_is_not_missed_but_undecided() {
    Bench.Outcome outcome =
        Bench.run(
            new Behaviour(),
            Bench.VENDOR.withRetryGaps(Duration.ofHours(1)),
            Map.of(),
            Duration.ofSeconds(25));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.requirements())
        .filteredOn(r -> ABOUT_STATUSES.contains(r.requirement().id()))
        .allMatch(r -> r.reason() == Reason.BUDGET || r.reason() == Reason.BLOCKED);
    assertThat(outcome.says("RTY-01")).contains("looked for");
    assertThat(outcome.exit()).isEqualTo(4);
  }

  @Test
  void a_burst_is_paced_once_the_target_asks_for_patience() {
    Bench.Outcome outcome =
        Bench.run(
            Variant.THROTTLED_CONFIRMATIONS.behaviour(),
            Bench.VENDOR,
            Map.of("only", "CON-01,CON-02"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.says("CON-01")).contains("asked for patience with 429");
  }

  /** How much longer than against a conforming vendor is measured beside it: see CompareBench. */
  @Test
  void whoever_never_hears_does_not_cost_the_budget() {
    Duration budget = Duration.ofMinutes(10);
    Map<String, String> told =
        Map.of(
            "declared.firstRetryMax", "1s",
            "declared.secondRetryMax", "2s",
            "declared.senderTimeout", "2500ms");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    List<Duration> runs =
        Stream.of(Forgetful.onlyTheFirst(8), Forgetful.untilOneFails(), Forgetful.neverHangingUp())
            .map(
                behaviour ->
                    CompletableFuture.supplyAsync(
                        () -> Bench.run(behaviour, Bench.VENDOR, told, budget), threads))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(outcome -> outcome.recording().result().run().duration())
            .toList();
    threads.shutdown();
    assertThat(runs)
        .as("of vendors at which some webhooks never hear, of a budget of " + budget)
        .allSatisfy(run -> assertThat(run).isLessThan(budget.dividedBy(4)));
  }

  @Test
  void a_sender_of_two_attempts_is_not_waited_for_after_the_second() {
    Duration budget = Duration.ofMinutes(10);
    Bench.Outcome outcome =
        Bench.run(
            new Behaviour(),
            Bench.VENDOR.withRetryGaps(Duration.ofMillis(300)),
            Map.of("declared.maxAttempts", "2"),
            budget);
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.recording().result().run().duration()).isLessThan(budget);
  }

  @Test
  void few_rows_do_not_wait_for_a_silence_that_none_of_them_asks_for() {
    Bench.Outcome outcome =
        Bench.run(new Behaviour(), Bench.VENDOR, Map.of("only", "DLV-01", "waits.quietMin", "10m"));
    assertThat(outcome.exit()).isZero();
    assertThat(notes(outcome, Scene.WAVE_A_OVER)).isZero();
    assertThat(outcome.liveWebhooks()).isZero();
    assertThat(outcome.liveBookings()).isZero();
  }

  @Test
  void rows_that_are_answered_at_once_cause_no_events() {
    Bench.Outcome outcome =
        Bench.run(new Behaviour(), Bench.VENDOR, Map.of("only", "CREATE-01,LIST-02,DELETE-01"));
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.recording().journal()).noneMatch(Trigger.class::isInstance);
  }

  private static long notes(Bench.Outcome outcome, String what) {
    return outcome.recording().journal().stream()
        .filter(entry -> entry instanceof Note note && note.what().equals(what))
        .count();
  }

  /** How many webhooks were alive at once, by the answers of the target. */
  private static int mostAlive(List<Entry> journal) {
    int alive = 0;
    int most = 0;
    for (Entry entry : journal) {
      if (entry instanceof Exchange x && x.succeeded() && x.request().url().contains("/webhooks")) {
        alive += change(x.request().method());
        most = Math.max(most, alive);
      }
    }
    return most;
  }

  private static int change(String method) {
    return switch (method) {
      case "POST" -> 1;
      case "DELETE" -> -1;
      default -> 0;
    };
  }
}
