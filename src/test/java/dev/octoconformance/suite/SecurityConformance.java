package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Certificates;
import dev.octoconformance.rule.Disclosure;
import dev.octoconformance.rule.Discretion;
import dev.octoconformance.rule.Floods;
import dev.octoconformance.rule.Redirected;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;

class SecurityConformance {

  @Verifies("SEC-01")
  @ArmsOfRequirement
  void whether_certificates_are_checked_is_noted(Arm arm) {
    arm.must(Certificates.tellWhetherTheyAreChecked());
  }

  @Verifies("SEC-02")
  @CasesOfRequirement
  void private_addresses_are_refused_or_not(Target target, Case input, Facts facts) {
    Reply reply = target.webhooks().attempt(bookingUpdates().to(input.text("url")));
    facts.observe(
        "A webhook for %s is %s (%s)."
            .formatted(
                input.text("url"), reply.refused() ? "refused" : "not refused", reply.inWords()));
  }

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

  @Verifies("SEC-06")
  @ArmsOfRequirement(inTheEnd = true)
  void errors_give_nothing_away(Arm arm) {
    arm.must(Discretion.tellTheirErrors());
  }

  @Verifies("SEC-07")
  @ArmsOfRequirement
  void deliveries_are_signed_or_not(Arm arm) {
    arm.must(Discretion.tellTheirSignatures());
  }

  @Verifies("SEC-08")
  @ArmsOfRequirement
  void whether_endless_answers_are_read_is_noted(Arm arm) {
    arm.must(Floods.tellWhetherTheyAreRead());
  }
}
