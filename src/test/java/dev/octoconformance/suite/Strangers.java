package dev.octoconformance.suite;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import java.util.List;

/**
 * A webhook that the second credentials look for and try to delete.
 *
 * @param mine the webhook
 * @param listed the webhook as its owner is shown it
 * @param seen the list that the second credentials are shown
 * @param deletion the answer to their deletion
 * @param left the list that the owner is shown after that
 */
record Strangers(
    Step<Webhook> mine,
    Step<Webhook> listed,
    Step<List<Webhook>> seen,
    Step<Reply> deletion,
    Step<List<Webhook>> left) {

  /** The conversation, held once in a run. */
  static Strangers of(Shared shared) {
    return shared.conversation(
        "other credentials", Strangers.class, talk -> held(talk, Bystander.of(shared)));
  }

  private static Strangers held(Talk talk, Bystander bystander) {
    Step<Webhook> mine = bystander.webhook();
    Step<List<Webhook>> list = bystander.listed();
    Step<Webhook> listed =
        talk.step("listed", t -> Listing.inList(list.get(), mine.get())).after(list);
    Step<List<Webhook>> seen = talk.step("their list", t -> t.asSecondReseller().webhooks().list());
    Step<Reply> deletion =
        talk.step("their deletion", t -> t.asSecondReseller().webhooks().delete(mine.get()));
    Step<List<Webhook>> left =
        talk.step(
            "list afterwards", t -> t.webhooks().listUntil(Listing.shows(mine.get())).webhooks());
    return new Strangers(mine, listed, seen, deletion, bystander.seen(left));
  }
}
