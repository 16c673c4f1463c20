package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SinkPolicyTest {
  private static final String ARM = "URL-01/several segments";
  private static final Rule STRICT =
      scene -> Finding.broken("It was refused.", "a webhook", "a refusal", List.of("x1"));

  private final JournalBuilder journal =
      new JournalBuilder().refused(1000, ARM, "booking_update", 422);

  private Finding judge(String arm) {
    Scene.Terms terms =
        new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(1)));
    return SinkPolicy.excused(STRICT)
        .judge(new Scene(journal.evidence(), arm, Duration.ofSeconds(9), terms));
  }

  @Test
  void a_refusal_is_judged_as_long_as_no_policy_is_known() {
    assertThat(judge(ARM)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void what_could_not_be_had_for_the_policy_decides_nothing() {
    journal.note(2000, Scene.SINK_REFUSED, "Private addresses are refused.");
    assertThat(undecidable(judge(ARM), Reason.POLICY).message())
        .isEqualTo("Private addresses are refused.");
    undecidable(judge("URL-02/never registered"), Reason.POLICY);
  }
}
