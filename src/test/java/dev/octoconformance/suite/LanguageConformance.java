package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.GuestLanguage;

class LanguageConformance {

  @Verifies("LNG-01")
  @ArmsOfRequirement
  void texts_are_in_the_language_of_the_guest(Arm arm) {
    arm.must(GuestLanguage.isSpoken());
  }

  @Verifies("LNG-02")
  @ArmsOfRequirement
  void texts_are_in_the_default_language_for_those_who_opted_out(Arm arm) {
    arm.must(GuestLanguage.isNotSpoken());
  }

  @Verifies("LNG-03")
  @ArmsOfRequirement
  void an_unknown_language_stops_no_delivery(Arm arm) {
    arm.must(GuestLanguage.mayBeUnknown());
  }

  @Verifies("LNG-04")
  @ArmsOfRequirement
  void a_changed_language_is_used_from_then_on(Arm arm) {
    arm.must(GuestLanguage.isTheNewOne());
  }

  @Verifies("LNG-05")
  @ArmsOfRequirement
  void whether_the_language_is_named_is_noted(Arm arm) {
    arm.must(GuestLanguage.mayBeNamed());
  }
}
