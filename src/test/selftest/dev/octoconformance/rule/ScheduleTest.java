package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When silence has lasted long enough, and when a wave has nothing more to tell. */
class ScheduleTest {
  private static final String ARM = "ROW-01/arm";

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static Armed arm(FailureWave wave, String name) {
    return wave.scene(name, Long.MAX_VALUE / 2_000_000).evidence().armed(name).orElseThrow();
  }

  private static FailureWave six() {
    return new FailureWave().controls("control", 6, 1100, 6100);
  }

  @Test
  void silence_is_measured_by_the_slowest_control_and_counts_from_the_arms_own_attempt() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1500);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1500)))
        .contains(ms(1500 + 2 * 5000 + 2000));
  }

  @Test
  void few_controls_make_the_silence_longer() {
    FailureWave wave = new FailureWave().controls("control", 3, 1100, 6100);
    wave.optedOut(ARM, FAILURE).hears(ARM, 1500);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1500)))
        .contains(ms(1500 + 3 * 5000 + 2000));
  }

  @Test
  void a_few_quick_controls_are_not_believed_while_others_wait() {
    FailureWave wave = new FailureWave().controls("quick", 1, 1100, 1400);
    wave.controls("slow", 2, 1100, 30_000).optedOut(ARM, FAILURE).hears(ARM, 1100);
    assertThat(wave.schedule(20_000).silentEnough(arm(wave, ARM), ms(1100))).isEmpty();
    assertThat(wave.schedule(31_000).silentEnough(arm(wave, ARM), ms(1100)))
        .contains(ms(1100 + 3 * 28_900 + 8670));
  }

  @Test
  void one_control_that_is_never_retried_holds_nobody_up() {
    FailureWave wave = new FailureWave().controls("control", 3, 1100, 6100);
    wave.controls("lost", 1, 1300).optedOut(ARM, FAILURE).hears(ARM, 1100);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1100)))
        .contains(ms(1300 + 17_000));
  }

  @Test
  void nobody_is_measured_by_itself() {
    FailureWave wave = new FailureWave().controls("control", 1, 1100, 6100);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, "control 0"), ms(1100))).isEmpty();
  }

  @Test
  void a_deadline_that_has_passed_does_not_move_any_more() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    wave.arm("late", Reaction.status(404), OK).hears("late", 1100, 60_000);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1100))).contains(ms(13_100));
    assertThat(wave.schedule(70_000).silentEnough(arm(wave, ARM), ms(1100))).contains(ms(13_100));
  }

  @Test
  void a_deadline_grows_as_long_as_slower_controls_come_in() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    wave.arm("slower", Reaction.status(404), OK).hears("slower", 1100, 11_100);
    assertThat(wave.schedule(12_000).silentEnough(arm(wave, ARM), ms(1100)))
        .contains(ms(1100 + 20_000 + 2000));
  }

  @Test
  void answers_that_ask_for_patience_measure_nothing_and_get_it() {
    FailureWave wave = six().arm(ARM, Reaction.status(429), OK).hears(ARM, 1100);
    wave.arm("throttled", Reaction.status(408), OK).hears("throttled", 1100, 61_100);
    assertThat(wave.schedule(62_000).firstGaps()).hasSize(6);
    assertThat(wave.schedule(7000).patientEnough(arm(wave, ARM), ms(1100)))
        .contains(ms(1100 + 75_000));
  }

  @Test
  void what_the_vendor_says_makes_the_silence_longer_and_never_shorter() {
    Timing.Declared slow = new Timing.Declared(ms(60_000), null, null, null, null, null);
    FailureWave wave = six().declaring(slow).arm(ARM, FAILURE, OK).hears(ARM, 1000);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1000))).contains(ms(73_000));
    Timing.Declared quick = new Timing.Declared(ms(100), null, null, null, null, null);
    wave.declaring(quick);
    assertThat(wave.schedule(7000).silentEnough(arm(wave, ARM), ms(1000))).contains(ms(13_000));
  }

  @Test
  void an_instant_repetition_after_503_is_the_clients_and_no_gap() {
    FailureWave wave = six().arm(ARM, Reaction.status(503), Reaction.status(503), OK);
    wave.hears(ARM, 1100, 2100, 7100);
    Schedule schedule = wave.schedule(8000);
    assertThat(schedule.firstGaps())
        .filteredOn(gap -> gap.arm().arm().equals(ARM))
        .extracting(Schedule.Gap::gap)
        .containsExactly(ms(5000));
    assertThat(schedule.retries(arm(wave, ARM))).hasSize(1);
  }

  @Test
  void a_sender_that_is_quick_by_itself_has_a_smaller_threshold() {
    FailureWave wave = new FailureWave().controls("control", 6, 1100, 1400);
    assertThat(wave.schedule(2000).resendBelow()).isEqualTo(ms(60));
    assertThat(six().schedule(7000).resendBelow()).isEqualTo(ms(2000));
  }

  @Test
  void the_gap_of_a_held_delivery_begins_when_the_sender_hangs_up() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.HOLD), OK).hears(ARM, 1100);
    assertThat(wave.schedule(20_000).settled()).isEmpty();
    wave.leaves(ARM, 0, 11_100);
    assertThat(wave.schedule(20_000).lateAt(arm(wave, ARM))).contains(ms(86_100));
    assertThat(wave.hears(ARM, 30_000).schedule(31_000).retries(arm(wave, ARM))).hasSize(1);
  }

  @Test
  void an_arm_whose_change_was_welcomed_elsewhere_is_measured_by_such_arms_only() {
    FailureWave wave = new FailureWave();
    wave.observersHear(
        java.util.Map.of(1050L, FailureWave.confirmed("B"), 1060L, FailureWave.confirmed("B")));
    for (int i = 0; i < 6; i++) {
      String name = "both fail " + i;
      wave.arm(name, FAILURE, FAILURE, OK).hears(name, 1100, 1110, 6100);
    }
    wave.arm(ARM, FAILURE, OK).hears(ARM, 1100, 1110);
    assertThat(wave.schedule(60_000).firstGaps()).hasSize(6);
    assertThat(wave.schedule(60_000).silentEnough(arm(wave, ARM), ms(1110))).isEmpty();
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void a_wave_is_settled_when_the_last_silence_has_lasted_long_enough() {
    FailureWave wave = six().optedOut(ARM, FAILURE).hears(ARM, 1400);
    assertThat(wave.schedule(2000).settled()).isEmpty();
    wave.arm("twice", FAILURE, FAILURE, OK).hears("twice", 1100, 6100);
    assertThat(wave.schedule(7000).settled()).as("second gaps are unknown").isEmpty();
    wave.hears("twice", 16_100);
    assertThat(wave.schedule(17_000).settled()).contains(ms(6100 + 30_000 + 3000));
  }

  @Test
  void a_wave_in_which_nobody_fails_twice_does_not_wait_for_second_gaps() {
    assertThat(six().schedule(60_000).settled().orElseThrow()).isLessThan(ms(30_000));
  }

  @Test
  void two_declared_attempts_end_the_waiting_for_a_third() {
    FailureWave wave = six().declaring(new Timing.Declared(null, null, null, null, 2, null));
    wave.arm("twice", FAILURE, FAILURE, OK).hears("twice", 1100, 6100);
    assertThat(wave.schedule(7000).settled()).contains(ms(6100 + 12_000));
  }

  @Test
  void one_declared_attempt_ends_all_waiting() {
    FailureWave wave =
        new FailureWave().declaring(new Timing.Declared(null, null, null, null, 1, null));
    wave.controls("control", 6, 1100).optedOut(ARM, FAILURE).hears(ARM, 1400);
    assertThat(wave.schedule(2000).settled()).contains(ms(3400));
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void facts_never_prolong_a_wave() {
    FailureWave wave = six().declaring(new Timing.Declared(null, null, null, null, 2, null));
    wave.arm("gone", Reaction.status(410)).hears("gone", 1100);
    wave.arm("interim", Reaction.of(Manner.INTERIM)).hears("interim", 1100);
    wave.arm("cut", Reaction.of(Manner.CUT_SHORT)).hears("cut", 1100);
    assertThat(wave.schedule(7000).settled()).contains(ms(6100 + 17_000));
  }

  @Test
  void a_success_is_followed_by_silence_that_is_waited_for() {
    FailureWave wave = six().declaring(new Timing.Declared(null, null, null, null, 2, null));
    wave.arm("welcome", Reaction.status(204)).hears("welcome", 20_000);
    assertThat(wave.schedule(21_000).settled()).contains(ms(32_000));
  }

  @Test
  void a_refused_arm_waits_for_its_port_and_for_two_retries_of_a_sibling_since() {
    FailureWave wave = six().declaring(new Timing.Declared(null, ms(100), null, null, null, null));
    wave.arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE).hears("always", 1100, 6100);
    assertThat(wave.schedule(7000).settled()).isEmpty();
    wave.note(7000, Scene.PORT_OPENED, ARM).hears("always", 16_100);
    assertThat(wave.schedule(17_000).settled())
        .as("gaps that double may double once more")
        .contains(ms(16_100 + 2 * 20_000 + 4000));
    assertThat(wave.schedule(61_000).missing()).as("nor is it missing then").isEmpty();
    wave.hears("always", 26_100);
    assertThat(wave.schedule(27_000).lateAt(arm(wave, ARM))).contains(ms(38_100));
    assertThat(wave.schedule(39_000).missing()).extracting(Armed::arm).containsExactly(ARM);
    wave.hears(ARM, 30_000);
    assertThat(wave.schedule(39_000).missing()).isEmpty();
  }

  @Test
  void a_refused_arm_stays_open_when_a_sender_that_gives_up_may_be_through_before_the_opening() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE);
    wave.hears("always", 14_000, 19_000, 29_000).note(17_000, Scene.PORT_OPENED, ARM);
    assertThat(wave.schedule(60_000).lateAt(arm(wave, ARM))).isEmpty();
    assertThat(wave.hears("always", 39_000).schedule(60_000).lateAt(arm(wave, ARM))).isPresent();
  }

  @Test
  void a_refused_arm_stays_open_when_failures_in_a_row_may_have_switched_it_off() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE);
    wave.hears("always", 14_000, 19_000, 29_000, 39_000).note(17_000, Scene.PORT_OPENED, ARM);
    wave.declaring(new Timing.Declared(null, null, null, null, null, 4));
    assertThat(wave.schedule(60_000).lateAt(arm(wave, ARM))).isEmpty();
    wave.declaring(new Timing.Declared(null, null, null, null, null, 5));
    assertThat(wave.schedule(60_000).lateAt(arm(wave, ARM))).isPresent();
  }

  @Test
  void a_refused_arm_whose_port_was_lost_is_not_waited_for() {
    Timing.Declared quick = new Timing.Declared(null, ms(100), null, null, null, null);
    FailureWave wave = six().declaring(quick).arm(ARM, Reaction.of(Manner.REFUSE));
    wave.arm("always", FAILURE).hears("always", 1100, 6100, 16_100);
    assertThat(wave.schedule(60_000).settled()).isEmpty();
    wave.note(7000, Scene.PORT_LOST, ARM + " again: taken.");
    assertThat(wave.schedule(60_000).settled()).as("another one").isEmpty();
    wave.note(7000, Scene.PORT_LOST, ARM + ": taken.");
    assertThat(wave.schedule(60_000).settled()).isPresent();
    wave.note(7000, Scene.PORT_OPENED, ARM).hears("always", 26_100, 36_100);
    assertThat(wave.schedule(60_000).lateAt(arm(wave, ARM))).as("opened before").isEmpty();
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void a_refused_arm_is_not_waited_for_when_its_siblings_had_every_declared_attempt() {
    FailureWave wave = six().declaring(new Timing.Declared(null, null, null, null, 2, null));
    wave.arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE).hears("always", 1100, 6100);
    assertThat(wave.schedule(7000).settled()).as("before it is opened").isEmpty();
    wave.note(7000, Scene.PORT_OPENED, ARM);
    assertThat(wave.schedule(8000).settled()).contains(ms(7000 + 12_000));
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void a_refused_arm_is_not_waited_for_when_its_siblings_never_hear_of_the_event() {
    FailureWave wave = new FailureWave().arm("heard", Reaction.status(410)).hears("heard", 1500);
    wave.arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE);
    wave.note(7000, Scene.PORT_OPENED, ARM);
    assertThat(wave.schedule(8000).settled())
        .as("when everybody must have heard")
        .contains(ms(1000 + 60_000));
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void a_connection_that_a_sender_never_leaves_is_waited_for_as_long_as_its_timeout_asks() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.HOLD)).hears(ARM, 1100);
    assertThat(wave.schedule(60_000).settled()).as("a time-out that nobody knows").isEmpty();
    wave.declaring(new Timing.Declared(null, null, null, ms(10_000), null, null));
    assertThat(wave.schedule(60_000).settled()).contains(ms(1100 + 30_000 + 2000));
    assertThat(wave.schedule(60_000).missing()).as("nobody is accused of it").isEmpty();
    wave.leaves(ARM, 0, 11_100).hears(ARM, 16_100);
    assertThat(wave.schedule(17_000).settled())
        .as("a retry that is held as well decides nothing")
        .hasValueSatisfying(at -> assertThat(at).isLessThan(ms(30_000)));
  }

  @Test
  void a_webhook_that_heard_nothing_of_the_next_event_needs_no_gaps_to_be_given_up() {
    FailureWave wave = new FailureWave().arm("heard", Reaction.status(410)).hears("heard", 1500);
    wave.next(8000).arm("deaf", Scene.C, false, FAILURE, OK);
    wave.also(
        j -> j.trigger(20_000, Scene.C, Action.UPDATE_NOTES, FailureWave.NEXT, "nonce", true));
    assertThat(wave.schedule(21_000).settled()).contains(ms(20_000 + 60_000));
    wave.arm("control", FAILURE, OK).hears("control", 20_500);
    assertThat(wave.schedule(90_000).settled()).as("its retry will tell").isEmpty();
  }

  @Test
  void second_gaps_are_not_waited_for_when_nobody_who_would_show_them_is_notified() {
    FailureWave wave = six().arm("twice", FAILURE, FAILURE, OK);
    assertThat(wave.schedule(7000).settled()).contains(ms(1050 + 12_000));
    wave.hears("twice", 6500);
    assertThat(wave.schedule(7000).settled()).isEmpty();
  }

  @Test
  void a_refused_arm_of_a_sender_of_one_attempt_is_not_waited_for_once_it_is_open() {
    FailureWave wave =
        new FailureWave().declaring(new Timing.Declared(null, null, null, null, 1, null));
    wave.controls("control", 6, 1100).arm(ARM, Reaction.of(Manner.REFUSE));
    assertThat(wave.schedule(2000).settled()).isEmpty();
    wave.note(7000, Scene.PORT_OPENED, ARM);
    assertThat(wave.schedule(8000).settled()).contains(ms(9000));
    assertThat(wave.schedule(60_000).missing()).isEmpty();
  }

  @Test
  void missing_is_what_wanted_a_retry_and_had_none_within_its_time() {
    FailureWave wave = six().arm(ARM, Reaction.status(404), OK).hears(ARM, 1100);
    wave.arm("deaf", FAILURE, OK).optedOut("out", FAILURE).hears("out", 1100);
    wave.arm("welcome", OK).hears("welcome", 1100);
    assertThat(wave.schedule(13_000).missing()).isEmpty();
    assertThat(wave.schedule(13_100).missing()).extracting(Armed::arm).containsExactly(ARM);
  }

  @Test
  void a_redirect_that_is_followed_is_not_missing() {
    FailureWave wave =
        six().arm(ARM, new Reaction(Manner.ANSWER, 302, List.of(location()), "", Duration.ZERO));
    wave.hears(ARM, 1100);
    assertThat(wave.schedule(14_000).missing()).hasSize(1);
    wave.receives(ARM, 1150, "GET", "/" + JournalBuilder.token(ARM) + "/followed", List.of(), "");
    assertThat(wave.schedule(14_000).missing()).isEmpty();
  }

  private static dev.octoconformance.journal.Header location() {
    return new dev.octoconformance.journal.Header("Location", "{here}");
  }

  @Test
  void the_next_event_is_waited_for_at_the_arms_that_failed() {
    FailureWave wave = six().declaring(new Timing.Declared(null, null, null, null, 2, null));
    wave.next(4000);
    assertThat(wave.schedule(7000).settled()).contains(ms(6100 + 17_000));
    wave.next(8000).arm("update", Scene.C, false, FAILURE, OK).hears("update", 8100);
    wave.also(
        j -> j.trigger(20_000, Scene.C, Action.UPDATE_NOTES, FailureWave.NEXT, "nonce", true));
    assertThat(wave.schedule(21_000).settled()).contains(ms(20_000 + 12_000));
  }

  @Test
  void a_retry_that_another_event_left_nothing_to_fail_is_not_waited_for_to_be_followed() {
    FailureWave wave =
        six()
            .observersHear(
                java.util.Map.of(
                    1050L,
                    FailureWave.confirmed("B"),
                    1060L,
                    FailureWave.confirmed("B").put("voucher", "there")));
    for (String twice : List.of("one", "two")) {
      wave.arm(twice, FAILURE, FAILURE, OK).hears(twice, 1100);
      wave.hears(twice, 1110, FailureWave.confirmed("B").put("voucher", "there"));
      wave.hears(twice, 6100);
    }
    wave.arm("always", FAILURE).hears("always", 1100, 6100, 16_100);
    assertThat(wave.schedule(17_000).silentEnoughAfterRetry(arm(wave, "one"), ms(6100)))
        .contains(ms(6100 + 30_000 + 3000));
  }

  @Test
  void what_the_vendor_could_declare_is_named_until_it_is_seen_or_declared() {
    FailureWave never = new FailureWave().controls("control", 6, 1100);
    assertThat(never.schedule(60_000).undeclared()).contains("declared.firstRetryMax");
    never.declaring(new Timing.Declared(ms(5000), null, null, null, null, null));
    assertThat(never.schedule(60_000).undeclared()).isEmpty();
    FailureWave once = six().arm("twice", FAILURE, FAILURE, OK).hears("twice", 1100, 6100);
    assertThat(once.schedule(7000).undeclared()).contains("declared.secondRetryMax");
    assertThat(once.hears("twice", 16_100).schedule(17_000).undeclared()).isEmpty();
  }

  @Test
  void all_have_heard_when_every_arm_that_can_had_its_first_attempt() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.REFUSE)).arm("waiting", FAILURE);
    assertThat(wave.schedule(1500).allHeard()).isFalse();
    assertThat(wave.hears("waiting", 1400).schedule(1500).allHeard()).isTrue();
  }

  @Test
  void the_smallest_gap_is_that_of_the_quickest_control() {
    FailureWave wave = six().controls("quicker", 1, 1100, 4100);
    assertThat(wave.schedule(7000).smallestFirstGap()).contains(ms(3000));
    assertThat(new FailureWave().schedule(7000).smallestFirstGap()).isEmpty();
  }
}
