package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.harness.RunPlan;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.verdict.Measurements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan says beforehand, beside what a run has measured. */
class PlanTest {

  private static ConformanceRun.Settings settings(
      ReferenceVendor vendor, Map<String, String> keys) {
    SuiteConfig config = Bench.configuration(vendor, Bench.VENDOR, keys);
    return new ConformanceRun.Settings(
        config,
        Audience.nobody(),
        Duration.ofSeconds(10),
        Duration.ofSeconds(1),
        Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @CsvSource({"'*', 35", "RTY-03, 5", "'LIST-*', 5"})
  void a_run_does_no_more_than_its_plan_says_and_not_much_less(String only, int looseDeliveries) {
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR)) {
      ConformanceRun.Settings settings = settings(vendor, Map.of("only", only));
      RunPlan plan = RunPlan.of(settings);
      ConformanceRun.Recording run = new ConformanceRun(settings).execute();
      Measurements measured = run.result().measurements();
      // What may be refused is planned as if it were accepted.
      assertClose("webhooks", plan.webhooks(), created(run.journal()), 20);
      assertThat(plan.webhooksAtOnce()).isGreaterThanOrEqualTo(measured.webhooks());
      assertClose("bookings", plan.bookings(), measured.bookings(), 15);
      assertClose("requests", plan.requests(), measured.apiCalls(), 15);
      assertClose("deliveries", plan.deliveries(), measured.deliveries(), looseDeliveries);
    }
  }

  private static int created(List<Entry> journal) {
    return (int)
        journal.stream()
            .filter(Exchange.class::isInstance)
            .map(Exchange.class::cast)
            .filter(x -> x.request().method().equals("POST") && x.succeeded())
            .filter(x -> x.request().url().endsWith("/webhooks"))
            .count();
  }

  private static void assertClose(String what, int planned, int measured, int percent) {
    assertThat(planned)
        .as("planned %s, when %d were measured", what, measured)
        .isBetween(measured, measured + Math.max(2, measured * percent / 100));
  }

  @Test
  void fewer_webhooks_at_once_mean_more_waves_and_bookings() {
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR)) {
      RunPlan plenty = RunPlan.of(settings(vendor, Map.of()));
      RunPlan few = RunPlan.of(settings(vendor, Map.of("limits.webhooks", "20")));
      assertThat(few.webhooksAtOnce()).isEqualTo(20).isLessThan(plenty.webhooksAtOnce());
      assertThat(few.waves()).isGreaterThan(plenty.waves());
      assertThat(few.bookings()).isGreaterThan(plenty.bookings());
    }
  }

  @Test
  void a_plan_asks_the_target_nothing() {
    ConformanceRun.Settings settings;
    try (ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR)) {
      settings = settings(vendor, Map.of());
    }
    assertThat(RunPlan.of(settings).requests()).isPositive();
  }
}
