package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class AuthorizationConformance {
  private static final String WRONG = "no-such-token-4e1b7a90";

  @Verifies("AUTH-01")
  @CasesOfRequirement
  void webhooks_cannot_be_managed_without_a_token(Target target, Case attempt) {
    refuses(target, target.withoutToken(), attempt);
  }

  @Verifies("AUTH-02")
  @CasesOfRequirement
  void webhooks_cannot_be_managed_with_a_wrong_token(Target target, Case attempt) {
    String token = attempt.text("token").equals("random") ? WRONG : target.token() + "x";
    refuses(target, target.withToken(token), attempt);
  }

  private static void refuses(Target owner, Target stranger, Case attempt) {
    Webhook kept = owner.webhooks().create(bookingUpdates());
    String wanted = owner.freshUrl();
    Reply reply =
        switch (attempt.text("operation")) {
          case "create" -> stranger.webhooks().attempt(bookingUpdates().to(wanted));
          case "list" -> stranger.webhooks().attemptList();
          default -> stranger.webhooks().attemptDelete(Webhooks.encoded(kept.id()));
        };
    assertThat(reply.inWords())
        .as("the answer to %s without the right to", reply.asked())
        .doesNotStartWith("2");
    List<Webhook> listed =
        owner
            .webhooks()
            .listUntil(all -> all.stream().anyMatch(w -> w.id().equals(kept.id())))
            .webhooks();
    assertThat(listed)
        .as("the ids listed after %s without the right to", reply.asked())
        .extracting(Webhook::id)
        .contains(kept.id());
    assertThat(listed)
        .as("the URLs listed after %s without the right to", reply.asked())
        .extracting(webhook -> webhook.field("url").asStringOpt().orElse(""))
        .doesNotContain(wanted);
  }

  @Verifies("AUTH-03")
  @Test
  void a_refusal_carries_an_octo_error(Target target, Schemas schemas) {
    Reply reply = refusal(target.withToken(WRONG).webhooks().attemptList());
    assertThat(schemas.violations("error", reply.json().orElse(MissingNode.getInstance())))
        .as("what is wrong with the body of the refusal (%s)", reply.inWords())
        .isEmpty();
  }

  private static Reply refusal(Reply reply) {
    if (reply.succeeded()) {
      throw new Undecided(
          Reason.BLOCKED,
          "AUTH-02: a wrong token is not refused, so there is no refusal to look at.");
    }
    return reply;
  }
}
