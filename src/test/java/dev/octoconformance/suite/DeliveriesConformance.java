package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Deliveries;

class DeliveriesConformance {

  @Verifies("DLV-01")
  @ArmsOfRequirement
  void the_event_arrives(Arm arm) {
    arm.must(Deliveries.arrive());
  }

  @Verifies("DLV-02")
  @ArmsOfRequirement
  void every_delivery_is_a_post(Arm arm) {
    arm.must(Deliveries.arePosts());
  }

  @Verifies("DLV-03")
  @ArmsOfRequirement
  void every_delivery_goes_to_the_exact_url(Arm arm) {
    arm.must(Deliveries.goToTheExactUrl());
  }

  @Verifies("DLV-04")
  @ArmsOfRequirement
  void every_body_is_one_json_object(Arm arm) {
    arm.must(Deliveries.areOneJsonObject());
  }

  @Verifies("DLV-05")
  @ArmsOfRequirement
  void every_delivery_says_that_it_is_json(Arm arm) {
    arm.must(Deliveries.areMarkedAsJson());
  }

  @Verifies("DLV-06")
  @ArmsOfRequirement
  void every_delivery_names_its_own_webhook(Arm arm) {
    arm.must(Deliveries.nameTheirOwnWebhook());
  }

  @Verifies("DLV-07")
  @ArmsOfRequirement
  void only_the_subscribed_event_arrives(Arm arm) {
    arm.must(Deliveries.areOfTheSubscribedEvent());
  }

  @Verifies("DLV-11")
  @ArmsOfRequirement
  void nothing_older_than_the_webhook_arrives(Arm arm) {
    arm.must(Deliveries.areNewerThanTheirWebhook());
  }

  @Verifies("DLV-13")
  @ArmsOfRequirement
  void the_latency_is_noted(Arm arm) {
    arm.must(Deliveries.tellTheirLatency());
  }

  @Verifies("DLV-15")
  @ArmsOfRequirement
  void the_headers_are_noted(Arm arm) {
    arm.must(Deliveries.tellTheirHeaders());
  }

  @Verifies("DLV-17")
  @ArmsOfRequirement
  void a_delivery_is_never_older_than_its_event(Arm arm) {
    arm.must(BookingUpdates.areNeverStale());
  }
}
