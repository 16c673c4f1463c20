package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Capabilities;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import java.util.List;

/**
 * A webhook created with the capability for webhooks alone, and a look at what else is offered.
 *
 * @param created the answer to its creation
 */
record Bare(Step<Reply> created) {

  /** The answer to a creation with the capability for webhooks alone. */
  static Reply created(Shared shared, Target target) {
    return shared.of(
        target.isAskedForWebhooksAlone()
            ? Bystander.of(shared).first().answer()
            : shared.conversation("bare", Bare.class, Bare::held).created());
  }

  private static Bare held(Talk talk) {
    return new Bare(
        talk.step(
            "created",
            t -> t.withCapabilities(List.of()).webhooks().attemptPlain(bookingUpdates())));
  }

  /** Whether the target offers pricing. */
  static Step<Boolean> offersPricing(Shared shared) {
    return shared.conversation("pricing", Pricing.class, Pricing::held).offered();
  }

  private record Pricing(Step<Boolean> offered) {
    static Pricing held(Talk talk) {
      return new Pricing(talk.step("offered", t -> Capabilities.offered(t, "octo/pricing")));
    }
  }
}
