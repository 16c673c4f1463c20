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
 * @param before the URLs listed for it before
 * @param asked the creations, by the name of the case
 * @param after the URLs listed for the webhook after all of them
 */
record OwnIds(
    Step<Webhook> other,
    Step<List<String>> before,
    Map<String, Step<Asked>> asked,
    Step<List<String>> after) {

  /**
   * One creation.
   *
   * @param wanted the id that it named
   * @param url the URL that it named
   */
  record Asked(String wanted, String url, Reply reply) {}

  /** The conversation about the cases of CREATE-19, held once in a run. */
  static OwnIds of(Shared shared) {
    return shared.conversation(
        "own ids",
        OwnIds.class,
        talk -> held(talk, Bystander.of(shared), shared.casesOf("CREATE-19")));
  }

  private static OwnIds held(Talk talk, Bystander bystander, List<Case> cases) {
    Step<Webhook> other = bystander.webhook();
    Step<List<Webhook>> known = bystander.listed();
    Step<List<String>> before =
        talk.step("before", t -> urls(known.get(), other.get())).after(known);
    Map<String, Step<Asked>> asked = new LinkedHashMap<>();
    cases.forEach(
        input ->
            asked.put(input.name(), talk.step(input.name(), t -> asked(t, input, other.get()))));
    Step<List<Webhook>> list =
        bystander.seen(
            talk.step("list", t -> t.webhooks().listUntil(Listing.shows(other.get())).webhooks()));
    Step<List<String>> after = talk.step("after", t -> urls(list.get(), other.get())).after(list);
    return new OwnIds(other, before, asked, after);
  }

  private static Asked asked(Target target, Case input, Webhook other) {
    String wanted = input.text("id").replace("{existing}", other.id());
    String url = target.freshUrl();
    Reply reply = target.webhooks().attempt(bookingUpdates().with("id", wanted).to(url));
    return new Asked(wanted, url, reply);
  }

  private static List<String> urls(List<Webhook> all, Webhook webhook) {
    return all.stream()
        .filter(listed -> listed.id().equals(webhook.id()))
        .map(listed -> listed.shown("url"))
        .toList();
  }

  /** The creation of this case. */
  Step<Asked> of(Case input) {
    return Objects.requireNonNull(asked.get(input.name()));
  }
}
