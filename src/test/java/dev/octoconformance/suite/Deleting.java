package dev.octoconformance.suite;

import static dev.octoconformance.suite.ListConformance.hides;
import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.List;
import java.util.Optional;

/**
 * Three webhooks, of which one is deleted, once more, created again, and deleted twice in a row.
 *
 * @param victim the one that is deleted
 * @param twin another one with its URL, where the target allows that
 * @param neighbour one that nobody deletes
 * @param deletion the answer to the deletion
 * @param left the list after it
 * @param unknown the answer to deleting it again when the list had its time
 * @param again the webhook that was created in its place
 * @param listed the list after that
 * @param second the answer to the second of two deletions in a row
 * @param afterwards the list in the end
 */
record Deleting(
    Step<Webhook> victim,
    Step<Optional<Webhook>> twin,
    Step<Webhook> neighbour,
    Step<Reply> deletion,
    Step<List<Webhook>> left,
    Step<Reply> unknown,
    Step<Webhook> again,
    Step<List<Webhook>> listed,
    Step<Reply> second,
    Step<List<Webhook>> afterwards) {

  /** The conversation, held once in a run. */
  static Deleting of(Shared shared) {
    return shared.conversation("a deletion", Deleting.class, Deleting::held);
  }

  private static Deleting held(Talk talk) {
    Step<Webhook> victim = talk.step("created", t -> t.webhooks().create(bookingUpdates()));
    Step<Optional<Webhook>> twin = talk.step("twin", t -> twin(t, victim.get()));
    Step<Webhook> neighbour = talk.step("neighbour", t -> t.webhooks().create(bookingUpdates()));
    Step<Reply> deletion = talk.step("deleted", t -> t.webhooks().delete(victim.get()));
    Step<List<Webhook>> left =
        talk.step(
            "list",
            t ->
                t.webhooks()
                    .listUntil(
                        hides(victim.get())
                            .and(Listing.shows(neighbour.get()))
                            .and(
                                all ->
                                    twin.get().map(w -> Listing.shows(w).test(all)).orElse(true)))
                    .webhooks());
    Step<Reply> unknown = talk.step("deleted again", t -> t.webhooks().delete(victim.get()));
    Step<Webhook> again =
        talk.step(
            "created again", t -> t.webhooks().create(bookingUpdates().to(victim.get().sentUrl())));
    Step<Webhook> next =
        again.succeeded()
            ? again
            : talk.step("another", t -> t.webhooks().create(bookingUpdates()));
    Step<List<Webhook>> listed =
        talk.step(
            "list with it",
            t ->
                t.webhooks()
                    .listUntil(Listing.shows(next.get()).and(Listing.shows(neighbour.get())))
                    .webhooks());
    Step<Reply> second =
        talk.step(
            "deleted twice",
            t -> {
              t.webhooks().delete(next.get());
              return t.webhooks().delete(next.get());
            });
    Step<List<Webhook>> afterwards =
        talk.step(
            "list in the end",
            t ->
                t.webhooks()
                    .listUntil(
                        all ->
                            listed.get().stream()
                                .filter(w -> isOurs(w, twin, neighbour))
                                .allMatch(w -> Listing.shows(w).test(all)))
                    .webhooks());
    return new Deleting(
        victim, twin, neighbour, deletion, left, unknown, again, listed, second, afterwards);
  }

  /** What the list shows of the deleted webhook. */
  static List<Webhook> left(Shared shared) {
    Deleting talk = of(shared);
    String id = shared.of(talk.victim()).id();
    shared.of(talk.deletion());
    return shared.of(talk.left()).stream().filter(w -> w.id().equals(id)).toList();
  }

  /** The webhooks that nobody deleted, as they were listed before the two deletions in a row. */
  static List<Webhook> bystanders(Shared shared) {
    Deleting talk = of(shared);
    return shared.of(talk.listed()).stream()
        .filter(w -> isOurs(w, talk.twin(), talk.neighbour()))
        .toList();
  }

  private static boolean isOurs(
      Webhook listed, Step<Optional<Webhook>> twin, Step<Webhook> neighbour) {
    return listed.id().equals(neighbour.get().id())
        || (twin.succeeded() && twin.get().filter(t -> t.id().equals(listed.id())).isPresent());
  }

  /** Another webhook with the same event and URL, where the target allows it. */
  static Optional<Webhook> twin(Target target, Webhook webhook) {
    Reply reply = target.webhooks().attempt(bookingUpdates().to(webhook.sentUrl()));
    return reply
        .json()
        .filter(json -> reply.succeeded())
        .map(json -> new Webhook(json, webhook.sentUrl(), reply.exchange()))
        .filter(twin -> !twin.id().isEmpty() && !twin.id().equals(webhook.id()));
  }
}
