package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Afterwards;
import dev.octoconformance.rule.Bystanders;
import dev.octoconformance.rule.EveryDelivery;
import dev.octoconformance.rule.ListAfterwards;
import dev.octoconformance.rule.NextEvents;
import dev.octoconformance.rule.Redirected;
import dev.octoconformance.rule.RetriedRequests;
import dev.octoconformance.rule.Retries;
import dev.octoconformance.rule.Stopping;

class RetriesConformance {

  @Verifies("RTY-01")
  @ArmsOfRequirement(only = {"first", "second", "third"})
  void a_delivery_that_was_answered_with_500_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies(value = "RTY-01", facet = "whatever happened")
  @ArmsOfRequirement(only = {"an update", "a cancellation"})
  void an_update_and_a_cancellation_are_retried_as_well(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-02")
  @ArmsOfRequirement
  void a_webhook_that_says_nothing_about_retries_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-03")
  @ArmsOfRequirement
  void a_webhook_that_opted_out_is_delivered_once(Arm arm) {
    arm.must(Retries.never());
  }

  @Verifies("RTY-04")
  @ArmsOfRequirement
  void a_server_in_trouble_gets_the_delivery_again(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-05")
  @ArmsOfRequirement
  void a_refused_request_is_sent_again(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-06")
  @ArmsOfRequirement
  void a_refusal_of_access_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-07")
  @ArmsOfRequirement
  void a_receiver_that_asks_for_patience_gets_the_delivery_again(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-08")
  @ArmsOfRequirement
  void what_happens_after_410_is_noted(Arm arm) {
    arm.must(Afterwards.tellTheirFate());
  }

  @Verifies("RTY-09")
  @ArmsOfRequirement
  void what_happens_after_retry_after_is_noted(Arm arm) {
    arm.must(Afterwards.tellTheirFate());
  }

  @Verifies(value = "RTY-09", facet = "waits as asked")
  @ArmsOfRequirement
  void the_sender_waits_as_long_as_it_was_asked(Arm arm) {
    arm.must(Afterwards.waitAsAsked());
  }

  @Verifies("RTY-10")
  @ArmsOfRequirement
  void a_redirect_to_nowhere_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-11")
  @ArmsOfRequirement
  void what_happens_on_a_redirect_is_noted(Arm arm) {
    arm.must(Redirected.tellTheirWay());
  }

  @Verifies(value = "RTY-11", facet = "the body is kept")
  @ArmsOfRequirement
  void a_redirect_is_followed_with_the_body(Arm arm) {
    arm.must(Redirected.keepTheBody());
  }

  @Verifies(value = "RTY-11", facet = "secrets stay with their host")
  @ArmsOfRequirement(only = "elsewhere")
  void a_redirect_to_another_host_is_told_no_secrets(Arm arm) {
    arm.must(Redirected.keepSecrets());
  }

  @Verifies("RTY-12")
  @ArmsOfRequirement
  void what_happens_after_an_interim_answer_is_noted(Arm arm) {
    arm.must(Afterwards.tellTheirFate());
  }

  @Verifies("RTY-13")
  @ArmsOfRequirement
  void a_delivery_that_is_never_answered_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-14")
  @ArmsOfRequirement
  void a_delivery_whose_connection_is_refused_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-15")
  @ArmsOfRequirement
  void a_delivery_whose_connection_is_reset_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-16")
  @ArmsOfRequirement
  void a_delivery_whose_connection_is_closed_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-17")
  @ArmsOfRequirement
  void a_delivery_that_is_answered_with_garbage_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("RTY-18")
  @ArmsOfRequirement
  void what_happens_when_a_success_breaks_off_is_noted(Arm arm) {
    arm.must(Afterwards.tellTheirFate());
  }

  @Verifies("RTY-19")
  @ArmsOfRequirement
  void a_success_that_trickles_in_is_let_go_of(Arm arm) {
    arm.must(Afterwards.letGoOfWhatTrickles());
  }

  @Verifies("RTY-20")
  @ArmsOfRequirement(only = {"first", "second", "third"})
  void nothing_is_sent_after_a_retry_that_succeeded(Arm arm) {
    arm.must(Stopping.stopAfterSuccess());
  }

  @Verifies("RTY-21")
  @ArmsOfRequirement
  void a_delivery_that_fails_twice_is_tried_a_third_time(Arm arm) {
    arm.must(Stopping.areTriedAThirdTime());
  }

  @Verifies("RTY-22")
  @ArmsOfRequirement
  void a_retry_is_the_same_request(Arm arm) {
    arm.must(RetriedRequests.areTheSame());
  }

  @Verifies(value = "RTY-22", facet = "at every webhook")
  @ArmsOfRequirement(only = "failing twice", inTheEnd = true)
  void each_retry_of_all_is_the_same_request(Arm arm) {
    arm.must(EveryDelivery.isRetriedAsItWas());
  }

  @Verifies("RTY-23")
  @ArmsOfRequirement
  void a_retry_carries_the_same_booking(Arm arm) {
    arm.must(RetriedRequests.carryTheSameBooking());
  }

  @Verifies("RTY-24")
  @ArmsOfRequirement
  void an_event_during_retries_is_delivered_too(Arm arm) {
    arm.must(NextEvents.areNotReplacedByRetries());
  }

  @Verifies("RTY-25")
  @ArmsOfRequirement
  void a_failing_event_does_not_hold_up_later_ones(Arm arm) {
    arm.must(NextEvents.areNotHeldUp());
  }

  @Verifies("RTY-26")
  @ArmsOfRequirement
  void the_schedule_of_retries_is_noted(Arm arm) {
    arm.must(Afterwards.tellTheirSchedule());
  }

  @Verifies("RTY-27")
  @ArmsOfRequirement
  void retries_keep_a_distance(Arm arm) {
    arm.must(Stopping.keepADistance());
  }

  @Verifies("RTY-28")
  @ArmsOfRequirement
  void each_webhook_is_retried_as_it_wants_itself(Arm arm) {
    arm.must(Retries.byTheirOwnFlag());
  }

  @Verifies("RTY-29")
  @ArmsOfRequirement
  void opting_out_holds_for_every_kind_of_failure(Arm arm) {
    arm.must(Retries.never());
  }

  @Verifies("RTY-30")
  @ArmsOfRequirement(only = {"first", "second", "third"})
  void a_webhook_that_failed_receives_the_next_event(Arm arm) {
    arm.must(NextEvents.reachAWebhookThatFailed());
  }

  @Verifies("RTY-31")
  @ArmsOfRequirement
  void what_becomes_of_a_webhook_after_failures_is_noted(Arm arm) {
    arm.must(ListAfterwards.tellTheirState());
  }

  @Verifies("RTY-32")
  @ArmsOfRequirement
  void a_webhook_that_succeeded_is_left_alone(Arm arm) {
    arm.must(Bystanders.areLeftAlone());
  }

  @Verifies("RTY-33")
  @ArmsOfRequirement
  void a_redirect_is_followed_or_retried(Arm arm) {
    arm.must(Retries.followedOrRetried());
  }
}
