package dev.octoconformance.suite;

import static dev.octoconformance.suite.ListConformance.hides;
import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Twenty webhooks created at the same time; half of them deleted while as many others are created;
 * and all that are there then deleted at the same time.
 *
 * @param other one that nobody deletes
 * @param first those created at the same time
 * @param old those of them that were deleted while others were created
 * @param created these others
 * @param mixed the list after that
 * @param gone those deleted at the same time in the end
 * @param left the list after that
 */
record Crowd(
    Step<Webhook> other,
    Step<List<Webhook>> first,
    Step<List<Webhook>> old,
    Step<List<Webhook>> created,
    Step<List<Webhook>> mixed,
    Step<List<Webhook>> gone,
    Step<List<Webhook>> left) {
  private static final int AT_ONCE = 20;
  private static final Draft ONE_OF_MANY =
      bookingUpdates()
          .with("headers", JsonNodeFactory.instance.objectNode().put("X-Octo-Many", "one"));

  /** The conversation, held once in a run. */
  static Crowd of(Shared shared) {
    return shared.conversation("a crowd", Crowd.class, Crowd::held);
  }

  private static Crowd held(Talk talk) {
    Step<Webhook> other = talk.step("another", t -> t.webhooks().create(bookingUpdates()));
    Step<List<Webhook>> first =
        talk.step(
            "created at once",
            t ->
                t.webhooks()
                    .createAtOnce(
                        // Half as many again are created before those of the half are gone.
                        Collections.nCopies(
                            t.webhooks().allowed(AT_ONCE + AT_ONCE / 2) * 2 / 3, ONE_OF_MANY)));
    Step<List<Webhook>> old = talk.step("half", t -> half(first.get()));
    Step<List<Webhook>> created =
        talk.step(
            "created and deleted at once",
            t ->
                t.webhooks()
                    .createAndDeleteAtOnce(
                        Collections.nCopies(old.get().size(), ONE_OF_MANY), old.get()));
    Step<List<Webhook>> mixed =
        talk.step(
            "list between",
            t ->
                t.webhooks()
                    .listUntil(
                        all ->
                            old.get().stream().allMatch(w -> hides(w).test(all))
                                && created.get().stream().allMatch(w -> alive(all, w)))
                    .webhooks());
    Step<List<Webhook>> gone =
        talk.step(
            "deleted at once",
            t -> {
              List<Webhook> all = present(first.get(), old.get(), created);
              t.webhooks().deleteAtOnce(all);
              return all;
            });
    Step<List<Webhook>> left =
        talk.step(
            "list in the end",
            t ->
                t.webhooks()
                    .listUntil(
                        all ->
                            Listing.shows(other.get()).test(all)
                                && gone.get().stream().allMatch(w -> hides(w).test(all)))
                    .webhooks());
    return new Crowd(other, first, old, created, mixed, gone, left);
  }

  private static List<Webhook> half(List<Webhook> all) {
    return all.subList(0, all.size() / 2);
  }

  /** Those that should be there after some went and some came. */
  private static List<Webhook> present(
      List<Webhook> first, List<Webhook> old, Step<List<Webhook>> created) {
    if (!created.succeeded()) {
      return first; // whoever went already goes once more
    }
    List<Webhook> present = new ArrayList<>(first.subList(old.size(), first.size()));
    present.addAll(created.get());
    return present;
  }

  private static boolean alive(List<Webhook> all, Webhook webhook) {
    return all.stream().anyMatch(w -> w.id().equals(webhook.id()) && !w.isTombstone());
  }
}
