package dev.octoconformance.suite;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Disclosure;
import dev.octoconformance.rule.Redirected;

class SecurityConformance {

  @Verifies("SEC-03")
  @ArmsOfRequirement
  void whether_redirects_are_followed_is_noted(Arm arm) {
    arm.must(Redirected.tellTheirWay());
  }

  @Verifies("SEC-04")
  @ArmsOfRequirement
  void whether_secrets_follow_redirects_is_noted(Arm arm) {
    arm.must(Redirected.keepSecrets());
  }

  @Verifies("SEC-05")
  @ArmsOfRequirement
  void whether_secrets_are_shown_is_noted(Arm arm) {
    arm.must(Disclosure.tellWhatIsShown());
  }
}
