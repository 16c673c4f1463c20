package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.campaign.Arms;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Isolation;

class IsolationConformance {
  private static final String THEIRS = "theirs";

  @Arranges(value = "ISO-01", arms = THEIRS)
  void the_second_credentials_have_a_webhook(Arms arms) {
    addTheirs(arms, "ISO-02");
  }

  @Verifies("ISO-01")
  @ArmsOfRequirement
  void nobody_hears_of_bookings_of_other_credentials(Arm arm) {
    arm.must(Isolation.keepsBookingsApart());
  }

  @Arranges(value = "ISO-02", arms = THEIRS)
  void the_second_credentials_have_a_webhook_of_their_own(Arms arms) {
    addTheirs(arms, "ISO-01");
  }

  @Verifies("ISO-02")
  @ArmsOfRequirement
  void nobody_is_shown_a_webhook_of_other_credentials(Arm arm) {
    arm.must(Isolation.keepsWebhooksApart());
  }

  /** One webhook of the second credentials serves both requirements. */
  private static void addTheirs(Arms arms, String other) {
    if (!arms.share(THEIRS, other + "/" + THEIRS)) {
      arms.addOfSecond(
          THEIRS, arms.target().asSecondReseller().webhooks().create(bookingUpdates()));
    }
  }
}
