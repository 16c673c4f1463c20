package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
