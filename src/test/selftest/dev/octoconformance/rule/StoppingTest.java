package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When retrying ends, what a retry looks like, and what else happens meanwhile. */
class StoppingTest {
  private static final String ARM = "ROW-01/arm";
  private static final long END = 600_000;

  private static FailureWave six() {
    return new FailureWave().controls("control", 6, 1100, 6100);
  }

  /** Six controls, and two that are retried twice. */
  private static FailureWave twice() {
    FailureWave wave = six();
    for (int i = 0; i < 2; i++) {
      wave.arm("twice " + i, FAILURE, FAILURE, OK).hears("twice " + i, 1100, 6100, 16_100);
    }
    return wave;
  }

  private static Reason reason(Finding finding) {
    assertThat(finding).isInstanceOf(Finding.Undecidable.class);
    return ((Finding.Undecidable) finding).reason();
  }

  @Test
  void silence_after_a_success_is_measured_by_second_retries() {
    Rule rule = Stopping.stopAfterSuccess();
    long enough = 6100 + 33_000;
    assertThat(twice().judge(rule, "control 0", 20_000))
        .isEqualTo(new Finding.NotYet(Duration.ofMillis(enough)));
    assertThat(twice().judge(rule, "control 0", enough)).isInstanceOf(Finding.Holds.class);
    assertThat(reason(six().judge(rule, "control 0", END))).isEqualTo(Reason.BUDGET);
  }

  @Test
  void a_third_request_after_a_success_is_broken() {
    FailureWave wave = twice().hears("control 0", 16_100);
    assertThat(wave.judge(Stopping.stopAfterSuccess(), "control 0", 20_000))
        .isInstanceOf(Finding.Broken.class);
    assertThat(
            twice()
                .hears("control 0", 6200)
                .judge(Stopping.stopAfterSuccess(), "control 0", 20_000))
        .isInstanceOf(Finding.Slight.class);
  }

  @Test
  void stopping_is_blocked_when_nothing_was_retried() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100).over(50_000);
    assertThat(reason(wave.judge(Stopping.stopAfterSuccess(), ARM, 50_000)))
        .isEqualTo(Reason.BLOCKED);
  }

  @Test
  void a_third_attempt_holds_and_its_absence_is_blamed_on_good_grounds_only() {
    Rule rule = Stopping.areTriedAThirdTime();
    assertThat(twice().judge(rule, "twice 0", 20_000)).isInstanceOf(Finding.Holds.class);
    FailureWave wave = twice().arm(ARM, FAILURE, FAILURE, OK).hears(ARM, 1100, 6100);
    Timing.Declared word =
        new Timing.Declared(null, Duration.ofSeconds(20), null, null, null, null);
    assertThat(wave.declaring(word).judge(rule, ARM, END)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void where_another_event_took_the_second_failure_others_tell_of_a_third_attempt() {
    Rule rule = Stopping.areTriedAThirdTime();
    assertThat(twice().judge(rule, "control 0", 20_000)).isInstanceOf(Finding.Holds.class);
    assertThat(six().judge(rule, "control 0", 20_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(reason(six().over(30_000).judge(rule, "control 0", 30_000))).isEqualTo(Reason.CONT);
  }

  @Test
  void two_declared_attempts_are_a_fact() {
    Timing.Declared word = new Timing.Declared(null, null, null, null, 2, null);
    FailureWave wave = six().declaring(word).arm(ARM, FAILURE, FAILURE, OK).hears(ARM, 1100, 6100);
    assertThat(wave.over(30_000).judge(Stopping.areTriedAThirdTime(), ARM, 30_000))
        .isInstanceOf(Finding.Seen.class);
    assertThat(wave.judge(Stopping.stopAfterSuccess(), "control 0", 30_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_receiver_that_fails_is_not_flooded() {
    Rule rule = Stopping.keepADistance();
    FailureWave calm = six().arm(ARM, FAILURE).hears(ARM, 1100, 2100, 32_100).over(50_000);
    assertThat(calm.judge(rule, ARM, 50_000)).isInstanceOf(Finding.Holds.class);
    FailureWave hot = six().arm(ARM, FAILURE).hears(ARM, 1100, 1110, 1120).over(50_000);
    assertThat(hot.judge(rule, ARM, 50_000)).isInstanceOf(Finding.Broken.class);
    FailureWave many = six().arm(ARM, FAILURE);
    for (int i = 0; i < 21; i++) {
      many.hears(ARM, 1100 + 2500L * i);
    }
    assertThat(many.judge(rule, ARM, 59_000)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void a_retry_is_the_same_request() {
    Rule rule = RetriedRequests.areTheSame();
    assertThat(six().judge(rule, "control 0", 9000)).isInstanceOf(Finding.Holds.class);
    FailureWave put = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    put.receives(ARM, 6100, "PUT", "/" + JournalBuilder.token(ARM), FailureWave.confirmed("B"));
    assertThat(put.judge(rule, ARM, 9000)).isInstanceOf(Finding.Broken.class);
    FailureWave emptied = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    emptied.receives(
        ARM, 6100, "POST", "/" + JournalBuilder.token(ARM), List.of(), "{\"webhook\": {}}");
    assertThat(emptied.over(8000).judge(rule, ARM, 9000)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void a_retry_carries_the_same_booking_but_for_times_and_counters() {
    Rule rule = RetriedRequests.carryTheSameBooking();
    FailureWave counted = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    counted.hears(
        ARM,
        6100,
        FailureWave.confirmed("B").put("attempt", 2).put("utcUpdatedAt", "2026-01-01T00:00:09Z"));
    assertThat(counted.judge(rule, ARM, 9000)).isInstanceOf(Finding.Holds.class);
    FailureWave older = six().arm(ARM, FAILURE, OK).hears(ARM, 1100);
    older.hears(ARM, 6100, FailureWave.confirmed("B").put("status", "PENDING"));
    assertThat(older.judge(rule, ARM, 9000)).isInstanceOf(Finding.Broken.class);
    older.also(
        j -> j.read(7000, FailureWave.UUID, FailureWave.confirmed("B").put("status", "PENDING")));
    assertThat(older.judge(rule, ARM, 9000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void retry_after_is_heeded_in_both_spellings_or_not() {
    for (String asked : List.of("20", "{in20s}")) {
      Reaction throttled =
          new Reaction(
              Manner.ANSWER, 429, List.of(new Header("Retry-After", asked)), "", Duration.ZERO);
      FailureWave wave = six().arm(ARM, throttled, OK).hears(ARM, 1100);
      assertThat(wave.over(9000).judge(Afterwards.waitAsAsked(), ARM, 9000))
          .isInstanceOf(Finding.Seen.class);
      FailureWave patient = six().arm(ARM, throttled, OK).hears(ARM, 1100, 20_500);
      assertThat(patient.judge(Afterwards.waitAsAsked(), ARM, 30_000))
          .isInstanceOf(Finding.Holds.class);
      FailureWave hasty = six().arm(ARM, throttled, OK).hears(ARM, 1100, 6100);
      assertThat(hasty.judge(Afterwards.waitAsAsked(), ARM, 30_000))
          .isInstanceOf(Finding.Broken.class);
    }
  }

  @Test
  void a_success_that_trickles_is_let_go_of() {
    Rule rule = Afterwards.letGoOfWhatTrickles();
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.TRICKLE), OK).hears(ARM, 1000);
    assertThat(wave.judge(rule, ARM, 30_000)).isEqualTo(new Finding.NotYet(Duration.ofSeconds(61)));
    assertThat(wave.judge(rule, ARM, 61_000)).isInstanceOf(Finding.Broken.class);
    assertThat(wave.leaves(ARM, 0, 11_000).judge(rule, ARM, 61_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_webhook_that_failed_hears_of_the_next_booking() {
    Rule rule = NextEvents.reachAWebhookThatFailed();
    FailureWave wave = six().arm(ARM, FAILURE, OK).hears(ARM, 1100, 6100).next(7000);
    wave.hears("observer/B first", 7100, FailureWave.confirmed("C"));
    assertThat(wave.judge(rule, ARM, 9000)).isEqualTo(new Finding.NotYet(Duration.ofSeconds(19)));
    assertThat(wave.judge(rule, ARM, 19_000)).isInstanceOf(Finding.Broken.class);
    wave.also(j -> j.listed(18_000, ListAfterwards.SCOPE, "[]"));
    assertThat(wave.judge(rule, ARM, 19_000)).isInstanceOf(Finding.Seen.class);
    wave.hears(ARM, 8000, FailureWave.confirmed("C"));
    assertThat(wave.judge(rule, ARM, 19_000)).isInstanceOf(Finding.Holds.class);
    assertThat(wave.judge(NextEvents.areNotHeldUp(), ARM, 19_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void what_the_list_shows_at_the_end_is_a_fact() {
    FailureWave wave = six().also(j -> j.listed(29_000, ListAfterwards.SCOPE, "[]")).over(30_000);
    assertThat(wave.judge(ListAfterwards.tellTheirState(), "control 0", 30_000))
        .isInstanceOfSatisfying(
            Finding.Seen.class,
            seen -> assertThat(seen.message()).contains("not in the list any more"));
  }

  @Test
  void others_are_left_alone_unless_all_get_it_again() {
    Rule rule = Bystanders.areLeftAlone();
    FailureWave calm = six().arm(ARM).hears(ARM, 1100).arm("other").hears("other", 1100);
    assertThat(calm.judge(rule, ARM, 12_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(calm.judge(rule, ARM, 13_100)).isInstanceOf(Finding.Holds.class);
    FailureWave once = six().arm(ARM).hears(ARM, 1100, 6100).arm("other").hears("other", 1100);
    assertThat(once.judge(rule, ARM, 30_000)).isInstanceOf(Finding.Holds.class);
    FailureWave again =
        six().arm(ARM).hears(ARM, 1100, 6100).arm("other").hears("other", 1100, 6100);
    again.arm("third").hears("third", 1100, 6100);
    assertThat(again.judge(rule, ARM, 30_000)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void facts_are_told_once_the_wave_is_over() {
    FailureWave wave = six().arm(ARM, Reaction.status(410)).hears(ARM, 1100).over(30_000);
    for (Rule rule : List.of(Afterwards.tellTheirFate(), Afterwards.tellTheirSchedule())) {
      assertThat(wave.judge(rule, ARM, 29_000)).isInstanceOf(Finding.NotYet.class);
      assertThat(wave.judge(rule, ARM, 30_000)).isInstanceOf(Finding.Seen.class);
    }
  }
}
