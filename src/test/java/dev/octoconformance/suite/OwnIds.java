package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A webhook, and creations beside it that name an id of their own.
 *
 * @param other the webhook
 * @param asked the creations, by the name of the case
 */
record OwnIds(Step<Webhook> other, Map<String, Step<Asked>> asked) {

  /**
   * One creation.
   *
   * @param wanted the id that it named
   * @param url the URL that it named
   * @param before the URLs that were listed for the other webhook before all of them
   * @param after those after this one
   */
  record Asked(String wanted, String url, Reply reply, List<String> before, List<String> after) {}

  /** The conversation about the cases of a requirement, held once in a run. */
  static OwnIds of(Shared shared) {
    return shared.conversation("own ids", OwnIds.class, talk -> held(talk, shared.cases()));
  }

  private static OwnIds held(Talk talk, List<Case> cases) {
    Step<Webhook> other = talk.step("other", t -> t.webhooks().create(bookingUpdates()));
    Step<List<String>> known = talk.step("list", t -> urls(t, other.get()));
    Map<String, Step<Asked>> asked = new LinkedHashMap<>();
    cases.forEach(
        input ->
            asked.put(
                input.name(),
                talk.step(input.name(), t -> asked(t, input, other.get(), known.get()))));
    return new OwnIds(other, asked);
  }

  private static Asked asked(Target target, Case input, Webhook other, List<String> before) {
    String wanted = input.text("id").replace("{existing}", other.id());
    String url = target.freshUrl();
    Reply reply = target.webhooks().attempt(bookingUpdates().with("id", wanted).to(url));
    return new Asked(wanted, url, reply, before, urls(target, other));
  }

  private static List<String> urls(Target target, Webhook webhook) {
    return target.webhooks().listUntil(Listing.shows(webhook)).withId(webhook.id()).stream()
        .map(listed -> listed.shown("url"))
        .toList();
  }

  /** The creation of this case. */
  Step<Asked> of(Case input) {
    return Objects.requireNonNull(asked.get(input.name()));
  }
}
