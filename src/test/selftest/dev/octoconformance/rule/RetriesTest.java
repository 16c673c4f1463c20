package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Whether a delivery that failed is retried, and only then. */
class RetriesTest {
  private static final String ARM = "ROW-01/arm";
  private static final Reaction NOT_FOUND = Reaction.status(404);
  private static final long END = 600_000;

  private static FailureWave six() {
    return new FailureWave().controls("control", 6, 1100, 6100);
  }

  private static Timing clientsAreQuick() {
    Timing usual = Timing.of(Duration.ofMinutes(10));
    return new Timing(
        usual.budgetEnd(),
        usual.factor(),
        usual.slack(),
        Duration.ofMillis(100),
        usual.deleteGrace(),
        usual.firstDelivery(),
        usual.declared());
  }

  private static FailureWave silent() {
    return six().arm(ARM, NOT_FOUND, OK).hears(ARM, 1100);
  }

  private static FailureWave out(long... at) {
    return six().optedOut(ARM, FAILURE).hears(ARM, at);
  }

  private static Finding.NotYet notYet(long at) {
    return new Finding.NotYet(Duration.ofMillis(at));
  }

  private static void assertBudget(Finding finding, String fragment) {
    assertThat(finding).isInstanceOf(Finding.Undecidable.class);
    Finding.Undecidable undecidable = (Finding.Undecidable) finding;
    assertThat(undecidable.reason()).isEqualTo(Reason.BUDGET);
    assertThat(undecidable.message()).contains(fragment);
  }

  @Test
  void a_retry_holds_once_it_is_sure_to_be_no_event_of_its_own() {
    FailureWave wave = six();
    assertThat(wave.judge(Retries.retried(), "control 0", 6200)).isEqualTo(notYet(8100));
    assertThat(wave.judge(Retries.retried(), "control 0", 8100))
        .isInstanceOfSatisfying(
            Finding.Holds.class,
            holds -> assertThat(holds.message()).contains("500", "sent again after 5.0 s"));
  }

  @Test
  void nothing_is_said_before_the_arm_is_registered_and_the_booking_confirmed() {
    FailureWave wave = six();
    assertThat(wave.judge(Retries.retried(), "ROW-09/none", 7000))
        .isEqualTo(new Finding.NotYet(null));
    assertThat(wave.arm("early", FAILURE).judge(Retries.retried(), "early", 900))
        .isEqualTo(new Finding.NotYet(null));
  }

  @Test
  void an_arm_that_never_came_to_be_says_why() {
    FailureWave wave = six().note(5000, Scene.NO_BYTES, "A tunnel hides bytes.").over(9000);
    assertThat(wave.judge(Retries.retried(), "ROW-09/none", 9500))
        .isEqualTo(new Finding.Undecidable(Reason.TUNNEL, "A tunnel hides bytes."));
    assertThat(six().over(9000).judge(Retries.retried(), "ROW-09/none", 9500))
        .isInstanceOfSatisfying(
            Finding.Undecidable.class, u -> assertThat(u.reason()).isEqualTo(Reason.LIMIT));
  }

  @Test
  void an_arm_that_was_not_notified_is_blocked() {
    FailureWave wave = six().arm(ARM, NOT_FOUND, OK).over(20_000);
    assertThat(wave.judge(Retries.retried(), ARM, 19_000)).isEqualTo(notYet(END));
    assertThat(wave.judge(Retries.retried(), ARM, 20_000))
        .isInstanceOfSatisfying(
            Finding.Undecidable.class,
            u -> assertThat(u.message()).startsWith("Nothing came to this webhook"));
  }

  @Test
  void a_missing_retry_is_waited_for_as_long_as_the_controls_say() {
    assertThat(silent().judge(Retries.retried(), ARM, 12_000)).isEqualTo(notYet(13_100));
    assertThat(silent().judge(Retries.retried(), ARM, 13_100)).isEqualTo(new Finding.NotYet(null));
    assertThat(silent().hears(ARM, 12_900).judge(Retries.retried(), ARM, 16_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_missing_retry_is_broken_when_a_fresh_webhook_misses_it_as_well() {
    FailureWave wave = silent().again(20_000).arm(ARM + " again", "again", false, NOT_FOUND, OK);
    wave.hears(ARM + " again", 20_100);
    for (int i = 0; i < 3; i++) {
      wave.arm("RTY-01/fresh " + i, "again", false, FAILURE, OK);
      wave.hears("RTY-01/fresh " + i, 20_100, 26_100);
    }
    assertThat(wave.judge(Retries.retried(), ARM, 30_000)).isEqualTo(notYet(20_100 + 20_000));
    assertThat(wave.judge(Retries.retried(), ARM, 40_100))
        .isInstanceOfSatisfying(
            Finding.Broken.class,
            broken ->
                assertThat(broken.message())
                    .contains(
                        "404 is not retried",
                        "6 other failing webhooks were retried after 5.0",
                        "3 other failing webhooks were retried after 6.0",
                        "within 39.0 s",
                        "within 20.0 s"));
  }

  @Test
  void a_retry_that_is_missing_once_only_is_slight() {
    FailureWave wave = silent().again(20_000).arm(ARM + " again", "again", false, NOT_FOUND, OK);
    assertThat(wave.hears(ARM + " again", 20_100, 25_000).judge(Retries.retried(), ARM, 26_000))
        .isInstanceOfSatisfying(
            Finding.Slight.class, slight -> assertThat(slight.message()).contains("sporadic"));
  }

  @Test
  void a_missing_retry_that_could_not_be_repeated_is_inconclusive() {
    assertBudget(
        silent().over(20_000).judge(Retries.retried(), ARM, 20_000), "could not be repeated");
    FailureWave wave = silent().again(20_000).arm(ARM + " again", "again", false, NOT_FOUND, OK);
    wave.hears(ARM + " again", 20_100).over(30_000);
    assertBudget(wave.judge(Retries.retried(), ARM, 31_000), "could not be repeated in time");
  }

  @Test
  void without_any_control_the_budget_decides() {
    FailureWave wave = new FailureWave().controls("control", 3, 1100);
    assertThat(wave.judge(Retries.retried(), "control 0", 99_000)).isEqualTo(notYet(END));
    assertBudget(wave.judge(Retries.retried(), "control 0", END), "looked for during 598.9 s");
  }

  @Test
  void a_declared_first_retry_accuses_even_when_nobody_is_retried() {
    Timing.Declared word =
        new Timing.Declared(Duration.ofSeconds(10), null, null, null, null, null);
    FailureWave wave = new FailureWave().declaring(word).controls("control", 1, 1100);
    wave.again(20_000).arm("control 0 again", "again", false, FAILURE, OK);
    wave.hears("control 0 again", 20_100);
    assertThat(wave.judge(Retries.retried(), "control 0", 13_000)).isEqualTo(notYet(13_100));
    assertThat(wave.judge(Retries.retried(), "control 0", 32_100))
        .isInstanceOf(Finding.Broken.class);
  }

  @Test
  void one_declared_attempt_makes_it_not_apply() {
    FailureWave wave = new FailureWave().controls("control", 3, 1100);
    wave.declaring(new Timing.Declared(null, null, null, null, 1, null)).optedOut(ARM, FAILURE);
    wave.hears(ARM, 1100).over(9000);
    assertThat(wave.judge(Retries.retried(), "control 0", 9000))
        .isInstanceOf(Finding.NotApplicable.class);
    assertThat(wave.judge(Retries.never(), ARM, 9000)).isInstanceOf(Finding.NotApplicable.class);
  }

  @Test
  void an_instant_repetition_by_the_client_does_not_count_as_a_retry() {
    Reaction reset = Reaction.of(Manner.RESET);
    FailureWave wave = six().arm(ARM, reset, reset, OK).hears(ARM, 1100, 1150).over(30_000);
    assertBudget(wave.judge(Retries.retried(), ARM, 31_000), "only the HTTP client");
    assertThat(wave.hears(ARM, 6200).judge(Retries.retried(), ARM, 31_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_sender_that_does_not_hang_up_leaves_a_held_delivery_open() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.HOLD), OK).hears(ARM, 1100);
    assertThat(wave.judge(Retries.retried(), ARM, 50_000)).isEqualTo(notYet(END));
    assertBudget(wave.judge(Retries.retried(), ARM, END), "had not hung up");
    wave.leaves(ARM, 0, 11_100).hears(ARM, 11_100);
    assertThat(wave.judge(Retries.retried(), ARM, 14_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_refused_delivery_comes_once_the_port_is_open() {
    FailureWave wave =
        six().arm(ARM, Reaction.of(Manner.REFUSE)).note(7000, Scene.PORT_OPENED, ARM);
    assertThat(wave.judge(Retries.retried(), ARM, 9000)).isEqualTo(notYet(END));
    assertBudget(wave.judge(Retries.retried(), ARM, END), "refused");
    assertThat(wave.hears(ARM, 11_000).judge(Retries.retried(), ARM, 12_000))
        .isInstanceOfSatisfying(
            Finding.Holds.class,
            holds -> assertThat(holds.message()).contains("4.0 s after the port was opened"));
  }

  @Test
  void a_refused_delivery_whose_port_was_lost_is_the_fault_of_nobody() {
    FailureWave wave =
        six().arm(ARM, Reaction.of(Manner.REFUSE)).note(7000, Scene.PORT_LOST, ARM + ": Taken.");
    assertThat(wave.judge(Retries.retried(), ARM, 9000))
        .isEqualTo(new Finding.Undecidable(Reason.ENV, "Taken."));
    assertThat(wave.over(11_000).judge(Retries.retried(), ARM, 12_000))
        .isEqualTo(new Finding.Undecidable(Reason.ENV, "Taken."));
    assertThat(wave.hears(ARM, 10_000).judge(Retries.retried(), ARM, 12_000))
        .as("a port that was got back")
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void what_was_missed_is_not_said_when_the_port_of_the_fresh_webhook_was_lost() {
    FailureWave wave = six().arm(ARM, Reaction.of(Manner.REFUSE)).arm("always", FAILURE);
    wave.hears("always", 1100, 6100, 16_100, 26_100).note(7000, Scene.PORT_OPENED, ARM);
    wave.again(40_000).arm(ARM + Scene.ONCE_MORE, Scene.AGAIN, false, Reaction.of(Manner.REFUSE));
    assertThat(wave.judge(Retries.retried(), ARM, 41_000)).isInstanceOf(Finding.NotYet.class);
    wave.note(45_000, Scene.PORT_LOST, ARM + Scene.ONCE_MORE + ": Taken.");
    assertThat(wave.judge(Retries.retried(), ARM, 46_000))
        .isInstanceOfSatisfying(
            Finding.Undecidable.class,
            open -> {
              assertThat(open.reason()).isEqualTo(Reason.ENV);
              assertThat(open.message())
                  .contains("nothing came after the port was opened")
                  .endsWith(" This could not be repeated with a fresh webhook: Taken.");
            });
  }

  /** The confirmation is two events, of which the arm refuses one and welcomes the other. */
  private static FailureWave twoEvents() {
    ObjectNode second = FailureWave.confirmed("B").put("notes", "settled");
    Map<Long, ObjectNode> both = new TreeMap<>();
    both.put(1050L, FailureWave.confirmed("B"));
    both.put(1150L, second);
    return six()
        .arm(ARM, NOT_FOUND, OK)
        .observersHear(both)
        .hears(ARM, 1100)
        .hears(ARM, 1120, second);
  }

  @Test
  void a_second_event_of_the_same_change_is_no_retry() {
    FailureWave wave = twoEvents();
    assertThat(wave.judge(Retries.retried(), ARM, 12_000)).isInstanceOf(Finding.NotYet.class);
    wave.hears(ARM, 6100);
    assertThat(wave.judge(Retries.retried(), ARM, 12_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_retry_whose_body_is_rendered_anew_belongs_to_the_event_that_failed() {
    FailureWave wave = twoEvents().hears(ARM, 6100, FailureWave.confirmed("B").put("attempt", 2));
    assertThat(wave.judge(Retries.retried(), ARM, 12_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void copies_that_everybody_gets_are_no_retries() {
    FailureWave wave = new FailureWave();
    wave.observersHear(
        Map.of(1050L, FailureWave.confirmed("B"), 1060L, FailureWave.confirmed("B")));
    for (int i = 0; i < 6; i++) {
      wave.arm("control " + i, FAILURE, FAILURE, OK).hears("control " + i, 1100, 1110, 6100);
    }
    wave.optedOut(ARM, FAILURE).hears(ARM, 1100, 1110);
    assertThat(wave.judge(Retries.never(), ARM, 20_000)).isInstanceOf(Finding.Holds.class);
    assertThat(wave.judge(Retries.retried(), "control 0", 20_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void silence_after_opting_out_holds_when_the_controls_were_retried() {
    assertThat(out(1100).judge(Retries.never(), ARM, 13_000)).isEqualTo(notYet(13_100));
    assertThat(out(1100).judge(Retries.never(), ARM, 13_100))
        .isInstanceOfSatisfying(
            Finding.Holds.class,
            holds ->
                assertThat(holds.message())
                    .contains(
                        "no second request within 12.0 s",
                        "6 other failing webhooks were retried"));
  }

  @Test
  void silence_without_a_control_says_nothing() {
    FailureWave wave = new FailureWave().optedOut(ARM, FAILURE).hears(ARM, 1100).over(90_000);
    assertBudget(wave.judge(Retries.never(), ARM, 90_000), "no other failing webhook was retried");
  }

  @Test
  void a_retry_after_opting_out_is_broken_as_soon_as_it_is_sure() {
    assertThat(out(1100, 6100).judge(Retries.never(), ARM, 6200)).isEqualTo(notYet(8100));
    assertThat(out(1100, 6100).judge(Retries.never(), ARM, 8100))
        .isInstanceOfSatisfying(
            Finding.Broken.class,
            broken -> assertThat(broken.message()).contains("500", "retried after 5.0 s"));
  }

  @Test
  void what_a_client_repeats_is_judged_by_this_senders_own_times() {
    Reaction reset = Reaction.of(Manner.RESET);
    Timing busy = clientsAreQuick();
    FailureWave wave = six().timed(busy).optedOut(ARM, reset).hears(ARM, 1100, 1241);
    assertThat(wave.judge(Retries.never(), ARM, 40_000)).isInstanceOf(Finding.Holds.class);
    wave.arm("retried", reset, OK).hears("retried", 1100, 1150, 6100);
    assertThat(wave.judge(Retries.never(), ARM, 40_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_quick_repetition_is_a_retry_where_the_client_is_seen_to_repeat_nothing() {
    Reaction reset = Reaction.of(Manner.RESET);
    Timing busy = clientsAreQuick();
    FailureWave wave =
        six()
            .timed(busy)
            .optedOut(ARM, reset)
            .hears(ARM, 1100, 1600)
            .arm("retried", reset, OK)
            .hears("retried", 1100, 6100);
    assertThat(wave.judge(Retries.never(), ARM, 40_000)).isInstanceOf(Finding.Broken.class);
    FailureWave plain = out(1100, 1600).timed(busy);
    assertThat(plain.judge(Retries.never(), ARM, 40_000)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void an_instant_repetition_after_opting_out_is_slight() {
    assertThat(out(1100, 1300).judge(Retries.never(), ARM, 14_000))
        .isInstanceOf(Finding.Slight.class);
    Reaction reset = Reaction.of(Manner.RESET);
    assertThat(
            six().optedOut(ARM, reset).hears(ARM, 1100, 1150).judge(Retries.never(), ARM, 14_000))
        .isInstanceOf(Finding.Holds.class);
  }

  @Test
  void a_time_out_after_opting_out_is_silent_as_long_as_its_twin_took() {
    FailureWave wave = six().optedOut(ARM, Reaction.of(Manner.HOLD)).hears(ARM, 1100);
    wave.arm("twin", Reaction.of(Manner.HOLD), OK).hears("twin", 1100);
    wave.leaves(ARM, 0, 11_100).leaves("twin", 0, 11_100);
    assertThat(wave.judge(Retries.never(), ARM, 50_000)).isEqualTo(notYet(11_100 + 75_000));
    wave.hears("twin", 41_100);
    assertThat(wave.judge(Retries.never(), ARM, 50_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void what_is_about_other_bookings_is_no_attempt() {
    FailureWave wave = out(1100).next(3000).hears(ARM, 3100, FailureWave.confirmed("C"));
    wave.hears(ARM, 4000, Wave.confirmed("eeeeeeee-0000-4000-8000-000000000009"));
    wave.receives(ARM, 5000, "GET", "/" + JournalBuilder.token(ARM), List.of(), "");
    wave.receives(ARM, 5500, "POST", "/" + JournalBuilder.token(ARM), List.of(), "{\"ping\":1}");
    assertThat(wave.judge(Retries.never(), ARM, 14_000)).isInstanceOf(Finding.Holds.class);
  }

  @Test
  void foreign_bookings_that_everybody_hears_of_are_no_retries() {
    ObjectNode foreign = Wave.confirmed("eeeeeeee-0000-4000-8000-000000000009");
    FailureWave wave = silent().hears(ARM, 5000, foreign).hears("observer/B first", 5000, foreign);
    assertThat(wave.judge(Retries.retried(), ARM, 12_000)).isEqualTo(notYet(13_100));
  }

  @Test
  void each_of_a_pair_is_judged_by_its_own_flag() {
    FailureWave wave = out(1100, 6100);
    assertThat(wave.judge(Retries.byTheirOwnFlag(), ARM, 9000)).isInstanceOf(Finding.Broken.class);
    assertThat(wave.judge(Retries.byTheirOwnFlag(), "control 0", 9000))
        .isInstanceOf(Finding.Holds.class);
  }

  private static FailureWave redirected() {
    Reaction found =
        new Reaction(
            Manner.ANSWER, 302, List.of(new Header("Location", "{here}")), "", Duration.ZERO);
    return six().arm(ARM, found, OK).hears(ARM, 1100);
  }

  private static FailureWave followed(String method, String body) {
    return redirected()
        .receives(
            ARM, 1150, method, "/" + JournalBuilder.token(ARM) + "/followed", List.of(), body);
  }

  @Test
  void a_redirect_is_followed_or_retried() {
    assertThat(followed("GET", "").judge(Retries.followedOrRetried(), ARM, 2000))
        .isInstanceOf(Finding.Holds.class);
    assertThat(redirected().hears(ARM, 6100).judge(Retries.followedOrRetried(), ARM, 9000))
        .isInstanceOf(Finding.Holds.class);
    assertThat(redirected().judge(Retries.followedOrRetried(), ARM, 14_000))
        .isEqualTo(new Finding.NotYet(null));
  }

  @Test
  void a_redirect_that_is_followed_as_get_loses_the_event() {
    assertThat(followed("GET", "").judge(Redirected.keepTheBody(), ARM, 2000))
        .isInstanceOf(Finding.Broken.class);
    String body = Wave.payload(ARM, FailureWave.confirmed("B")).toString();
    assertThat(followed("POST", body).judge(Redirected.keepTheBody(), ARM, 2000))
        .isInstanceOf(Finding.Holds.class);
    assertThat(redirected().over(14_000).judge(Redirected.keepTheBody(), ARM, 14_000))
        .isInstanceOf(Finding.Seen.class);
  }

  @Test
  void a_redirect_to_another_host_must_not_be_told_secrets() {
    String followed = "/" + JournalBuilder.token(ARM) + "/followed";
    assertThat(
            redirected()
                .receives(
                    ARM, 1150, "POST", followed, List.of(new Header("authorization", "x")), "{}")
                .judge(Redirected.keepSecrets(), ARM, 2000))
        .isInstanceOfSatisfying(
            Finding.Broken.class, b -> assertThat(b.found()).isEqualTo("authorization"));
    assertThat(followed("POST", "{}").judge(Redirected.keepSecrets(), ARM, 2000))
        .isInstanceOf(Finding.Holds.class);
    assertThat(followed("POST", "{}").over(9000).judge(Redirected.tellTheirWay(), ARM, 9000))
        .isInstanceOf(Finding.Seen.class);
  }

  @Test
  void an_update_of_the_next_booking_is_not_lost_to_the_retry() {
    FailureWave wave = six().next(7000).arm(ARM, Scene.C, false, FAILURE, OK).hears(ARM, 7100);
    wave.hears("observer/B first", 8100, FailureWave.confirmed("C").put("notes", "news"));
    wave.also(j -> j.trigger(8000, Scene.C, Action.UPDATE_NOTES, FailureWave.NEXT, "news", true));
    assertThat(wave.judge(NextEvents.areNotReplacedByRetries(), ARM, 9000))
        .isEqualTo(notYet(20_000));
    assertThat(wave.judge(NextEvents.areNotReplacedByRetries(), ARM, 20_000))
        .isInstanceOf(Finding.Broken.class);
    wave.hears(ARM, 12_100, FailureWave.confirmed("C").put("notes", "news"));
    assertThat(wave.judge(NextEvents.areNotReplacedByRetries(), ARM, 20_000))
        .isInstanceOf(Finding.Holds.class);
  }
}
