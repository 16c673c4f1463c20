package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import org.junit.jupiter.api.Test;

class FreshnessTest {

  private static Finding judged(Wave wave) {
    return wave.judge(BookingUpdates.areNeverStale());
  }

  @Test
  void a_newer_state_than_the_event_is_fine() {
    holds(judged(new Wave().renderedWhenSent().deliversAllAfter(700)));
  }

  @Test
  void late_repeated_and_disordered_deliveries_are_fine() {
    holds(judged(new Wave().delivers(Action.UPDATE_HOLD, 2900).delivers(Action.CONFIRM, 1, 1900)));
    holds(judged(new Wave().delivers(Action.RESERVE, 20, 3000)));
  }

  @Test
  void a_confirmed_booking_with_the_notes_from_before_the_hold_was_updated_is_stale() {
    assertThat(
            broken(
                    judged(
                        new Wave()
                            .shows(
                                (action, booking) -> {
                                  if (action == Action.CONFIRM) {
                                    booking.putNull("notes");
                                  }
                                })))
                .message())
        .contains("older");
  }

  @Test
  void a_cancelled_booking_with_the_notes_of_the_hold_is_stale() {
    broken(
        judged(
            new Wave()
                .shows(
                    (action, booking) -> {
                      if (action == Action.CANCEL) {
                        booking.put("notes", Wave.nonce(Action.UPDATE_HOLD));
                      }
                    })));
  }

  @Test
  void a_body_without_notes_says_nothing_about_its_age() {
    holds(judged(new Wave().shows((action, booking) -> booking.remove("notes"))));
  }

  @Test
  void an_update_after_the_cancellation_that_is_accepted_is_newer() {
    holds(judged(new Wave().accepts(Action.UPDATE_CANCELLED)));
  }

  @Test
  void the_first_state_coming_again_and_again_is_stale() {
    Wave wave = new Wave();
    wave.also(
        j -> {
          for (long at : new long[] {3060, 3560, 4060}) {
            j.arrives(
                at,
                Wave.ARM,
                Wave.payload(Wave.ARM, wave.state(Wave.UUID, Wave.time(Action.RESERVE)))
                    .toString());
          }
        });
    assertThat(broken(judged(wave)).message()).contains("older");
  }

  @Test
  void a_reading_from_before_the_delivery_proves_nothing() {
    Wave early = new Wave().delivers(Action.CONFIRM, 400);
    holds(
        judged(
            early.also(
                j ->
                    j.read(
                        3100, Wave.UUID, early.state(Wave.UUID, Wave.time(Action.UPDATE_HOLD))))));
  }

  @Test
  void a_reading_after_the_delivery_that_is_still_on_hold_is_stale() {
    Wave lagging = new Wave();
    assertThat(
            broken(
                    judged(
                        lagging.also(
                            j ->
                                j.read(
                                    3100,
                                    Wave.UUID,
                                    lagging.state(Wave.UUID, Wave.time(Action.UPDATE_HOLD))))))
                .expected())
        .contains("CONFIRMED");
  }
}
