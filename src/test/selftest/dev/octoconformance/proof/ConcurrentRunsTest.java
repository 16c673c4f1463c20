package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Two runs at the same time on one account. */
@Isolated("a run that hardly gets to listen leaves things undecided")
class ConcurrentRunsTest {

  @Test
  void two_whole_runs_at_once_on_one_account_find_what_each_would_alone_and_leave_nothing() {
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR)) {
      SuiteConfig config = Bench.configuration(vendor, Bench.VENDOR, Map.of());
      CompletableFuture<RunResult> one = CompletableFuture.supplyAsync(() -> run(config));
      RunResult other = run(config);
      for (RunResult result : List.of(one.join(), other)) {
        assertThat(result.requirements().stream().flatMap(ConcurrentRunsTest::strange)).isEmpty();
        assertThat(result.claim().exit()).isIn(Exit.CONFORMANT, Exit.INCONCLUSIVE);
      }
      assertThat(vendor.liveWebhooks()).isZero();
      assertThat(vendor.liveBookings()).isZero();
    }
  }

  /**
   * What was found otherwise than alone; that others were in the way may be said, and that two runs
   * at once made the suite stand still.
   */
  private static Stream<String> strange(RequirementVerdict row) {
    return row.cases().stream()
        .filter(
            one ->
                List.of(Verdict.FAIL, Verdict.ERROR, Verdict.WARN, Verdict.INCONCLUSIVE)
                    .contains(one.verdict()))
        .filter(one -> one.reason() != Reason.CONT)
        .filter(one -> !one.message().contains("The suite itself stood still"))
        .map(one -> inWords(row, one));
  }

  private static String inWords(RequirementVerdict row, CaseVerdict one) {
    return "%s (%s): %s %s"
        .formatted(row.requirement().id(), one.name(), one.verdict(), one.message());
  }

  private static RunResult run(SuiteConfig config) {
    return new ConformanceRun(
            new ConformanceRun.Settings(
                    config,
                    Audience.nobody(),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(2))
                .vouchedFor(Bench.AUTHORITY))
        .execute()
        .result();
  }
}
