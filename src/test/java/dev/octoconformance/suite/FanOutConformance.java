package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.campaign.Arms;
import dev.octoconformance.campaign.Moment;
import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Arranges;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.FanOut;
import dev.octoconformance.rule.Lifetimes;
import dev.octoconformance.rule.Multiplicity;
import dev.octoconformance.target.Draft;
import tools.jackson.databind.node.JsonNodeFactory;

class FanOutConformance {
  private static final Draft ITS_TIME =
      bookingUpdates()
          .with("headers", JsonNodeFactory.instance.objectNode().put("X-Octo-Lifetime", "one"));

  private static final String DELETED = "deleted";
  private static final String ADDED = "added";

  @Verifies("FAN-01")
  @ArmsOfRequirement
  void the_event_reaches_each_of_ten_webhooks(Arm arm) {
    arm.must(FanOut.survivesFailures());
  }

  @Verifies("FAN-02")
  @ArmsOfRequirement
  void a_failing_webhook_keeps_the_event_from_nobody(Arm arm) {
    arm.must(FanOut.survivesFailures());
  }

  @Verifies("FAN-03")
  @ArmsOfRequirement
  void every_webhook_gets_an_event_equally_often(Arm arm) {
    arm.must(Multiplicity.isThatOfTheObservers());
  }

  @Verifies("FAN-04")
  @ArmsOfRequirement
  void webhooks_of_both_events_are_kept_apart(Arm arm) {
    arm.must(FanOut.keepsEventsApart());
  }

  @Arranges(value = "FAN-05", arms = DELETED)
  void a_webhook_is_there_for_the_first_event(Arms arms) {
    arms.add(DELETED, arms.target().webhooks().create(ITS_TIME));
  }

  @Arranges(value = "FAN-05", arms = ADDED, at = Moment.BETWEEN_WAVES)
  void one_webhook_goes_and_another_comes(Arms arms) {
    arms.delete(DELETED);
    arms.add(ADDED, arms.target().webhooks().create(ITS_TIME));
  }

  @Verifies("FAN-05")
  @ArmsOfRequirement(only = DELETED)
  void a_webhook_that_went_gets_no_later_event(Arm arm) {
    arm.must(Lifetimes.endWithTheDeletion());
  }

  @Verifies("FAN-05")
  @ArmsOfRequirement(only = ADDED)
  void a_webhook_that_came_gets_no_earlier_event(Arm arm) {
    arm.must(Lifetimes.beginWithTheCreation());
  }
}
