package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.target.Capabilities;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CapabilitiesConformance {

  @Verifies("CAP-01")
  @Test
  void the_webhook_capability_is_enough_to_create_a_webhook(Target target, Shared shared) {
    Reply reply = Bare.created(shared, target);
    assertThat(reply.inWords())
        .as("the answer to POST /webhooks with Octo-Capabilities: %s", target.capability())
        .startsWith("2");
  }

  @Verifies("CAP-02")
  @Test
  void a_creation_without_the_capability_is_noted(Target target, Facts facts) {
    Reply reply = target.withCapabilityLines(List.of()).webhooks().attempt(bookingUpdates());
    facts.observe("A creation without the capability is answered " + reply.inWords() + ".");
  }

  @Verifies("CAP-03")
  @Test
  void the_answer_names_the_webhook_capability(Target target, Facts facts, Shared shared) {
    Reply reply = Listing.plainWebhook(shared).reply();
    Capabilities.active(reply)
        .ifPresentOrElse(
            active ->
                assertThat(active)
                    .as("the capabilities that the answer says are active")
                    .contains(target.capability()),
            () -> facts.observe("The answer has no Octo-Capabilities header."));
  }

  @Verifies("CAP-04")
  @CasesOfRequirement
  void capabilities_are_read_in_every_usual_spelling(Target target, Case spelling, Shared shared) {
    List<String> lines = spelling.value("lines").valueStream().map(JsonNode::asString).toList();
    Assumptions.assumeTrue(
        shared.of(Bare.offersPricing(shared)), "The target does not offer octo/pricing.");
    Webhook created = Shown.with(shared, target, lines);
    assertThat(Capabilities.stored(created))
        .as("the capabilities stored for Octo-Capabilities: %s", lines)
        .contains("octo/pricing");
  }
}
