package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifiersTest {
  private static final String ARM = "DLV-18/failing";
  private static final Rule RULE = Identifiers.tellTheirIdentifiers();

  private static void receives(FailureWave wave, String arm, long at, String wave2, String id) {
    wave.receives(
        arm,
        at,
        "POST",
        "/" + JournalBuilder.token(arm),
        List.of(
            new Header("User-Agent", "octo"),
            new Header("X-Event", id),
            new Header("X-Attempt", "no " + at)),
        Wave.payload(arm, FailureWave.confirmed(wave2)).toString());
  }

  @Test
  void what_stays_and_what_changes_is_told_and_what_everybody_has_is_not() {
    FailureWave wave = new FailureWave().arm(ARM, FAILURE, OK).next(2000);
    receives(wave, ARM, 1100, Scene.B, "e1");
    receives(wave, ARM, 2100, Scene.C, "e2");
    receives(wave, ARM, 5100, Scene.B, "e1");
    assertThat(seen(wave.judge(RULE, ARM, 5200)).message())
        .contains("the event's own: X-Event;", "these change: X-Attempt")
        .doesNotContain("User-Agent");
  }

  @Test
  void without_a_retry_there_is_nothing_to_compare() {
    FailureWave wave = new FailureWave().arm(ARM, FAILURE, OK).hears(ARM, 1100).over(60_000);
    assertThat(wave.judge(RULE, ARM, 5_000)).isInstanceOf(Finding.NotYet.class);
    undecidable(wave.judge(RULE, ARM, 60_000), Reason.BUDGET);
  }
}
