package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.AvailabilitySending;
import dev.octoconformance.rule.AvailabilityUpdates;
import dev.octoconformance.rule.Deliveries;

class AvailabilityConformance {

  @Verifies("AVL-01")
  @ArmsOfRequirement
  void a_change_of_an_availability_is_told(Arm arm) {
    arm.must(AvailabilityUpdates.tellOfTheChange());
  }

  @Verifies("AVL-02")
  @ArmsOfRequirement
  void a_booking_of_the_last_places_is_told(Arm arm) {
    arm.must(AvailabilityUpdates.tellOfTheLastPlaces());
  }

  @Verifies("AVL-03")
  @ArmsOfRequirement
  void a_delivery_names_its_webhook(Arm arm) {
    arm.must(AvailabilityUpdates.nameTheirWebhook());
  }

  @Verifies("AVL-04")
  @ArmsOfRequirement
  void a_delivery_says_which_availability(Arm arm) {
    arm.must(AvailabilityUpdates.sayWhichAvailability());
  }

  @Verifies("AVL-05")
  @ArmsOfRequirement
  void no_booking_is_told(Arm arm) {
    arm.must(Deliveries.areOfTheSubscribedEvent());
  }

  @Verifies("AVL-06")
  @ArmsOfRequirement
  void a_change_back_is_told(Arm arm) {
    arm.must(AvailabilityUpdates.tellOfTheChangeBack());
  }

  @Verifies(value = "AVL-07", facet = "headers")
  @ArmsOfRequirement(only = "retried")
  void headers_are_sent(Arm arm) {
    arm.must(AvailabilitySending.carriesHeaders());
  }

  @Verifies(value = "AVL-07", facet = "basic authentication")
  @ArmsOfRequirement(only = "challenging")
  void credentials_are_sent(Arm arm) {
    arm.must(AvailabilitySending.carriesCredentials());
  }

  @Verifies(value = "AVL-07", facet = "retries")
  @ArmsOfRequirement(only = "retried")
  void failures_are_retried(Arm arm) {
    arm.must(AvailabilitySending.isRetried());
  }
}
