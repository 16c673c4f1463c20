package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every broken vendor is found out, by exactly the requirements that it breaks, with a message
 * worth reading: all of them where only these requirements are asked about, and a fifth of them in
 * every build (all of them with {@code mvn -Pmatrix verify}) where everything is.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(VendorTable.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  /** The system property that asks for every fault in full. */
  static final String EVERYTHING = "proof.matrix";

  private static final Bench.Outcome CONFORMING =
      Bench.run(new Behaviour(), Bench.VENDOR, Map.of());

  private final Map<String, String> kept = Matrix.kept();
  private final Set<Accusations.Place> accused = ConcurrentHashMap.newKeySet();

  @AfterAll
  void every_place_that_accuses_was_seen_to() {
    assertThat(Accusations.places())
        .as("places that accuse, and did not with any fault: nobody would miss them")
        .filteredOn(place -> !accused.contains(place))
        .isEmpty();
  }

  static Stream<Fault> in_full() {
    if (Boolean.getBoolean(EVERYTHING)) {
      return Arrays.stream(Fault.values());
    }
    Fifth fifth = Fifth.ofThisBuild();
    System.out.printf("Faults in full: %s.%n", fifth);
    return Arrays.stream(Fault.values()).filter(fifth::has);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_fault_breaks_exactly_what_it_declares_of_its_own_requirements(
      Fault fault, VendorTable.Rows table) {
    Map<String, String> keys = new HashMap<>(fault.configuration());
    keys.put("only", ownRows(fault));
    examine(fault, run(fault, keys), table);
  }

  /** What it breaks, and the company that this needs to show. */
  private static String ownRows(Fault fault) {
    return fault.breaches().stream()
        .flatMap(
            breach -> Stream.concat(Stream.of(breach.requirement()), breach.company().stream()))
        .distinct()
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @MethodSource("in_full")
  void a_fault_breaks_exactly_what_it_declares_of_all(Fault fault, VendorTable.Rows table) {
    examine(fault, run(fault, fault.configuration()), table);
  }

  /**
   * Once more where the suite itself stood still, for it rightly leaves open what fell into that.
   */
  private static Bench.Outcome run(Fault fault, Map<String, String> keys) {
    Bench.Outcome outcome = Bench.run(fault.behaviour(), Bench.VENDOR, keys);
    for (int more = 0; more < 2 && outcome.stoodStill() && !isFound(fault, outcome); more++) {
      outcome = Bench.run(fault.behaviour(), Bench.VENDOR, keys);
    }
    return outcome;
  }

  private static boolean isFound(Fault fault, Bench.Outcome outcome) {
    return outcome.complaints().keySet().containsAll(declared(fault));
  }

  private static Set<String> declared(Fault fault) {
    return fault.breaches().stream()
        .filter(breach -> !breach.observation())
        .map(Breach::requirement)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void examine(Fault fault, Bench.Outcome outcome, VendorTable.Rows table) {
    Set<String> declared = declared(fault);
    accused.addAll(Accusations.of(outcome, fault.breaches()));
    String found = Matrix.cell(fault, outcome);
    table.fault(fault.name(), found);
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
    assertThat(found)
        .as("what %s keeps of %s, which target/vendors.md has anew", Matrix.FILE, fault)
        .isEqualTo(kept.get(fault.name()));
  }

  @Test
  void the_matrix_has_every_fault_and_no_other() {
    assertThat(kept.keySet())
        .as("the faults of %s", Matrix.FILE)
        .containsExactlyElementsOf(Arrays.stream(Fault.values()).map(Enum::name).toList());
  }
}
