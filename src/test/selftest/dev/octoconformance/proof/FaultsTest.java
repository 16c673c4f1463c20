package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every broken vendor is found out, by exactly the requirements that it breaks, with a message
 * worth reading.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {

  @Test
  void a_conforming_vendor_passes_and_nothing_is_left_behind() {
    Bench.Outcome outcome = Bench.run(new Behaviour(), VendorSettings.defaults(), Map.of());
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.liveWebhooks()).as("webhooks left at the vendor").isZero();
    assertThat(outcome.liveBookings()).as("bookings left at the vendor").isZero();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_breaks_exactly_what_it_declares(Fault fault) {
    Bench.Outcome outcome = Bench.run(fault.behaviour(), VendorSettings.defaults(), Map.of());
    Set<String> declared = new TreeSet<>();
    for (Breach breach : fault.breaches()) {
      if (!breach.observation()) {
        declared.add(breach.requirement());
      }
    }
    assertThat(outcome.complaints())
        .as("what is held against a vendor where: %s", fault.summary())
        .containsOnlyKeys(declared);
    for (Breach breach : fault.breaches()) {
      assertThat(outcome.says(breach.requirement()))
          .as("what %s says of a vendor where: %s", breach.requirement(), fault.summary())
          .contains(breach.fragment());
      assertThat(outcome.verdict(breach.requirement())).isNotEqualTo(Verdict.PASS);
    }
  }
}
