package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two runs at the same time on one account. */
class ConcurrentRunsTest {

  @Test
  void two_runs_at_once_on_one_account_find_the_same_and_leave_nothing() {
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR)) {
      SuiteConfig config =
          Bench.configuration(
              vendor, Bench.VENDOR, Map.of("only", "LIST-*,CREATE-*,DELETE-*,DLV-*,RTY-0*,BKG-*"));
      CompletableFuture<RunResult> one = CompletableFuture.supplyAsync(() -> run(config));
      RunResult other = run(config);
      for (RunResult result : List.of(one.join(), other)) {
        assertThat(
                result.requirements().stream()
                    .filter(
                        r ->
                            List.of(Verdict.FAIL, Verdict.ERROR, Verdict.WARN)
                                .contains(r.verdict()))
                    .map(r -> r.requirement().id() + ": " + r.decisive().message()))
            .isEmpty();
        assertThat(result.outcome().exit()).isEqualTo(Exit.CONFORMANT);
      }
      assertThat(vendor.liveWebhooks()).isZero();
      assertThat(vendor.liveBookings()).isZero();
    }
  }

  private static RunResult run(SuiteConfig config) {
    return new ConformanceRun(
            new ConformanceRun.Settings(
                config,
                Audience.nobody(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2)))
        .execute()
        .result();
  }
}
