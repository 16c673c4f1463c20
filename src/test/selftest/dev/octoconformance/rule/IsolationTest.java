package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;

class IsolationTest {
  private static final String OBSERVER = "observer/first";
  private static final String THEIRS = "ffffffff-0000-4000-8000-000000000001";

  /** The arm belongs to the second credentials, whose booking is confirmed at 8 s. */
  private static Wave apart() {
    return new Wave()
        .inWave(Scene.SECOND)
        .deaf(Wave.ARM)
        .also(
            journal -> journal.trigger(8000, Scene.SECOND, Action.CONFIRM, THEIRS, "Guest", true));
  }

  private static String body(String arm, String booking) {
    return Wave.payload(arm, Wave.confirmed(booking)).toString();
  }

  private static Wave heard() {
    return apart().also(journal -> journal.arrives(8050, Wave.ARM, body(Wave.ARM, THEIRS)));
  }

  @Test
  void each_side_hears_of_its_own() {
    holds(heard().judge(Isolation.keepsBookingsApart()));
    holds(heard().judge(Isolation.keepsWebhooksApart()));
  }

  @Test
  void why_nothing_could_be_booked_is_told_with_the_keys_that_name_something() {
    Wave unbooked =
        new Wave()
            .inWave(Scene.SECOND)
            .deaf(Wave.ARM)
            .also(
                journal ->
                    journal.note(8000, Scene.SECOND_UNBOOKED, "POST /bookings was answered 400"));
    assertThat(undecidable(unbooked.judge(Isolation.keepsBookingsApart()), Reason.TRIG).message())
        .contains("POST /bookings was answered 400", "booking.second.productId");
  }

  @Test
  void a_booking_of_the_second_credentials_must_not_be_overheard() {
    broken(
        heard()
            .also(journal -> journal.arrives(8060, OBSERVER, body(OBSERVER, THEIRS)))
            .judge(Isolation.keepsBookingsApart()));
  }

  @Test
  void the_second_credentials_must_not_overhear() {
    broken(
        heard()
            .also(journal -> journal.arrives(3050, Wave.ARM, body(Wave.ARM, Wave.UUID)))
            .judge(Isolation.keepsBookingsApart()));
  }

  @Test
  void nobody_must_be_shown_the_webhook_of_others() {
    broken(
        apart()
            .also(journal -> journal.arrives(8050, Wave.ARM, body(OBSERVER, THEIRS)))
            .judge(Isolation.keepsWebhooksApart()));
    broken(
        heard()
            .also(journal -> journal.arrives(3060, OBSERVER, body(Wave.ARM, Wave.UUID)))
            .judge(Isolation.keepsWebhooksApart()));
  }

  @Test
  void silence_proves_no_separation() {
    undecidable(apart().judge(Isolation.keepsBookingsApart()), Reason.BLOCKED);
    undecidable(
        new Wave().inWave(Scene.SECOND).deaf(Wave.ARM).judge(Isolation.keepsBookingsApart()),
        Reason.TRIG);
  }
}
