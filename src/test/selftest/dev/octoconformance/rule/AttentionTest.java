package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Milestone;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody listened from 3 s to 5 s; the arm was registered at 1 s and judged at 10 s. */
class AttentionTest {
  private static final String ARM = "ROW-01/arm";

  private final JournalBuilder journal =
      new JournalBuilder()
          .refused(1000, ARM, "booking_update", 201)
          .note(5000, Milestone.UNHEARD, "PT3S");

  private static Rule heard(int least, int most) {
    return scene -> {
      var ids =
          scene.evidence().arrivals(JournalBuilder.token(ARM)).stream().map(d -> d.id()).toList();
      return ids.size() < least || ids.size() > most
          ? Finding.broken("heard " + ids.size(), ids.isEmpty() ? List.of("x1") : ids)
          : Finding.holds("heard " + ids.size(), ids.isEmpty() ? List.of("x1") : ids);
    };
  }

  private Finding judge(Rule rule) {
    return Attention.of(rule)
        .judge(
            new Scene(
                journal.evidence(),
                ARM,
                Duration.ofSeconds(10),
                new Scene.Terms(
                    true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(1)))));
  }

  @Test
  void a_missing_delivery_accuses_nobody_for_it_may_have_come_in_the_gap() {
    journal.arrives(2000, ARM, "{}");
    assertThat(undecidable(judge(heard(2, 9)), Reason.ENV).message())
        .isEqualTo(
            "Nobody listened from 3 s to 5 s after the start of the run; what this webhook was sent then is not known.");
  }

  @Test
  void a_delivery_that_must_not_be_repeated_may_have_been_in_the_gap() {
    journal.arrives(2000, ARM, "{}");
    undecidable(judge(heard(1, 1)), Reason.ENV);
  }

  @Test
  void the_silence_of_an_arm_that_heard_nothing_proves_nothing() {
    undecidable(judge(heard(0, 0)), Reason.ENV);
  }

  @Test
  void what_was_heard_before_the_gap_stands_where_more_would_not_matter() {
    journal.arrives(2000, ARM, "{}");
    holds(judge(heard(1, 9)));
  }

  @Test
  void what_is_heard_after_the_gap_accuses_and_acquits() {
    journal.arrives(2000, ARM, "{}").arrives(6000, ARM, "{}");
    broken(judge(heard(1, 1)));
    holds(judge(heard(2, 9)));
  }

  @Test
  void a_run_without_a_gap_is_judged_as_ever() {
    Rule silence = scene -> Finding.holds("silent", List.of("x1"));
    JournalBuilder whole = new JournalBuilder().refused(1000, ARM, "booking_update", 201);
    Scene scene =
        new Scene(
            whole.evidence(),
            ARM,
            Duration.ofSeconds(10),
            new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(1))));
    holds(Attention.of(silence).judge(scene));
  }

  @Test
  void what_is_missing_while_the_sink_is_cut_off_accuses_nobody() {
    journal.note(7000, Milestone.CUT_OFF, "").arrives(6000, ARM, "{}");
    assertThat(undecidable(judge(heard(2, 9)), Reason.ENV).message())
        .startsWith("Nobody listened from 7 s to 10 s after the start of the run");
  }

  @Test
  void an_answer_that_was_cut_off_may_not_have_come_back() {
    journal.arrives(2000, ARM, "{}").note(2300, Milestone.CUT_OFF, "").arrives(6000, ARM, "{}");
    assertThat(undecidable(judge(heard(0, 1)), Reason.ENV).message())
        .contains("answered at that moment");
  }
}
