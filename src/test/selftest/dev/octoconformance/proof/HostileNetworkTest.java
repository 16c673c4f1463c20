package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Variant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A right vendor behind a bad network is accused of nothing. */
class HostileNetworkTest {
  private static final Map<String, String> SLOWLY = Map.of("limits.requestsPerSecond", "5");

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void conversations_over_a_bad_network_accuse_nobody(long seed) {
    Bench.Outcome outcome =
        Bench.runBehind(
            port -> new HostileNetwork(port, seed),
            Variant.READ_FROM_A_REPLICA,
            Map.of(
                "limits.requestsPerSecond",
                "5",
                "only",
                "CREATE-0*,CREATE-1*,LIST-*,DELETE-0*,ERR-0*,AUTH-*,BKG-0*,DLV-17"));
    assertThat(outcome.accused()).as("%s", outcome.complaints()).isEmpty();
    assertThat(outcome.says("CREATE-01")).contains("PASS");
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void a_target_that_stopped_answering_ends_the_run() {
    Bench.Outcome outcome =
        Bench.runBehind(
            port -> {
              HostileNetwork network = new HostileNetwork(port, 3);
              network.diesAt(90);
              return network;
            },
            Variant.READ_FROM_A_REPLICA,
            SLOWLY);
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.accused()).as("%s", outcome.complaints()).isEmpty();
    assertThat(outcome.recording().result().notices())
        .anySatisfy(notice -> assertThat(notice).startsWith("The target stopped answering: "))
        .anySatisfy(notice -> assertThat(notice).contains("are still there").contains("sweep"));
  }
}
