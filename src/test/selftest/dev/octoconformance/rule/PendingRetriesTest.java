package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The first attempt comes at 1.1 s, the deletion at 2 s; the grace is 800 ms. */
class PendingRetriesTest {
  private static final String ARM = "DELETE-04/deleted";
  private static final String TWIN = "DELETE-04/twin";
  private static final Rule RULE = PendingRetries.endWithTheDeletion("twin");
  private static final long LATE = 60_000;

  private static FailureWave wave(long[] deleted, long... twin) {
    Timing usual = Timing.of(Duration.ofMinutes(10));
    return new FailureWave()
        .timed(
            new Timing(
                usual.budgetEnd(),
                usual.factor(),
                usual.slack(),
                usual.clientResend(),
                Duration.ofMillis(800),
                usual.firstDelivery(),
                usual.declared()))
        .arm(ARM, FAILURE)
        .arm(TWIN, FAILURE)
        .controls("RTY-01/control", 6, 1100, 5100)
        .hears(ARM, deleted)
        .hears(TWIN, twin)
        .note(2000, Scene.DELETED, ARM)
        .over(LATE);
  }

  private static long[] at(long... times) {
    return times;
  }

  @Test
  void silence_holds_while_the_twin_is_retried() {
    FailureWave wave = wave(at(1100), 1100, 5100);
    assertThat(wave.judge(RULE, ARM, 3_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(wave.judge(RULE, ARM, 5_200)).isInstanceOf(Finding.NotYet.class);
    assertThat(holds(wave.judge(RULE, ARM, 20_000)).message()).contains("3.1 s after it");
  }

  @Test
  void an_attempt_after_the_grace_is_a_breach() {
    assertThat(broken(wave(at(1100, 5100), 1100, 5100).judge(RULE, ARM, LATE)).message())
        .contains("3.1 s after the deletion");
  }

  @Test
  void an_attempt_within_the_grace_is_undecided_unless_the_twin_shows_the_end() {
    assertThat(undecidable(wave(at(1100, 2500), 1100, 2500).judge(RULE, ARM, LATE), Reason.BUDGET))
        .satisfies(u -> assertThat(u.message()).contains("500 ms", "800 ms"));
    holds(wave(at(1100, 2500), 1100, 2500, 5100).judge(RULE, ARM, LATE));
  }

  @Test
  void without_a_retry_of_the_twin_silence_says_nothing() {
    undecidable(wave(at(1100), 1100).judge(RULE, ARM, LATE), Reason.BUDGET);
  }
}
