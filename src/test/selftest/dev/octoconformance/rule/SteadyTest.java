package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a standstill of the suite may have caused is nobody's fault, and nobody's merit. */
class SteadyTest {
  private static final String ARM = "ROW-01/arm";

  private static FailureWave six() {
    return new FailureWave().controls("control", 6, 1100, 6100);
  }

  private static FailureWave stoodStill(FailureWave wave, long since, long until) {
    return wave.note(until, Milestone.STOOD_STILL, Duration.ofMillis(since) + " " + Duration.ZERO);
  }

  private static FailureWave slept(FailureWave wave, long at, long millis) {
    return wave.note(
        at, Milestone.STOOD_STILL, Duration.ofMillis(at - 100) + " " + Duration.ofMillis(millis));
  }

  private static Finding judge(FailureWave wave, Rule rule, long now) {
    return wave.judge(Steady.of(rule), ARM, now);
  }

  @Test
  void what_came_again_after_an_answer_that_nobody_may_have_got_accuses_nobody() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100, 6100, 8542);
    broken(judge(wave, Stopping.stopAfterSuccess(), 50_000));
    stoodStill(wave, 1500, 6050);
    assertThat(undecidable(judge(wave, Stopping.stopAfterSuccess(), 50_000), Reason.ENV).message())
        .isEqualTo(
            "The suite itself stood still for 4.6 s, from 1.5 s after the start of the run; what is seen here may come from that.");
  }

  @Test
  void what_came_again_long_after_a_standstill_accuses_as_ever() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100, 6100, 8542);
    stoodStill(wave, 10_000, 15_000);
    broken(judge(wave, Stopping.stopAfterSuccess(), 50_000));
  }

  @Test
  void a_retry_that_was_written_down_late_is_no_yardstick_and_no_flood() {
    FailureWave wave = six().arm(ARM, FAILURE).hears(ARM, 1100, 6110, 6120, 6130).over(50_000);
    broken(judge(wave, Stopping.keepADistance(), 50_000));
    stoodStill(wave, 1500, 6100);
    assertThat(judge(wave, Stopping.keepADistance(), 50_000)).isNotInstanceOf(Finding.Broken.class);
    assertThat(wave.schedule(50_000).firstGaps()).isEmpty();
  }

  @Test
  void where_all_gaps_are_blurred_the_longest_possible_ones_measure_silence_and_nothing_else() {
    FailureWave wave = six().optedOut(ARM, FAILURE).hears(ARM, 6120);
    stoodStill(wave, 1500, 6050);
    Schedule schedule = wave.schedule(50_000);
    assertThat(schedule.firstGaps()).isEmpty();
    assertThat(schedule.controls())
        .isEqualTo("the suite itself stood still while the other failing webhooks were retried");
    assertThat(
            schedule.silentEnough(
                wave.scene(ARM, 50_000).evidence().armed(ARM).orElseThrow(),
                Duration.ofSeconds(20)))
        .contains(Duration.ofSeconds(32));
  }

  @Test
  void an_attempt_that_seems_to_come_too_soon_accuses_nobody() {
    Reaction asks =
        new Reaction(
            Manner.ANSWER, 503, List.of(new Header("Retry-After", "9")), "", Duration.ZERO);
    FailureWave wave = six().arm(ARM, asks, OK).hears(ARM, 6110, 8500);
    broken(judge(wave, Afterwards.waitAsAsked(), 50_000));
    stoodStill(wave, 1500, 6100);
    undecidable(judge(wave, Afterwards.waitAsAsked(), 50_000), Reason.ENV);
  }

  @Test
  void a_silence_is_kept_longer_by_what_we_did_not_wait_through() {
    FailureWave wave = six().optedOut(ARM, FAILURE).hears(ARM, 1100);
    Rule rule = Retries.never();
    holds(judge(wave, rule, 1100 + 12_000));
    stoodStill(wave, 7000, 12_000);
    assertThat(judge(wave, rule, 1100 + 12_000))
        .isEqualTo(new Finding.NotYet(Duration.ofMillis(1100 + 12_000 + 5000)));
    holds(judge(wave, rule, 1100 + 12_000 + 5000));
  }

  @Test
  void a_machine_that_slept_waited_longer_than_the_time_of_the_run_says() {
    Reaction asks =
        new Reaction(
            Manner.ANSWER, 503, List.of(new Header("Retry-After", "10")), "", Duration.ZERO);
    FailureWave wave = six().arm(ARM, asks, OK).hears(ARM, 1100, 9000);
    broken(judge(wave, Afterwards.waitAsAsked(), 50_000));
    slept(wave, 2000, 20_000);
    undecidable(judge(wave, Afterwards.waitAsAsked(), 50_000), Reason.ENV);
  }

  @Test
  void a_failure_that_its_sender_did_not_wait_for_is_none_that_it_retried() {
    FailureWave wave = six().arm(ARM, FAILURE, OK);
    wave.also(
        journal -> {
          String id =
              journal.arrives(
                  7010,
                  ARM,
                  "POST",
                  "/" + JournalBuilder.token(ARM),
                  List.of(),
                  Wave.payload(ARM, FailureWave.confirmed(Scene.B)).toString(),
                  0);
          journal.hangUp(7011, ARM, id, true);
        });
    wave.hears(ARM, 12_000);
    holds(judge(wave, Retries.retried(), 50_000));
    stoodStill(wave, 1500, 7000);
    undecidable(judge(wave, Retries.retried(), 50_000), Reason.ENV);
  }

  @Test
  void what_came_once_accuses_by_what_it_is_also_in_a_standstill() {
    Rule content =
        scene ->
            scene.evidence().arrivals(JournalBuilder.token(ARM)).isEmpty()
                ? Finding.holds("nothing", List.of("x1"))
                : Finding.broken("heard", List.of("d1"));
    FailureWave wave = six().arm(ARM, FAILURE).hears(ARM, 6100);
    stoodStill(wave, 1500, 6050);
    broken(judge(wave, content, 50_000));
  }

  @Test
  void nothing_came_before_what_it_is_about_was_done() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100, 6100, 8542);
    Rule attempted =
        scene ->
            Attempts.of(scene, scene.evidence().armed(ARM).orElseThrow()).isEmpty()
                ? Finding.holds("no attempt", List.of("x1"))
                : Finding.broken("an attempt", List.of("d1"));
    stoodStill(wave, 700, 1050);
    broken(judge(wave, attempted, 50_000));
  }

  @Test
  void standstills_with_a_moment_between_them_are_one() {
    FailureWave wave = six();
    stoodStill(stoodStill(stoodStill(wave, 2000, 2600), 2700, 3300), 9000, 9300);
    assertThat(Standstills.of(wave.scene("", 50_000).evidence()).all())
        .extracting(still -> still.length().toMillis())
        .containsExactly(1300L, 300L);
  }

  @Test
  void grace_is_longer_by_how_late_the_suite_was() {
    Rule slow =
        scene ->
            scene.evidence().arrivals(JournalBuilder.token(ARM)).get(0).at().toMillis() > 1800
                ? Finding.broken("late", List.of("d1"))
                : Finding.holds("in time", List.of("d1"));
    FailureWave wave = six().arm(ARM, FAILURE).hears(ARM, 1930);
    broken(judge(wave, slow, 3000));
    stoodStill(wave, 1650, 1920);
    undecidable(judge(wave, slow, 3000), Reason.ENV);
  }
}
