package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.sink.Forwarder;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a run says when deliveries come through a tunnel, by way of another port of this machine.
 */
class TunnelledRunTest {

  private static Bench.Outcome through(String tunnel, String only) {
    return Bench.run(new Behaviour(), Bench.VENDOR, Map.of("sink.tunnel", tunnel, "only", only));
  }

  private static List<String> undecided(Bench.Outcome outcome, Reason reason) {
    return outcome.requirements().stream()
        .filter(
            row ->
                row.cases().stream()
                    .anyMatch(
                        one -> one.verdict() == Verdict.INCONCLUSIVE && one.reason() == reason))
        .map(row -> row.requirement().id())
        .toList();
  }

  @Test
  void a_right_vendor_is_not_accused_of_what_a_tunnel_cannot_carry() {
    Bench.Outcome outcome = through(Forwarder.command(0, 0, "late"), "*");
    assertThat(outcome.complaints()).isEmpty();
    assertThat(undecided(outcome, Reason.TUNNEL)).contains("RTY-12");
    assertThat(outcome.says("DLV-01")).contains("PASS");
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void a_right_vendor_is_not_accused_of_what_a_tunnel_does_to_urls() {
    Bench.Outcome outcome = through(Forwarder.command(0, 0, "decoding"), "URL-01,URL-03");
    assertThat(outcome.complaints()).isEmpty();
    assertThat(undecided(outcome, Reason.TUNNEL)).containsExactly("URL-03");
    assertThat(outcome.says("URL-01")).contains("PASS");
  }

  @Test
  void a_right_vendor_is_not_accused_of_what_a_narrow_gateway_keeps_back() {
    Bench.Outcome outcome =
        through(Forwarder.command(0, 0, "narrow"), "URL-01,URL-10,BA-02,HDR-05,ERR-*");
    assertThat(outcome.complaints()).isEmpty();
    assertThat(undecided(outcome, Reason.ENV)).contains("BA-02", "URL-10");
    assertThat(outcome.says("URL-01")).contains("PASS");
  }

  @Test
  void a_right_vendor_is_not_accused_when_the_tunnel_comes_back_elsewhere() {
    Bench.Outcome outcome = through(Forwarder.command(0, 25), "DLV-*,BKG-*,RTY-0*");
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.recording().result().notices())
        .anySatisfy(
            notice ->
                assertThat(notice)
                    .startsWith("The tunnel broke off after")
                    .contains("has another public URL now"));
    assertThat(undecided(outcome, Reason.ENV)).isNotEmpty();
    assertThat(outcome.exit()).isEqualTo(4);
  }

  @Test
  void a_right_vendor_is_not_accused_when_the_tunnel_is_interrupted() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Bench.Outcome outcome = through(Forwarder.command(port, 40), "DLV-*,BKG-*,RTY-0*");
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.recording().result().notices())
        .anySatisfy(notice -> assertThat(notice).contains("was started again"));
  }

  @Test
  void a_tunnel_without_a_url_ends_the_run_with_one_sentence() {
    Bench.Outcome outcome = through("echo no account && exit 1", "DLV-01");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.recording().result().notices())
        .singleElement()
        .asString()
        .startsWith("The tunnel command (echo) ended with exit code 1");
    assertThat(outcome.liveWebhooks()).isZero();
  }
}
