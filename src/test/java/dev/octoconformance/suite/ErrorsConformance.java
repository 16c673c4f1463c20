package dev.octoconformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Facts;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Flags;
import dev.octoconformance.rule.Oddities;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class ErrorsConformance {

  @Verifies("ERR-01")
  @CasesOfRequirement
  void a_creation_without_a_url_is_refused(Shared shared, Case input, Facts facts) {
    refused(Refusals.reply(shared, "ERR-01", input), facts);
  }

  @Verifies(value = "ERR-01", facet = "error")
  @Test
  void the_refusal_carries_an_octo_error(Shared shared, Schemas schemas, Facts facts) {
    Reply reply = Refusals.reply(shared, "ERR-01", shared.casesOf("ERR-01").get(0));
    if (!reply.refused()) {
      facts.observe("Not even a creation without a URL is refused: " + reply.inWords() + ".");
      return;
    }
    assertThat(schemas.violations("error", reply.json().orElse(MissingNode.getInstance())))
        .as(
            "what is wrong with the body of the refusal of a creation without a URL (%s)",
            reply.inWords())
        .isEmpty();
  }

  @Verifies("ERR-02")
  @CasesOfRequirement
  void a_creation_without_an_event_is_refused(Shared shared, Case input, Facts facts) {
    refused(Refusals.reply(shared, "ERR-02", input), facts);
  }

  @Verifies("ERR-03")
  @CasesOfRequirement
  void an_unknown_event_is_refused(Shared shared, Case input, Facts facts) {
    refused(Refusals.reply(shared, "ERR-03", input), facts);
  }

  @Verifies("ERR-04")
  @CasesOfRequirement
  void a_url_that_is_no_text_or_empty_is_refused(Shared shared, Case input, Facts facts) {
    refused(Refusals.reply(shared, "ERR-04", input), facts);
  }

  @Verifies("ERR-05")
  @CasesOfRequirement
  void a_url_that_leads_nowhere_is_refused(Shared shared, Case input, Facts facts) {
    refused(Refusals.reply(shared, "ERR-05", input), facts);
  }

  @Verifies("ERR-05")
  @ArmsOfRequirement
  void a_url_with_unencoded_characters_is_refused_or_works(Arm arm) {
    refusedOrAlive(arm);
  }

  @Verifies("ERR-06")
  @ArmsOfRequirement
  void an_odd_retryOnError_is_refused_or_understood(Arm arm) {
    refusedOrUnderstood(arm, "retryOnError");
  }

  @Verifies("ERR-07")
  @ArmsOfRequirement
  void an_odd_useContactLanguage_is_refused_or_understood(Arm arm) {
    refusedOrUnderstood(arm, "useContactLanguage");
  }

  @Verifies("ERR-08")
  @CasesOfRequirement
  void a_body_that_is_no_json_object_is_refused(Shared shared, Case input, Facts facts) {
    Reply reply = Refusals.reply(shared, "ERR-08", input);
    if (input.has("mayWork")) {
      refusedOrAccepted(reply, facts);
    } else {
      refused(reply, facts);
    }
  }

  @Verifies("ERR-09")
  @CasesOfRequirement
  void another_media_type_does_not_break_the_server(Target target, Case input, Facts facts) {
    String body = input.text("text").replace("{url}", target.freshUrl());
    String type = input.has("contentType") ? input.text("contentType") : null;
    refusedOrAccepted(target.webhooks().attemptBody(body, type), facts);
  }

  @Verifies("ERR-10")
  @ArmsOfRequirement
  void a_very_long_url_is_refused_or_works(Arm arm) {
    refusedOrAlive(arm);
    arm.must(Oddities.areRefusedOrUncut());
  }

  @Verifies("ERR-11")
  @ArmsOfRequirement
  void unknown_fields_are_ignored_or_refused(Arm arm) {
    refusedOrAlive(arm);
  }

  @Verifies("ERR-12")
  @ArmsOfRequirement
  void unusual_characters_are_refused_or_work(Arm arm) {
    refusedOrAlive(arm);
  }

  @Verifies("ERR-13")
  @ArmsOfRequirement
  void reserved_characters_in_credentials_do_not_lead_elsewhere(Arm arm) {
    refusedOrAlive(arm);
  }

  @Verifies("ERR-14")
  @Test
  void methods_that_are_not_offered_break_nothing(Target target, Shared shared, Facts facts) {
    Bystander bystander = Bystander.of(shared);
    Webhook webhook = shared.of(bystander.webhook());
    String body = "{\"event\": \"booking_update\", \"url\": \"%s\"}".formatted(webhook.sentUrl());
    List<String> answers = new ArrayList<>();
    for (String method : List.of("PUT", "PATCH", "POST")) {
      Reply reply = target.webhooks().attempt(method, webhook, body);
      answers.add(method + " " + reply.inWords());
      assertThat(reply.inWords())
          .as("the answer to %s, accepted or refused", reply.asked())
          .matches("[234].*");
    }
    facts.note("On one webhook: " + String.join(", ", answers) + ".");
    List<Webhook> listed = target.webhooks().listUntil(Listing.shows(webhook)).webhooks();
    bystander.seen(listed);
    assertThat(listed)
        .as("the webhook in the list, after %s on it", answers)
        .extracting(Webhook::id)
        .contains(webhook.id());
  }

  /** A webhook like this could never work, so that only a refusal is right. */
  private static void refused(Reply reply, Facts facts) {
    assertThat(reply.inWords())
        .as("the answer to the creation of a webhook that could never work")
        .startsWith("4");
    facts.note("It is answered " + reply.inWords() + ".");
  }

  private static void refusedOrAccepted(Reply reply, Facts facts) {
    assertThat(reply.inWords())
        .as("the answer to %s, accepted or refused", reply.asked())
        .matches("[24].*");
    facts.note("It is answered " + reply.inWords() + ".");
  }

  private static void refusedOrAlive(Arm arm) {
    arm.must(Oddities.areRefusedOrWork());
  }

  private static void refusedOrUnderstood(Arm arm, String field) {
    arm.must(Flags.areNotTurnedRound(field));
    refusedOrAlive(arm);
  }
}
