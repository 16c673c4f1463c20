package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.verdict.Measurements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a run asks of the target, apart from the bursts that are done on request only. */
class GentlenessTest {
  private static final int MOST_BOOKINGS = 12;

  private static final int MOST_CALLS = 480;

  private static final int PER_SECOND = 25;

  /** What may go out at once before the pace is kept. */
  private static final int AT_ONCE = 20;

  @Test
  void a_run_without_bursts_makes_few_bookings_and_calls() {
    Bench.Outcome outcome = Bench.run(new Behaviour(), Bench.VENDOR, Map.of("only", quiet()));
    Measurements measured = outcome.recording().result().measurements();
    System.out.printf(
        "A run without bursts: %d bookings, %d API calls, %d webhooks at once, %d deliveries.%n",
        measured.bookings(), measured.apiCalls(), measured.webhooks(), measured.deliveries());
    assertThat(outcome.complaints()).isEmpty();
    assertThat(measured.bookings()).isPositive().isLessThanOrEqualTo(MOST_BOOKINGS);
    assertThat(measured.apiCalls()).isPositive().isLessThanOrEqualTo(MOST_CALLS);
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void requests_keep_the_configured_pace() {
    Bench.Outcome outcome =
        Bench.run(
            new Behaviour(),
            Bench.VENDOR,
            Map.of(
                "only",
                "CREATE-0*,CREATE-1*",
                "limits.requestsPerSecond",
                Integer.toString(PER_SECOND)));
    List<Duration> sent =
        outcome.recording().journal().stream()
            .filter(Exchange.class::isInstance)
            .map(Exchange.class::cast)
            .map(Exchange::at)
            .sorted()
            .toList();
    assertThat(sent).hasSizeGreaterThan(2 * AT_ONCE);
    Duration took = sent.get(sent.size() - 1).minus(sent.get(0));
    long least = (sent.size() - AT_ONCE - 1) * 1000L / PER_SECOND;
    assertThat(took).isGreaterThan(Duration.ofMillis(least * 9 / 10));
  }

  /** Every requirement that is not about a burst. */
  private static String quiet() {
    return Catalogue.load().rows().stream()
        .filter(row -> !row.needs().contains("opt-in-burst"))
        .map(Requirement::id)
        .collect(Collectors.joining(","));
  }
}
