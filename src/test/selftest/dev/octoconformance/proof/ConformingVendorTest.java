package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Behaviour;
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
    assertThat(outcome.undecided()).as("what was not decided").isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.liveWebhooks()).as("webhooks left at the vendor").isZero();
    assertThat(outcome.liveBookings()).as("bookings left at the vendor").isZero();
  }
}
