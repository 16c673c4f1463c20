package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Somebody without the right to tries to create, list and delete webhooks.
 *
 * @param kept a webhook of its owner, which they try to delete
 * @param wanted the URL of the webhook that is to be created
 * @param attempts what is answered, by the name of the case
 * @param listed what the owner is shown after all this
 */
record Intrusion(
    Step<Webhook> kept,
    Step<String> wanted,
    Map<String, Step<Reply>> attempts,
    Step<List<Webhook>> listed) {

  /** The conversation about the cases of this requirement, held once in a run. */
  static Intrusion of(
      Shared shared, String name, String requirement, BiFunction<Target, Case, Target> stranger) {
    return shared.conversation(
        name,
        Intrusion.class,
        talk -> held(talk, Bystander.of(shared), shared.casesOf(requirement), stranger));
  }

  private static Intrusion held(
      Talk talk, Bystander bystander, List<Case> cases, BiFunction<Target, Case, Target> stranger) {
    Step<Webhook> kept = bystander.webhook();
    Step<String> wanted = talk.step("wanted", Target::freshUrl);
    Map<String, Step<Reply>> attempts = new LinkedHashMap<>();
    for (Case input : cases) {
      attempts.put(
          input.name(),
          talk.step(input.name(), t -> attempt(stranger.apply(t, input), input, wanted, kept)));
    }
    Step<List<Webhook>> listed =
        talk.step("list", t -> t.webhooks().listUntil(Listing.shows(kept.get())).webhooks());
    return new Intrusion(kept, wanted, attempts, bystander.seen(listed));
  }

  private static Reply attempt(
      Target stranger, Case input, Step<String> wanted, Step<Webhook> kept) {
    Webhooks webhooks = stranger.webhooks();
    return switch (input.text("operation")) {
      case "create" -> webhooks.attempt(bookingUpdates().to(wanted.get()));
      case "list" -> webhooks.attemptList();
      default -> webhooks.attemptDelete(Webhooks.encoded(kept.get().id()));
    };
  }

  /** What all attempts were answered, one after another. */
  Stream<Step<Reply>> all() {
    return attempts.values().stream();
  }

  /** What the attempt of this case was answered. */
  Step<Reply> of(Case attempt) {
    return Objects.requireNonNull(attempts.get(attempt.name()));
  }
}
