package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The controls are retried 4 s after their failure; six of them make a window of 10 s. */
class AnswersOfSuccessTest {
  private static final String ARM = "DLV-09/201";
  private static final Rule RULE = AnswersOfSuccess.endTheDelivery();
  private static final long LATE = 60_000;

  private static FailureWave wave(Reaction answer, long... heard) {
    return new FailureWave()
        .arm(ARM, answer)
        .controls("RTY-01/control", 6, 1100, 5100)
        .hears(ARM, heard)
        .over(LATE);
  }

  @Test
  void a_success_that_is_followed_by_silence_holds_and_tells_of_the_controls() {
    assertThat(holds(wave(Reaction.status(201), 1100).judge(RULE, ARM, LATE)).message())
        .contains("201", "6 other failing webhooks were retried after 4.0 s");
  }

  @Test
  void it_is_too_early_before_the_controls_say_that_it_was_long_enough() {
    FailureWave wave = wave(Reaction.status(201), 1100);
    assertThat(wave.judge(RULE, ARM, 1200)).isInstanceOf(Finding.NotYet.class);
    assertThat(wave.judge(RULE, ARM, 8_000)).isInstanceOf(Finding.NotYet.class);
    holds(wave.judge(RULE, ARM, 15_000));
  }

  @Test
  void a_success_that_is_retried_like_a_failure_is_a_breach() {
    assertThat(broken(wave(Reaction.status(201), 1100, 5100).judge(RULE, ARM, LATE)))
        .satisfies(
            broken -> {
              assertThat(broken.message()).contains("201", "6 other failing webhooks");
              assertThat(broken.found()).contains("1 more request", "4.0 s");
            });
    broken(wave(Reaction.status(201), 1100, 5100, 9100).judge(RULE, ARM, LATE));
  }

  @Test
  void a_single_repetition_where_failures_are_retried_twice_is_slight() {
    FailureWave wave =
        wave(Reaction.status(201), 1100, 5100).arm("RTY-21/twice", FAILURE, FAILURE, OK);
    wave.hears("RTY-21/twice", 1100, 5100, 9100);
    assertThat(wave.judge(RULE, ARM, LATE)).isInstanceOf(Finding.Slight.class);
  }

  @Test
  void a_duplicate_at_once_is_slight() {
    assertThat(wave(Reaction.status(201), 1100, 1150).judge(RULE, ARM, LATE))
        .isInstanceOf(Finding.Slight.class);
  }

  @Test
  void a_repeated_plain_success_is_the_cause_of_another_row() {
    FailureWave wave = wave(Reaction.status(201), 1100, 5100).arm("DLV-16/quick");
    wave.hears("DLV-16/quick", 1100, 5100);
    wave.arm("DLV-09/200", OK).hears("DLV-09/200", 1100, 5100);
    wave.arm("FAN-02/healthy").hears("FAN-02/healthy", 1100, 5100);
    assertThat(undecidable(wave.judge(RULE, ARM, LATE), Reason.BLOCKED).message())
        .contains("DLV-08");
  }

  @Test
  void silence_without_a_control_says_nothing() {
    FailureWave wave = new FailureWave().arm(ARM, Reaction.status(201)).hears(ARM, 1100);
    assertThat(wave.judge(RULE, ARM, 30_000)).isInstanceOf(Finding.NotYet.class);
    undecidable(wave.over(LATE).judge(RULE, ARM, LATE), Reason.BUDGET);
  }

  @Test
  void a_webhook_that_heard_nothing_is_another_rows_matter() {
    assertThat(undecidable(wave(Reaction.status(201)).judge(RULE, ARM, LATE), Reason.BLOCKED))
        .satisfies(
            undecidable ->
                assertThat(undecidable.message()).startsWith("Nothing came to this webhook"));
  }

  private static Reaction after(long millis) {
    return new Reaction(Reaction.Manner.ANSWER, 200, List.of(), "", Duration.ofMillis(millis));
  }

  private static Finding slow(long millis, long... heard) {
    FailureWave wave =
        wave(after(millis), heard)
            .arm("RTY-13/held", Reaction.of(Reaction.Manner.HOLD))
            .hears("RTY-13/held", 1100)
            .leaves("RTY-13/held", 0, 6100);
    return wave.judge(AnswersOfSuccess.endTheDeliveryThoughSlow(), ARM, LATE);
  }

  @Test
  void a_slow_success_is_one() {
    assertThat(holds(slow(1000, 1100)).message()).contains("200 after 1.0 s");
    holds(slow(3000, 1100));
  }

  @Test
  void a_slow_success_that_is_retried_is_a_breach_unless_the_sender_waits_hardly_longer() {
    broken(slow(1000, 1100, 6100, 10_100));
    assertThat(seen(slow(3000, 1100, 8100, 12_100)).message()).contains("5.0 s", "sent again");
  }

  @Test
  void a_retry_sooner_than_any_after_a_failure_was_under_way_before_the_slow_success() {
    Rule rule = AnswersOfSuccess.endTheDeliveryThoughSlow();
    assertThat(seen(wave(after(3000), 1100, 4110, 8110).judge(rule, ARM, LATE)).message())
        .contains("less than that", "sent again");
    broken(wave(after(3000), 1100, 8110, 12_110).judge(rule, ARM, LATE));
  }
}
