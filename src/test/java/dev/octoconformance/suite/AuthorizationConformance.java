package dev.octoconformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.CasesOfRequirement;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class AuthorizationConformance {
  private static final String WRONG = "no-such-token-4e1b7a90";

  @Verifies("AUTH-01")
  @CasesOfRequirement
  void webhooks_cannot_be_managed_without_a_token(Shared shared, Case attempt) {
    refuses(
        shared,
        Intrusion.of(shared, "no token", "AUTH-01", (t, input) -> t.withoutToken()),
        attempt);
  }

  @Verifies("AUTH-02")
  @CasesOfRequirement
  void webhooks_cannot_be_managed_with_a_wrong_token(Shared shared, Case attempt) {
    refuses(shared, withWrongTokens(shared), attempt);
  }

  private static Intrusion withWrongTokens(Shared shared) {
    return Intrusion.of(
        shared, "a wrong token", "AUTH-02", AuthorizationConformance::withWrongToken);
  }

  private static Target withWrongToken(Target target, Case attempt) {
    return target.withToken(attempt.text("token").equals("random") ? WRONG : target.token() + "x");
  }

  private static void refuses(Shared shared, Intrusion talk, Case attempt) {
    Webhook kept = shared.of(talk.kept());
    Reply reply = shared.of(talk.of(attempt));
    assertThat(reply.inWords())
        .as("the answer to %s without the right to", reply.asked())
        .doesNotStartWith("2");
    List<Webhook> listed = shared.of(talk.listed());
    assertThat(listed)
        .as("the ids listed after %s without the right to", reply.asked())
        .extracting(Webhook::id)
        .contains(kept.id());
    assertThat(listed)
        .as("the URLs listed after %s without the right to", reply.asked())
        .extracting(webhook -> webhook.field("url").asStringOpt().orElse(""))
        .doesNotContain(talk.wanted().get());
  }

  @Verifies("AUTH-03")
  @Test
  void a_refusal_carries_an_octo_error(Schemas schemas, Shared shared) {
    Reply reply = refusal(shared);
    assertThat(schemas.violations("error", reply.json().orElse(MissingNode.getInstance())))
        .as("what is wrong with the body of the refusal (%s)", reply.inWords())
        .isEmpty();
  }

  /** A 4xx if there is any, for what else is no success may have another reason. */
  private static Reply refusal(Shared shared) {
    return withWrongTokens(shared)
        .all()
        .filter(attempt -> attempt.succeeded() && !attempt.get().succeeded())
        .min(Comparator.comparing(attempt -> !attempt.get().refused()))
        .map(shared::of)
        .orElseThrow(
            () ->
                new Undecided(
                    Reason.BLOCKED,
                    "AUTH-02: a wrong token is not refused, so there is no refusal to look at."));
  }
}
