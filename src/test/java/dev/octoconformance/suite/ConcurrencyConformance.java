package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Bursts;
import dev.octoconformance.rule.Crowds;
import dev.octoconformance.rule.Racing;
import dev.octoconformance.rule.SlowReceivers;

class ConcurrencyConformance {
  @Verifies("CON-01")
  @ArmsOfRequirement
  void a_burst_arrives_completely(Arm arm) {
    arm.must(Bursts.areComplete());
  }

  @Verifies("CON-02")
  @ArmsOfRequirement
  void a_burst_arrives_once(Arm arm) {
    arm.must(Bursts.areNotDoubled());
  }

  @Verifies("CON-03")
  @ArmsOfRequirement
  void no_delivery_of_a_burst_mixes_two_bookings(Arm arm) {
    arm.must(Bursts.areNotMixed());
  }

  @Verifies("CON-04")
  @ArmsOfRequirement
  void creations_and_deletions_at_once_end_in_the_right_list(Arm arm) {
    arm.must(Crowds.endInTheRightList());
  }

  @Verifies(value = "CON-04", facet = "all the others")
  @ArmsOfRequirement(only = {"first to go", "second to go"})
  void whoever_neither_came_nor_went_is_listed_once(Arm arm) {
    arm.must(Crowds.leaveTheOthersListed());
  }

  @Verifies("CON-05")
  @ArmsOfRequirement
  void a_webhook_created_during_events_works_afterwards(Arm arm) {
    arm.must(Racing.breaksNothing());
  }

  @Verifies("CON-06")
  @ArmsOfRequirement(only = "quick")
  void ten_slow_receivers_starve_nobody(Arm arm) {
    arm.must(SlowReceivers.starveNobody());
  }
}
