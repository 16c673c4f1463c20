package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Catalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedsTest {

  private static Optional<String> unmet(Map<String, String> keys, String... needs) {
    Map<String, String> all = new HashMap<>(keys);
    all.put("target.url", "http://vendor.example/octo");
    return new Needs(SuiteConfig.of(all)).unmet(List.of(needs));
  }

  @ParameterizedTest
  @CsvSource({
    "second-credentials, target.secondToken",
    "second-credentials-isolated, declared.secondTokenIsolated: true",
    "availability-trigger, trigger.availability",
    "opt-in-burst, optIn: [burst]",
    "opt-in-hugeAnswer, optIn: [hugeAnswer]",
  })
  void what_is_missing_is_named_by_its_key(String need, String key) {
    assertThat(unmet(Map.of(), need)).hasValueSatisfying(why -> assertThat(why).contains(key));
  }

  @ParameterizedTest
  @CsvSource({
    "second-credentials, target.secondToken, s3cret",
    "availability-trigger, trigger.availability.command, ./sell",
    "opt-in-burst, optIn, burst",
    "event-availability_update, declared.events, availability_update",
  })
  void what_is_configured_is_there(String need, String key, String value) {
    assertThat(unmet(Map.of(key, value), need)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/octo, opt-in-burst, true",
    "http://localhost/octo, opt-in-burst, true",
    "https://vendor.example/octo, opt-in-burst, false",
    "http://127.0.0.1:8080/octo, opt-in-hugeAnswer, false",
  })
  void a_burst_needs_no_asking_on_this_very_machine(String target, String need, boolean met) {
    assertThat(
            new Needs(SuiteConfig.of(Map.of("target.url", target))).unmet(List.of(need)).isEmpty())
        .isEqualTo(met);
  }

  @Test
  void isolation_needs_the_second_credentials_too() {
    assertThat(unmet(Map.of("declared.secondTokenIsolated", "true"), "second-credentials-isolated"))
        .hasValueSatisfying(why -> assertThat(why).contains("target.secondToken"));
    assertThat(
            unmet(
                Map.of("declared.secondTokenIsolated", "true", "target.secondToken", "s"),
                "second-credentials-isolated"))
        .isEmpty();
  }

  @Test
  void an_event_is_offered_unless_it_is_declared_away() {
    assertThat(unmet(Map.of(), "event-availability_update")).isEmpty();
    assertThat(unmet(Map.of("declared.events", "booking_update"), "event-availability_update"))
        .hasValueSatisfying(
            why -> assertThat(why).contains("availability_update", "declared.events"));
  }

  @Test
  void bookings_can_be_updated_unless_it_is_declared_that_they_cannot() {
    assertThat(unmet(Map.of(), "bookings-updatable")).isEmpty();
    assertThat(unmet(Map.of("declared.bookingsUpdatable", "false"), "bookings-updatable"))
        .hasValueSatisfying(why -> assertThat(why).contains("declared.bookingsUpdatable: false"));
  }

  @Test
  void the_first_unmet_need_is_told() {
    assertThat(unmet(Map.of(), "event-booking_update", "opt-in-burst", "second-credentials"))
        .hasValueSatisfying(why -> assertThat(why).contains("burst"));
    assertThat(unmet(Map.of())).isEmpty();
  }

  @Test
  void a_need_that_nobody_knows_is_a_fault_of_the_rows() {
    assertThatThrownBy(() -> unmet(Map.of(), "sunshine")).hasMessageContaining("sunshine");
  }

  @Test
  void every_need_of_the_catalogue_is_known() {
    Needs needs = new Needs(SuiteConfig.defaults());
    assertThat(
            Catalogue.load().rows().stream()
                .flatMap(
                    row ->
                        Stream.of(
                                row.needs().stream(),
                                row.cases().stream().map(Case::needs).flatMap(List::stream),
                                row.arms().stream().map(ArmSpec::needs).flatMap(List::stream))
                            .flatMap(all -> all))
                .distinct())
        .isNotEmpty()
        .allSatisfy(need -> assertThat(needs.unmet(List.of(need))).isNotNull());
  }
}
