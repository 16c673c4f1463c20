package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.verdict.Verdict;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A vendor that conforms is certified. */
@Isolated("a vendor that hardly gets to run is not decided upon")
class ConformingVendorTest {

  @Test
  void a_conforming_vendor_passes_and_nothing_is_left_behind() {
    Bench.Outcome outcome =
        Bench.run(new Behaviour(), Bench.VENDOR, Map.of(), Duration.ofMinutes(3));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.requirements())
        .as("what must hold and was not decided")
        .filteredOn(row -> row.requirement().level() == Level.MUST)
        .filteredOn(row -> row.verdict() == Verdict.INCONCLUSIVE)
        .isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.liveWebhooks()).as("webhooks left at the vendor").isZero();
    assertThat(outcome.liveBookings()).as("bookings left at the vendor").isZero();
  }
}
