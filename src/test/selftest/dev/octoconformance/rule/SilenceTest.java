package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** Calls that change nothing: refused ones and reading ones. */
class SilenceTest {

  private static Wave telling(long at, ObjectNode booking) {
    return new Wave()
        .also(j -> j.arrives(at, Wave.ARM, Wave.payload(Wave.ARM, booking).toString()));
  }

  private static ObjectNode ended() {
    return new Wave().state(Wave.UUID, Wave.time(Action.CANCEL));
  }

  @ParameterizedTest
  @EnumSource(names = {"CANCEL_AGAIN", "UPDATE_CANCELLED", "CONFIRM_CANCELLED"})
  void repeating_what_is_known_pretends_nothing(Action refused) {
    Rule rule = BookingUpdates.neverTellOfRefused(refused);
    holds(telling(6200, ended()).judge(rule));
    holds(telling(6200, new Wave().state(Wave.UUID, 5000)).judge(rule));
    holds(new Wave().delivers(Action.UPDATE_UNITS, 1500).judge(rule));
  }

  @Test
  void a_second_cancellation_that_repeats_the_first_to_most_webhooks_is_a_breach() {
    Wave twice = new Wave().delivers(Action.CANCEL, 40, 1500);
    broken(twice.judge(BookingUpdates.neverTellOfRefused(Action.CANCEL_AGAIN)));
    holds(twice.judge(BookingUpdates.neverTellOfRefused(Action.UPDATE_CANCELLED)));
    holds(twice.judge(BookingUpdates.neverTellOfRefused(Action.CONFIRM_CANCELLED)));
  }

  @Test
  void a_second_cancellation_told_as_one_is_a_breach() {
    ObjectNode again = ended();
    Wave.cancel(again, "second");
    broken(telling(6200, again).judge(BookingUpdates.neverTellOfRefused(Action.CANCEL_AGAIN)));
  }

  @Test
  void a_refused_update_told_as_one_is_a_breach() {
    ObjectNode updated = ended().put("notes", Wave.nonce(Action.UPDATE_CANCELLED));
    broken(
        telling(6200, updated).judge(BookingUpdates.neverTellOfRefused(Action.UPDATE_CANCELLED)));
  }

  @Test
  void a_refused_confirmation_told_as_one_is_a_breach() {
    ObjectNode confirmed =
        ended().put("status", "CONFIRMED").put("utcConfirmedAt", "2026-01-01T00:00:06Z");
    broken(
        telling(6200, confirmed)
            .judge(BookingUpdates.neverTellOfRefused(Action.CONFIRM_CANCELLED)));
  }

  @Test
  void a_call_that_is_accepted_was_not_refused() {
    seen(
        new Wave()
            .accepts(Action.CANCEL_AGAIN)
            .judge(BookingUpdates.neverTellOfRefused(Action.CANCEL_AGAIN)));
  }

  private static Wave read(long at, boolean touched, List<String> arms) {
    ObjectNode booking = Wave.confirmed(Wave.READ);
    if (touched) {
      booking.put("utcUpdatedAt", "2026-01-01T00:00:07Z");
    }
    return new Wave()
        .also(j -> arms.forEach(arm -> j.arrives(at, arm, Wave.payload(arm, booking).toString())));
  }

  private static Wave again(Wave read, boolean touched, List<String> arms) {
    ObjectNode booking = Wave.confirmed(Wave.READ);
    if (touched) {
      booking.put("utcUpdatedAt", "2026-01-01T00:00:08Z");
    }
    return read.also(
        j -> {
          j.trigger(7900, Scene.READ, Action.READ, Wave.READ, null, true);
          arms.forEach(arm -> j.arrives(7950, arm, Wave.payload(arm, booking).toString()));
        });
  }

  @Test
  void a_booking_that_is_touched_by_each_reading_is_a_breach() {
    Wave read = read(7600, true, List.of(Wave.ARM));
    broken(again(read, true, List.of(Wave.ARM)).judge(BookingUpdates.staySilentOnReading()));
  }

  @Test
  void what_comes_after_one_of_two_readings_only_was_late() {
    Wave read = read(7600, true, List.of(Wave.ARM));
    assertThat(
            holds(again(read, true, List.of()).judge(BookingUpdates.staySilentOnReading()))
                .message())
        .contains("a late one");
  }

  @Test
  void what_comes_after_the_only_reading_may_be_late() {
    Wave read = read(7600, true, List.of(Wave.ARM));
    undecidable(read.judge(BookingUpdates.staySilentOnReading()), Reason.BUDGET);
    Wave second = again(new Wave(), true, List.of(Wave.ARM));
    undecidable(second.judge(BookingUpdates.staySilentOnReading()), Reason.BUDGET);
  }

  @Test
  void telling_everybody_again_is_a_breach_and_one_repetition_is_none() {
    List<String> everybody = List.of(Wave.ARM, "observer/first", "observer/last");
    Wave repeated = again(read(7600, false, everybody), false, everybody);
    broken(repeated.judge(BookingUpdates.staySilentOnReading()));
    holds(read(7600, false, List.of(Wave.ARM)).judge(BookingUpdates.staySilentOnReading()));
    holds(read(7400, true, everybody).judge(BookingUpdates.staySilentOnReading()));
  }

  @Test
  void a_first_delivery_after_the_reading_may_be_a_late_one() {
    Wave late =
        new Wave()
            .deaf(Wave.ARM)
            .also(
                j ->
                    j.arrives(
                        7600,
                        Wave.ARM,
                        Wave.payload(Wave.ARM, Wave.confirmed(Wave.READ)).toString()));
    undecidable(late.judge(BookingUpdates.staySilentOnReading()), Reason.BUDGET);
  }
}
