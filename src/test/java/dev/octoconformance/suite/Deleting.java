package dev.octoconformance.suite;

import static dev.octoconformance.suite.ListConformance.hides;
import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A webhook beside one with its URL, where the target allows that; it is deleted, once more,
 * created again, and deleted twice in a row.
 *
 * @param other one that nobody deletes
 * @param identical the answer to an identical second creation
 * @param sameUrl whether the webhook has the URL of the other one
 * @param victim the one that is deleted
 * @param deletion the answer to the deletion
 * @param left the list after it
 * @param still one that was there when it was deleted again
 * @param unknown the answer to deleting it again when the list had its time
 * @param again the webhook that was created in its place, with both flags set
 * @param next that one, or another one where it could not be created
 * @param listed the list after that
 * @param remaining one that was there when that was deleted
 * @param second the answer to the second of two deletions in a row
 * @param afterwards the list in the end
 */
record Deleting(
    Step<Webhook> other,
    Step<Reply> identical,
    Step<Boolean> sameUrl,
    Step<Webhook> victim,
    Step<Reply> deletion,
    Step<List<Webhook>> left,
    Step<Webhook> still,
    Step<Reply> unknown,
    Step<Webhook> again,
    Step<Webhook> next,
    Step<List<Webhook>> listed,
    Step<Webhook> remaining,
    Step<Reply> second,
    Step<List<Webhook>> afterwards) {

  /** The conversation, held once in a run. */
  static Deleting of(Shared shared) {
    return shared.conversation(
        "a deletion",
        Deleting.class,
        talk -> held(talk, Bystander.of(shared), Shown.flags(shared, true)));
  }

  private static Deleting held(Talk talk, Bystander bystander, Draft draft) {
    Step<Webhook> other = bystander.webhook();
    Step<Reply> identical =
        talk.step(
            "identical", t -> t.webhooks().attempt(bookingUpdates().to(other.get().sentUrl())));
    Step<Optional<Webhook>> twin =
        talk.step("twin", t -> twin(identical.get(), other.get())).after(identical);
    Step<Boolean> sameUrl = talk.step("same URL", t -> twin.get().isPresent()).after(twin);
    Step<Webhook> victim =
        twin.succeeded() && twin.get().isPresent()
            ? talk.step("created", t -> twin.get().get()).after(twin)
            : talk.step("created", t -> t.webhooks().create(bookingUpdates()));
    Step<Reply> deletion = talk.step("deleted", t -> t.webhooks().delete(victim.get()));
    Step<List<Webhook>> left =
        bystander.seen(
            talk.step("list", t -> until(t, hides(victim.get()).and(Listing.shows(other.get())))));
    Step<Webhook> still = bystander.webhook();
    Step<Reply> unknown = talk.step("deleted again", t -> again(t, victim.get(), deletion.get()));
    Step<Webhook> again =
        talk.step("created again", t -> t.webhooks().create(draft.to(victim.get().sentUrl())));
    Step<Webhook> next =
        again.succeeded() ? again : talk.step("another", t -> t.webhooks().create(draft));
    Step<List<Webhook>> listed =
        bystander.seen(
            talk.step(
                "list with it",
                t -> until(t, Listing.shows(next.get()).and(Listing.shows(still.get())))));
    Step<Webhook> remaining = bystander.webhook();
    Step<Reply> second =
        talk.step("deleted twice", t -> again(t, next.get(), t.webhooks().delete(next.get())));
    Step<List<Webhook>> afterwards =
        bystander.seen(talk.step("list in the end", t -> until(t, Listing.shows(remaining.get()))));
    return new Deleting(
        other,
        identical,
        sameUrl,
        victim,
        deletion,
        left,
        still,
        unknown,
        again,
        next,
        listed,
        remaining,
        second,
        afterwards);
  }

  private static List<Webhook> until(Target target, Predicate<List<Webhook>> asExpected) {
    return target.webhooks().listUntil(asExpected).webhooks();
  }

  /** Deletes a webhook once more; a body is tried only where the first deletion needed one. */
  private static Reply again(Target target, Webhook webhook, Reply first) {
    return first.succeeded() && first.sent().isEmpty()
        ? target.webhooks().attemptDelete(Webhooks.encoded(webhook.id()))
        : target.webhooks().delete(webhook);
  }

  /** What the list shows of the deleted webhook. */
  static List<Webhook> left(Shared shared) {
    Deleting talk = of(shared);
    String id = shared.of(talk.victim()).id();
    shared.of(talk.deletion());
    return shared.of(talk.left()).stream().filter(w -> w.id().equals(id)).toList();
  }

  /** Another webhook with the same event and URL, where the target allows it. */
  static Optional<Webhook> twin(Target target, Webhook webhook) {
    return twin(target.webhooks().attempt(bookingUpdates().to(webhook.sentUrl())), webhook);
  }

  private static Optional<Webhook> twin(Reply reply, Webhook webhook) {
    return reply
        .json()
        .filter(json -> reply.succeeded())
        .map(json -> new Webhook(json, webhook.sentUrl(), reply.exchange()))
        .filter(twin -> !twin.id().isEmpty() && !twin.id().equals(webhook.id()));
  }
}
