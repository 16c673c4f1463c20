package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowReceiversTest {
  private static final Reaction HOLD = Reaction.of(Reaction.Manner.HOLD);
  private static final String QUICK = "DLV-16/quick";
  private static final Rule RULE = SlowReceivers.delayNobody();
  private static final long LATE = 60_000;

  private static FailureWave wave(long... heard) {
    return new FailureWave()
        .arm("DLV-16/slow", HOLD)
        .arm(QUICK)
        .hears("DLV-16/slow", 1100)
        .hears(QUICK, heard)
        .leaves("DLV-16/slow", 0, 21_000);
  }

  @Test
  void a_quick_webhook_that_is_told_at_once_holds() {
    holds(wave(1150).judge(RULE, QUICK, 1200));
  }

  @Test
  void a_quick_webhook_that_waits_for_a_slow_one_is_a_breach() {
    assertThat(wave(21_100).judge(RULE, QUICK, 20_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(broken(wave(21_100).judge(RULE, QUICK, 21_200)))
        .satisfies(
            broken -> {
              assertThat(broken.message()).contains("until one of those had ended");
              assertThat(broken.found()).contains("20.1 s");
            });
  }

  @Test
  void a_quick_webhook_that_is_never_told_is_a_breach() {
    broken(wave().over(LATE).judge(RULE, QUICK, LATE));
  }

  @Test
  void without_a_slow_one_nothing_is_known() {
    FailureWave wave = new FailureWave().arm(QUICK).hears(QUICK, 1100).over(LATE);
    undecidable(wave.judge(RULE, QUICK, LATE), Reason.LIMIT);
    wave.note(0, Scene.NO_BYTES, "No bytes here.");
    undecidable(wave.judge(RULE, QUICK, LATE), Reason.TUNNEL);
  }

  private static final String BESIDE = "CON-06/quick";
  private static final Rule STARVE = SlowReceivers.starveNobody();
  private static final String BOOKING = "eeeeeeee-0000-4000-8000-000000000001";

  private static Wave ten(int slow, long heard) {
    return new Wave()
        .also(
            j -> {
              j.trigger(100, Scene.SLOW, Action.CONFIRM, BOOKING, null, true);
              for (int i = 0; i < slow; i++) {
                String arm = "CON-06/slow " + i;
                j.armed(50, arm, Scene.SLOW, false, List.of(HOLD), Wave.webhook(arm));
                j.arrives(150, arm, told(arm));
              }
              j.armed(60, BESIDE, Scene.SLOW, false, List.of(), Wave.webhook(BESIDE));
              if (heard > 0) {
                j.arrives(heard, BESIDE, told(BESIDE));
              }
            });
  }

  private static String told(String arm) {
    return Wave.payload(arm, Wave.confirmed(BOOKING)).toString();
  }

  private static Finding judge(Wave wave) {
    return wave.judge(
        scene -> STARVE.judge(new Scene(scene.evidence(), BESIDE, scene.now(), scene.terms())));
  }

  @Test
  void ten_slow_ones_starve_nobody() {
    assertThat(holds(judge(ten(10, 300))).message()).contains("10 deliveries were held");
    broken(judge(ten(10, 8_000)));
    undecidable(judge(ten(9, 300)), Reason.LIMIT);
  }
}
