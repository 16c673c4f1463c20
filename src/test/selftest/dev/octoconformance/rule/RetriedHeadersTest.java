package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class RetriedHeadersTest {
  private static final String ARM = "ROW-01/failing";
  private static final Header SECRET = new Header("X-Octo-Secret", "secret 1");

  private final FailureWave wave = new FailureWave();

  RetriedHeadersTest() {
    ObjectNode webhook = Wave.webhook(ARM);
    webhook.putObject("headers").put("X-Octo-Secret", "secret 1");
    wave.arm(ARM, Scene.B, false, webhook, FailureWave.FAILURE, FailureWave.OK);
  }

  private void attempt(long at, Header... headers) {
    String body = Wave.payload(ARM, Wave.confirmed(FailureWave.UUID)).toString();
    wave.receives(ARM, at, "POST", "/" + JournalBuilder.token(ARM), List.of(headers), body);
  }

  private Finding judge() {
    return wave.over(30_000).judge(RetriedRequests.carryTheCustomHeaders(), ARM, 30_001);
  }

  @Test
  void a_retry_with_the_header_holds() {
    attempt(1_050, SECRET);
    attempt(2_050, SECRET);
    holds(judge());
  }

  @Test
  void a_retry_without_it_is_a_breach() {
    attempt(1_050, SECRET);
    attempt(2_050);
    assertThat(broken(judge()).message()).contains("X-Octo-Secret on a retry");
  }

  @Test
  void without_a_retry_nothing_can_be_said() {
    attempt(1_050, SECRET);
    undecidable(judge(), Reason.BLOCKED);
  }
}
