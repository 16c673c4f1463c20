package dev.octoconformance.suite;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A webhook that nobody deletes, beside deletions of ids that are none.
 *
 * @param deletions the answers to them, by the name of the case
 * @param left the list after them
 */
record Malformed(
    Step<Webhook> other, Map<String, Step<Reply>> deletions, Step<List<Webhook>> left) {

  /** The conversation about the cases of DELETE-08, held once in a run. */
  static Malformed of(Shared shared) {
    return shared.conversation(
        "malformed ids",
        Malformed.class,
        talk -> held(talk, Bystander.of(shared), shared.casesOf("DELETE-08")));
  }

  private static Malformed held(Talk talk, Bystander bystander, List<Case> cases) {
    Step<Webhook> other = bystander.webhook();
    Map<String, Step<Reply>> deletions = new LinkedHashMap<>();
    cases.forEach(
        input ->
            deletions.put(
                input.name(),
                talk.step(input.name(), t -> t.webhooks().attemptDelete(input.text("id")))));
    Step<List<Webhook>> left =
        talk.step("list", t -> t.webhooks().listUntil(Listing.shows(other.get())).webhooks());
    return new Malformed(other, deletions, bystander.seen(left));
  }

  /** The answer to the deletion of this case. */
  Step<Reply> of(Case input) {
    return Objects.requireNonNull(deletions.get(input.name()));
  }
}
