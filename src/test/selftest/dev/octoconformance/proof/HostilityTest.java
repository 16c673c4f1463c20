package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.sink.Authority;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.HostileVendors;
import dev.octoconformance.verdict.Verdict;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a vendor sends may be bad for the vendor, and never for the suite. */
@Execution(ExecutionMode.CONCURRENT)
class HostilityTest {
  private static final int DEPTH = 10_000;

  static Stream<Behaviour> hostile() {
    return Stream.of(HostileVendors.deepBodies(DEPTH), HostileVendors.deepFields(DEPTH));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_body_of_ten_thousand_levels_is_no_error_of_the_suite(Behaviour behaviour) {
    Bench.Outcome outcome =
        Bench.run(
            behaviour,
            Bench.VENDOR,
            Map.of("only", "[DLV-*, BKG-*, CPS-*, LNG-*, RTY-01, HDR-01]"));
    assertThat(outcome.requirements())
        .as("over which the suite broke")
        .filteredOn(requirement -> requirement.verdict() == Verdict.ERROR)
        .isEmpty();
    assertThat(outcome.complaints()).as("what is held against such a vendor").isNotEmpty();
  }

  @Test
  void over_https_nothing_changes_for_the_target() {
    Bench.Outcome outcome = overHttps();
    for (int more = 0; more < 2 && outcome.exit() != 0; more++) {
      // A busy machine leaves something undecided now and then.
      assertThat(outcome.complaints()).isEmpty();
      outcome = overHttps();
    }
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.undecided()).as("what was not decided").isEmpty();
    assertThat(outcome.exit()).isZero();
  }

  @Test
  void who_distrusts_our_certificate_is_not_accused_of_silence() {
    Bench.Outcome outcome =
        Bench.run(
            new Behaviour(),
            Bench.VENDOR.withTrust(Authority.fresh().certificate()),
            Map.of(
                "sink.tls",
                "generated",
                "declared.sinkReachable",
                "true",
                "waits.firstDelivery",
                "1s",
                "only",
                "[DLV-01, BKG-01, ENV-03]"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.undecided()).containsEntry("DLV-01", "I-ENV");
    assertThat(outcome.says("DLV-01")).contains("certificate_unknown").contains("sink.keystore");
    assertThat(outcome.recording().result().notices())
        .anySatisfy(
            notice -> assertThat(notice).contains("TLS handshakes with the receiver failed"));
  }

  @Test
  void who_replays_what_was_sent_speaks_not_for_the_vendor() {
    Bench.Outcome outcome =
        Bench.run(
            HostileVendors.withAReplayer("127.0.0.2"),
            Bench.VENDOR,
            Map.of("only", "[DLV-*, RTY-01, RTY-03, RTY-2*, RTY-32, ENV-03]"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.says("ENV-03"))
        .contains("came from 127.0.0.2, from where the vendor sends nothing else");
    assertThat(outcome.undecided()).containsValue("I-CONT");
  }

  private static Bench.Outcome overHttps() {
    return Bench.run(
        new Behaviour(),
        Bench.VENDOR,
        Map.of("sink.tls", "generated", "only", "[DLV-*, RTY-*, BA-0*, FAN-*, SEC-*]"));
  }
}
