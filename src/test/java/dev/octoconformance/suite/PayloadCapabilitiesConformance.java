package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.CapabilityData;
import dev.octoconformance.target.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayloadCapabilitiesConformance {

  @Verifies("CPS-01")
  @ArmsOfRequirement
  void a_webhook_with_pricing_gets_prices(Arm arm) {
    arm.must(CapabilityData.showWhatTheyAdd());
  }

  @Verifies("CPS-02")
  @ArmsOfRequirement
  void a_webhook_without_pricing_gets_no_prices(Arm arm) {
    arm.must(CapabilityData.addNothingUnasked());
  }

  @Verifies("CPS-03")
  @ArmsOfRequirement
  void the_call_that_causes_an_event_does_not_shape_it(Arm arm) {
    arm.must(CapabilityData.doNotFollowTheCall());
  }

  @Verifies("CPS-04")
  @ArmsOfRequirement(only = "every event")
  void capabilities_hold_for_every_event(Arm arm) {
    arm.must(CapabilityData.holdForEveryEvent());
  }

  @Verifies("CPS-04")
  @ArmsOfRequirement(only = "retried")
  void capabilities_hold_for_every_retry(Arm arm) {
    arm.must(CapabilityData.holdForEveryRetry());
  }

  @Verifies("CPS-05")
  @ArmsOfRequirement
  void delivered_prices_are_those_of_the_api(Arm arm) {
    arm.must(CapabilityData.agreeWithTheApi());
  }

  @Verifies("CPS-06")
  @Test
  void the_answer_to_an_unknown_capability_is_noted(Shared shared, Facts facts) {
    facts.observe(
        "A creation that asks for octo/nonexistent is answered " + asked(shared).inWords() + ".");
  }

  @Verifies(value = "CPS-06", facet = "no server error")
  @Test
  void an_unknown_capability_is_no_error_of_the_server(Shared shared) {
    assertThat(asked(shared).inWords())
        .as("the answer to a creation that asks for octo/nonexistent")
        .matches("[24].*");
  }

  private record Unknown(Step<Reply> asked) {}

  private static Reply asked(Shared shared) {
    return shared.of(
        shared
            .conversation(
                "unknown capability",
                Unknown.class,
                talk ->
                    new Unknown(
                        talk.step(
                            "asked",
                            t ->
                                t.withCapabilities(List.of("octo/nonexistent"))
                                    .webhooks()
                                    .attempt(bookingUpdates()))))
            .asked());
  }
}
