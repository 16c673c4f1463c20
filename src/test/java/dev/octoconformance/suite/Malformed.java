package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

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

  /** The conversation about the cases of a requirement, held once in a run. */
  static Malformed of(Shared shared) {
    return shared.conversation(
        "malformed ids", Malformed.class, talk -> held(talk, shared.cases()));
  }

  private static Malformed held(Talk talk, List<Case> cases) {
    Step<Webhook> other = talk.step("other", t -> t.webhooks().create(bookingUpdates()));
    Map<String, Step<Reply>> deletions = new LinkedHashMap<>();
    cases.forEach(
        input ->
            deletions.put(
                input.name(),
                talk.step(input.name(), t -> t.webhooks().attemptDelete(input.text("id")))));
    Step<List<Webhook>> left =
        talk.step("list", t -> t.webhooks().listUntil(Listing.shows(other.get())).webhooks());
    return new Malformed(other, deletions, left);
  }

  /** The answer to the deletion of this case. */
  Step<Reply> of(Case input) {
    return Objects.requireNonNull(deletions.get(input.name()));
  }
}
