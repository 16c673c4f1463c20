package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.availabilityUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import java.util.List;

/**
 * A webhook for each event, and the list that shows both.
 *
 * @param availabilities the answer to the creation of the one for availabilities
 * @param both these two webhooks
 * @param listed the list
 */
record BothEvents(
    Step<Reply> availabilities, Step<List<Webhook>> both, Step<List<Webhook>> listed) {

  /** The conversation, held once in a run. */
  static BothEvents of(Shared shared) {
    return shared.conversation(
        "both events", BothEvents.class, talk -> held(talk, Bystander.of(shared)));
  }

  /** The answer to the creation of a webhook for this event. */
  static Reply created(Shared shared, String event) {
    return event.equals("availability_update")
        ? shared.of(of(shared).availabilities())
        : Listing.plainly(shared);
  }

  private static BothEvents held(Talk talk, Bystander bystander) {
    Step<Webhook> bookings = bystander.webhook();
    Step<Reply> availabilities =
        talk.step("availabilities", t -> t.webhooks().attemptPlain(availabilityUpdates()));
    Step<List<Webhook>> both =
        talk.step("both", t -> List.of(bookings.get(), t.webhooks().created(availabilities.get())))
            .after(bookings)
            .after(availabilities);
    Step<List<Webhook>> listed =
        talk.step(
            "list",
            t ->
                t.webhooks()
                    .listUntil(all -> both.get().stream().allMatch(w -> Listing.shows(w).test(all)))
                    .webhooks());
    return new BothEvents(availabilities, both, bystander.seen(listed));
  }
}
