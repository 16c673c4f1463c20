package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FanOutTest {
  private static final String ARM = "FAN-02/healthy";
  private static final String AGAIN = ARM + Scene.ONCE_MORE;
  private static final Rule RULE = FanOut.survivesFailures();
  private static final long LATE = 60_000;

  private static FailureWave wave(long... heard) {
    return new FailureWave()
        .arm("FAN-02/failing", FAILURE, OK)
        .arm(ARM)
        .hears("FAN-02/failing", 1100, 5100)
        .hears(ARM, heard);
  }

  private static FailureWave repeated(boolean others, long... heard) {
    FailureWave wave = wave().again(20_000).arm(AGAIN, Scene.AGAIN, false);
    wave.arm("FAN-02/failing again", Scene.AGAIN, false, FAILURE, OK).hears(AGAIN, heard);
    if (others) {
      wave.hears("FAN-02/failing again", 20_100);
    }
    return wave.note(10_000, Scene.OVER, Scene.B).note(LATE, Scene.ALL_OVER, "");
  }

  @Test
  void a_healthy_webhook_that_is_told_holds_even_late() {
    holds(wave(1100).judge(RULE, ARM, 1200));
    assertThat(wave(30_000).judge(RULE, ARM, LATE)).isInstanceOf(Finding.Slight.class);
    assertThat(wave().judge(RULE, ARM, 30_000)).isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void waiting_for_a_slow_receiver_is_another_rows_matter() {
    FailureWave wave = wave(30_000).arm("RTY-13/held", Reaction.of(Reaction.Manner.HOLD));
    holds(wave.hears("RTY-13/held", 1100).judge(RULE, ARM, LATE));
  }

  @Test
  void what_is_missed_twice_is_a_breach() {
    assertThat(repeated(true).judge(RULE, ARM, 15_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(repeated(true).judge(RULE, ARM, 30_000)).isInstanceOf(Finding.NotYet.class);
    broken(repeated(true).judge(RULE, ARM, LATE));
  }

  @Test
  void what_is_missed_once_is_slight() {
    assertThat(repeated(true, 20_100).judge(RULE, ARM, LATE)).isInstanceOf(Finding.Slight.class);
  }

  @Test
  void what_could_not_be_repeated_is_undecided() {
    undecidable(wave().over(LATE).judge(RULE, ARM, LATE), Reason.BUDGET);
    undecidable(repeated(false).judge(RULE, ARM, LATE), Reason.NODLV);
  }

  private static final String STALLS = "FAN-04/availability";
  private static final Rule APART = FanOut.keepsEventsApart();

  private static FailureWave both() {
    return new FailureWave()
        .controls("FAN-04/failing", 1, 1100, 5100)
        .arm(STALLS, Scene.B, false, Wave.webhook(STALLS).put("event", "availability_update"))
        .over(LATE);
  }

  @Test
  void a_webhook_for_availabilities_is_told_no_booking() {
    assertThat(both().judge(APART, STALLS, 30_000)).isInstanceOf(Finding.NotYet.class);
    holds(both().judge(APART, STALLS, LATE));
    broken(both().hears(STALLS, 5100).judge(APART, STALLS, 5200));
  }

  @Test
  void a_webhook_for_bookings_is_told_no_availability() {
    String body = new JsonMapper().createObjectNode().put("availability", "x").toString();
    FailureWave wave = both().arm(ARM).hears(ARM, 1100);
    holds(wave.judge(APART, ARM, LATE));
    wave.also(j -> j.arrives(5100, ARM, body));
    broken(wave.judge(APART, ARM, LATE));
  }

  @Test
  void without_a_retry_nobody_knows_where_retries_go() {
    FailureWave wave = new FailureWave().arm(ARM).hears(ARM, 1100).over(LATE);
    undecidable(wave.judge(APART, ARM, LATE), Reason.BUDGET);
  }
}
