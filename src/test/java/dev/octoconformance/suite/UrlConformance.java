package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.SharedUrls;
import dev.octoconformance.rule.UrlForms;

class UrlConformance {

  @Verifies("URL-01")
  @ArmsOfRequirement
  void the_path_arrives_as_given(Arm arm) {
    arm.must(UrlForms.areCalled());
  }

  @Verifies("URL-02")
  @ArmsOfRequirement
  void the_query_arrives_as_given(Arm arm) {
    arm.must(UrlForms.areCalledOrBlamed());
  }

  @Verifies("URL-03")
  @ArmsOfRequirement
  void escaped_characters_stay_escaped(Arm arm) {
    arm.must(UrlForms.areCalled());
  }

  @Verifies("URL-04")
  @ArmsOfRequirement
  void the_port_is_used(Arm arm) {
    arm.must(UrlForms.areCalledOnTheirPort());
  }

  @Verifies("URL-05")
  @ArmsOfRequirement
  void capitals_in_scheme_and_host_do_not_matter(Arm arm) {
    arm.must(UrlForms.areCalled());
  }

  @Verifies("URL-06")
  @ArmsOfRequirement
  void a_trailing_slash_is_neither_added_nor_removed(Arm arm) {
    arm.must(UrlForms.areCalled());
  }

  @Verifies("URL-07")
  @ArmsOfRequirement
  void what_becomes_of_a_fragment_is_noted(Arm arm) {
    arm.must(UrlForms.tellTheirFragment());
  }

  @Verifies("URL-09")
  @ArmsOfRequirement
  void what_becomes_of_an_address_as_host_is_noted(Arm arm) {
    arm.must(UrlForms.tellWhetherAddressesAreCalled());
  }

  @Verifies("URL-10")
  @ArmsOfRequirement
  void a_long_url_arrives_to_its_end(Arm arm) {
    arm.must(UrlForms.areCalled());
  }

  @Verifies("URL-12")
  @ArmsOfRequirement
  void without_a_path_the_root_is_called(Arm arm) {
    arm.must(UrlForms.areCalledAtTheRoot());
  }

  @Verifies("URL-13")
  @ArmsOfRequirement
  void plain_http_is_refused_or_works(Arm arm) {
    arm.must(UrlForms.mayBePlain());
  }

  @Verifies("URL-14")
  @ArmsOfRequirement
  void webhooks_with_one_url_are_told_apart(Arm arm) {
    arm.must(SharedUrls.areToldApart());
  }
}
