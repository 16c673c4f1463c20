package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Surroundings;

class EnvironmentConformance {

  @Verifies("ENV-01")
  @ArmsOfRequirement
  void the_sink_answers_at_its_public_address(Arm arm) {
    arm.must(Surroundings.tellTheirRoundTrip());
  }

  @Verifies("ENV-02")
  @ArmsOfRequirement(inTheEnd = true)
  void the_sink_answers_quickly_under_load(Arm arm) {
    arm.must(Surroundings.tellTheirStrain());
  }

  @Verifies("ENV-03")
  @ArmsOfRequirement(inTheEnd = true)
  void something_reaches_the_sink(Arm arm) {
    arm.must(Surroundings.tellTheirArrivals());
  }

  @Verifies("ENV-05")
  @ArmsOfRequirement(inTheEnd = true)
  void nothing_of_others_is_deleted(Arm arm) {
    arm.must(Surroundings.tellTheirStrangers());
  }

  @Verifies("ENV-06")
  @ArmsOfRequirement(inTheEnd = true)
  void a_booking_can_be_led_through_its_life(Arm arm) {
    arm.must(Surroundings.tellTheirBooking());
  }

  @Verifies("ENV-07")
  @ArmsOfRequirement(inTheEnd = true)
  void the_account_takes_the_webhooks_of_the_plan(Arm arm) {
    arm.must(Surroundings.tellTheirLimit());
  }

  @Verifies("ENV-08")
  @ArmsOfRequirement
  void a_tunnel_is_recognised(Arm arm) {
    arm.must(Surroundings.tellTheirTunnel());
  }
}
