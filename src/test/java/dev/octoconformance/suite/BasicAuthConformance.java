package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Authentication;
import dev.octoconformance.rule.EveryDelivery;
import dev.octoconformance.rule.Oddities;
import dev.octoconformance.rule.Redirected;
import dev.octoconformance.rule.Retries;

class BasicAuthConformance {

  @Verifies("BA-01")
  @ArmsOfRequirement
  void a_url_with_credentials_is_accepted(Arm arm) {
    arm.must(Authentication.isAccepted());
  }

  @Verifies("BA-02")
  @ArmsOfRequirement
  void the_credentials_arrive_as_basic_authentication(Arm arm) {
    arm.must(Authentication.arrives());
  }

  @Verifies("BA-03")
  @ArmsOfRequirement
  void escaped_credentials_arrive_decoded(Arm arm) {
    arm.must(Authentication.arrivesEach());
  }

  @Verifies("BA-04")
  @ArmsOfRequirement
  void nothing_else_shows_the_credentials(Arm arm) {
    arm.must(Authentication.staysOutOfTheRest());
  }

  @Verifies("BA-05")
  @ArmsOfRequirement
  void retries_bring_the_credentials_again(Arm arm) {
    arm.must(Authentication.isRepeated());
  }

  @Verifies("BA-06")
  @ArmsOfRequirement
  void a_missing_password_does_not_stop_it(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  @Verifies("BA-07")
  @ArmsOfRequirement
  void letters_beyond_ascii_do_not_stop_it(Arm arm) {
    arm.must(Authentication.arrivesInSomeEncoding());
  }

  @Verifies("BA-08")
  @ArmsOfRequirement
  void which_authorization_wins_is_noted(Arm arm) {
    arm.must(Authentication.tellWhichWins());
  }

  @Verifies(value = "BA-08", facet = "one line")
  @ArmsOfRequirement
  void there_is_one_authorization_line(Arm arm) {
    arm.must(Authentication.isOneLine());
  }

  @Verifies("BA-09")
  @ArmsOfRequirement
  void credentials_are_not_shared(Arm arm) {
    arm.must(Authentication.isNotShared());
  }

  @Verifies(value = "BA-09", facet = "at every webhook")
  @ArmsOfRequirement(only = "nobody", inTheEnd = true)
  void none_of_all_brings_the_credentials_of_another(Arm arm) {
    arm.must(EveryDelivery.bringsNoCredentialsOfAnother());
  }

  @Verifies("BA-10")
  @ArmsOfRequirement
  void a_refusal_of_the_credentials_is_retried(Arm arm) {
    arm.must(Retries.retried());
  }

  @Verifies("BA-11")
  @ArmsOfRequirement
  void credentials_do_not_go_to_another_host(Arm arm) {
    arm.must(Redirected.keepCredentials());
  }
}
