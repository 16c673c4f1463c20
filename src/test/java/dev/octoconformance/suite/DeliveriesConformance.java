package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.AnswersOfSuccess;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Deliveries;
import dev.octoconformance.rule.EveryDelivery;
import dev.octoconformance.rule.Framing;
import dev.octoconformance.rule.Identifiers;
import dev.octoconformance.rule.SlowReceivers;
import dev.octoconformance.rule.SuccessIsFinal;

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

  @Verifies(value = "DLV-02", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void each_of_all_is_a_post(Arm arm) {
    arm.must(EveryDelivery.isAPost());
  }

  @Verifies("DLV-03")
  @ArmsOfRequirement
  void every_delivery_goes_to_the_exact_url(Arm arm) {
    arm.must(Deliveries.goToTheExactUrl());
  }

  @Verifies(value = "DLV-03", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void each_of_all_goes_to_its_exact_url(Arm arm) {
    arm.must(EveryDelivery.goesToTheExactUrl());
  }

  @Verifies("DLV-04")
  @ArmsOfRequirement
  void every_body_is_one_json_object(Arm arm) {
    arm.must(Deliveries.areOneJsonObject());
  }

  @Verifies(value = "DLV-04", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void each_of_all_is_one_json_object(Arm arm) {
    arm.must(EveryDelivery.isOneJsonObject());
  }

  @Verifies("DLV-05")
  @ArmsOfRequirement
  void every_delivery_says_that_it_is_json(Arm arm) {
    arm.must(Deliveries.areMarkedAsJson());
  }

  @Verifies(value = "DLV-05", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void each_of_all_says_that_it_is_json(Arm arm) {
    arm.must(EveryDelivery.isMarkedAsJson());
  }

  @Verifies("DLV-06")
  @ArmsOfRequirement
  void every_delivery_names_its_own_webhook(Arm arm) {
    arm.must(Deliveries.nameTheirOwnWebhook());
  }

  @Verifies(value = "DLV-06", facet = "at every webhook")
  @ArmsOfRequirement(only = "without the contact language", inTheEnd = true)
  void each_of_all_names_its_own_webhook(Arm arm) {
    arm.must(EveryDelivery.namesItsOwnWebhook());
  }

  @Verifies("DLV-07")
  @ArmsOfRequirement
  void only_the_subscribed_event_arrives(Arm arm) {
    arm.must(Deliveries.areOfTheSubscribedEvent());
  }

  @Verifies(value = "DLV-07", facet = "at every webhook")
  @ArmsOfRequirement(only = "booking", inTheEnd = true)
  void each_of_all_is_of_the_subscribed_event(Arm arm) {
    arm.must(EveryDelivery.isOfTheSubscribedEvent());
  }

  @Verifies("DLV-08")
  @ArmsOfRequirement
  void what_was_answered_with_success_is_not_sent_again(Arm arm) {
    arm.must(SuccessIsFinal.neverRepeated());
  }

  @Verifies(value = "DLV-08", facet = "at every webhook")
  @ArmsOfRequirement(only = "first", inTheEnd = true)
  void none_of_all_comes_again(Arm arm) {
    arm.must(EveryDelivery.isNotSentTwice());
  }

  @Verifies("DLV-09")
  @ArmsOfRequirement
  void every_status_of_success_ends_the_delivery(Arm arm) {
    arm.must(AnswersOfSuccess.endTheDelivery());
  }

  @Verifies("DLV-10")
  @ArmsOfRequirement
  void whatever_the_body_of_the_answer_it_is_a_success(Arm arm) {
    arm.must(AnswersOfSuccess.endTheDelivery());
  }

  @Verifies("DLV-11")
  @ArmsOfRequirement
  void nothing_older_than_the_webhook_arrives(Arm arm) {
    arm.must(Deliveries.areNewerThanTheirWebhook());
  }

  @Verifies(value = "DLV-11", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void none_of_all_is_older_than_its_webhook(Arm arm) {
    arm.must(EveryDelivery.tellsNothingOlder());
  }

  @Verifies("DLV-12")
  @ArmsOfRequirement
  void every_delivery_is_well_framed(Arm arm) {
    arm.must(Framing.isSound());
  }

  @Verifies(value = "DLV-12", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void each_of_all_is_well_framed(Arm arm) {
    arm.must(EveryDelivery.isFramed());
  }

  @Verifies("DLV-13")
  @ArmsOfRequirement
  void the_latency_is_noted(Arm arm) {
    arm.must(Deliveries.tellTheirLatency());
  }

  @Verifies("DLV-14")
  @ArmsOfRequirement
  void a_slow_success_ends_the_delivery(Arm arm) {
    arm.must(AnswersOfSuccess.endTheDeliveryThoughSlow());
  }

  @Verifies("DLV-15")
  @ArmsOfRequirement
  void the_headers_are_noted(Arm arm) {
    arm.must(Deliveries.tellTheirHeaders());
  }

  @Verifies("DLV-16")
  @ArmsOfRequirement(only = "quick")
  void a_slow_receiver_delays_nobody(Arm arm) {
    arm.must(SlowReceivers.delayNobody());
  }

  @Verifies("DLV-17")
  @ArmsOfRequirement
  void a_delivery_is_never_older_than_its_event(Arm arm) {
    arm.must(BookingUpdates.areNeverStale());
  }

  @Verifies("DLV-18")
  @ArmsOfRequirement
  void what_stays_the_same_over_attempts_is_noted(Arm arm) {
    arm.must(Identifiers.tellTheirIdentifiers());
  }
}
