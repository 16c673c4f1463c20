package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every broken vendor is found out, by exactly the requirements that it breaks, with a message
 * worth reading.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(VendorTable.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final Bench.Outcome CONFORMING =
      Bench.run(new Behaviour(), Bench.VENDOR, Map.of());

  private final Set<Accusations.Place> accused = ConcurrentHashMap.newKeySet();

  @AfterAll
  void every_place_that_accuses_was_seen_to() {
    assertThat(Accusations.places())
        .as("places that accuse, and did not with any fault: nobody would miss them")
        .filteredOn(place -> !accused.contains(place))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_breaks_exactly_what_it_declares(Fault fault, VendorTable.Rows table) {
    Set<String> declared = new TreeSet<>();
    Set<String> noted = new TreeSet<>();
    for (Breach breach : fault.breaches()) {
      (breach.observation() ? noted : declared).add(breach.requirement());
    }
    Bench.Outcome outcome = Bench.run(fault.behaviour(), Bench.VENDOR, fault.configuration());
    accused.addAll(Accusations.of(outcome, fault.breaches()));
    table.fault(fault.name(), outcome.complaints().keySet(), noted);
    assertThat(outcome.complaints())
        .as(
            "what is held against a vendor where: %s (%s)",
            fault.summary(), declared.stream().map(outcome::says).collect(Collectors.joining("; ")))
        .containsOnlyKeys(declared);
    for (Breach breach : fault.breaches()) {
      if (breach.observation()) {
        assertThat(outcome.says(breach.requirement()))
            .as("what %s notes of a vendor where: %s", breach.requirement(), fault.summary())
            .contains(breach.fragment());
        assertThat(CONFORMING.says(breach.requirement()))
            .as("what %s notes of a conforming vendor", breach.requirement())
            .doesNotContain(breach.fragment());
      } else {
        assertThat(outcome.complaints().get(breach.requirement()))
            .as("what %s says of a vendor where: %s", breach.requirement(), fault.summary())
            .contains(breach.fragment());
      }
    }
  }
}
