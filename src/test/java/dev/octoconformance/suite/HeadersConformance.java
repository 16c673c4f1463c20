package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.CustomHeaders;
import dev.octoconformance.rule.EveryDelivery;
import dev.octoconformance.rule.HeaderLeaks;
import dev.octoconformance.rule.Oddities;
import dev.octoconformance.rule.ReservedHeaders;
import dev.octoconformance.rule.RetriedRequests;
import dev.octoconformance.rule.SmuggledLines;

class HeadersConformance {

  @Verifies("HDR-01")
  @ArmsOfRequirement(only = "with a header")
  void the_header_is_on_the_delivery(Arm arm) {
    arm.must(CustomHeaders.arriveEach());
  }

  @Verifies(value = "HDR-01", facet = "whatever it is called")
  @ArmsOfRequirement(only = "with an API key")
  void an_api_key_is_on_the_delivery(Arm arm) {
    arm.must(CustomHeaders.arriveEach());
  }

  @Verifies(value = "HDR-01", facet = "at every webhook")
  @ArmsOfRequirement(only = "with a header", inTheEnd = true)
  void the_headers_are_on_each_confirmation_of_all(Arm arm) {
    arm.must(EveryDelivery.carriesTheHeaders());
  }

  @Verifies("HDR-02")
  @ArmsOfRequirement
  void the_header_is_on_every_retry(Arm arm) {
    arm.must(RetriedRequests.carryTheCustomHeaders());
  }

  @Verifies(value = "HDR-02", facet = "at every webhook")
  @ArmsOfRequirement(inTheEnd = true)
  void the_headers_are_on_each_retry_of_all(Arm arm) {
    arm.must(EveryDelivery.carriesTheHeadersAgain());
  }

  @Verifies("HDR-03")
  @ArmsOfRequirement(only = "with a header")
  void the_header_is_on_deliveries_of_every_kind(Arm arm) {
    arm.must(CustomHeaders.areOnEveryKind());
  }

  @Verifies(value = "HDR-03", facet = "at every webhook")
  @ArmsOfRequirement(only = "with a header", inTheEnd = true)
  void the_headers_are_on_each_of_all(Arm arm) {
    arm.must(EveryDelivery.carriesTheHeadersWhateverItTells());
  }

  @Verifies("HDR-04")
  @ArmsOfRequirement
  void several_headers_arrive_unchanged(Arm arm) {
    arm.must(CustomHeaders.arriveEach());
  }

  @Verifies("HDR-05")
  @ArmsOfRequirement(only = "a bearer token")
  void a_custom_authorization_is_delivered(Arm arm) {
    arm.must(CustomHeaders.arriveUnlessRefused());
  }

  @Verifies("HDR-05")
  @ArmsOfRequirement(only = "a bearer token that is refused once")
  void a_custom_authorization_is_on_what_fails(Arm arm) {
    arm.must(CustomHeaders.areOnTheFirstAttemptUnlessRefused());
  }

  @Verifies("HDR-06")
  @ArmsOfRequirement
  void nothing_comes_with_the_headers_of_another(Arm arm) {
    arm.must(HeaderLeaks.neverHappen());
  }

  @Verifies("HDR-07")
  @ArmsOfRequirement(only = "without headers")
  void a_webhook_without_headers_inherits_none(Arm arm) {
    arm.must(HeaderLeaks.neverHappen());
  }

  @Verifies("HDR-08")
  @ArmsOfRequirement
  void an_empty_value_is_refused_or_works(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  @Verifies("HDR-09")
  @ArmsOfRequirement
  void a_value_that_is_no_text_is_refused_or_works(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  @Verifies("HDR-10")
  @ArmsOfRequirement
  void a_value_beyond_ascii_is_refused_or_works(Arm arm) {
    arm.must(CustomHeaders.areRefusedOrLegible());
  }

  @Verifies("HDR-11")
  @ArmsOfRequirement
  void the_headers_of_the_sender_are_not_doubled(Arm arm) {
    arm.must(ReservedHeaders.leaveOneType());
  }

  @Verifies("HDR-12")
  @ArmsOfRequirement
  void the_headers_of_the_connection_corrupt_nothing(Arm arm) {
    arm.must(ReservedHeaders.leaveTheFramingSound());
  }

  @Verifies("HDR-13")
  @ArmsOfRequirement
  void no_line_is_smuggled_into_the_request(Arm arm) {
    arm.must(SmuggledLines.neverAppear());
  }

  @Verifies("HDR-14")
  @ArmsOfRequirement
  void a_name_in_two_cases_is_refused_or_works(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  @Verifies("HDR-15")
  @ArmsOfRequirement
  void many_and_long_headers_are_refused_or_work(Arm arm) {
    arm.must(CustomHeaders.areRefusedOrArrive());
  }

  @Verifies("HDR-16")
  @ArmsOfRequirement
  void headers_that_are_no_object_are_refused_or_work(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  @Verifies("HDR-17")
  @ArmsOfRequirement(only = "with a header")
  void whether_test_requests_carry_the_header_is_noted(Arm arm) {
    arm.must(CustomHeaders.tellTheirUseInTests());
  }
}
