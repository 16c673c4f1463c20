package dev.octoconformance.suite;

import static dev.octoconformance.target.Draft.bookingUpdates;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Creations that should be refused, between two looks at the list.
 *
 * @param before the list before them
 * @param asked each of them, by the name of its case
 * @param after the list after them
 */
record Refusals(
    Step<List<Webhook>> before, Map<String, Step<Asked>> asked, Step<List<Webhook>> after) {
  private static final String URL = "{url}";

  /**
   * One creation.
   *
   * @param url the URL of ours that it may have named
   * @param named whether it named it
   */
  record Asked(String url, boolean named, Reply reply) {}

  /** The conversation about the cases of a requirement, held once in a run. */
  static Refusals of(Shared shared) {
    return shared.conversation(
        "refused creations", Refusals.class, talk -> held(talk, shared.cases()));
  }

  private static Refusals held(Talk talk, List<Case> cases) {
    Step<Webhook> kept = talk.step("kept", t -> t.webhooks().create(bookingUpdates()));
    Step<List<Webhook>> before =
        talk.step("list before", t -> t.webhooks().listUntil(Listing.shows(kept.get())).webhooks());
    Map<String, Step<Asked>> asked = new LinkedHashMap<>();
    cases.forEach(input -> asked.put(input.name(), talk.step(input.name(), t -> asked(t, input))));
    Step<List<Webhook>> after = talk.step("list after", t -> t.webhooks().list());
    return new Refusals(before, asked, after);
  }

  private static Asked asked(Target target, Case input) {
    String url = target.freshUrl();
    String text = input.has("raw") ? input.text("raw") : input.value("body").toString();
    return new Asked(
        url, text.contains(URL), target.webhooks().attemptBody(text.replace(URL, url)));
  }

  /** The creation of this case. */
  Step<Asked> of(Case input) {
    return Objects.requireNonNull(asked.get(input.name()));
  }

  /**
   * The ids listed newly with a URL that this case named; those without any count for every case
   * without one of ours. What leads to a place that no case named was created by others meanwhile.
   */
  List<String> addedBy(Shared shared, Case input) {
    List<String> known = new ArrayList<>(shared.of(before).stream().map(Webhook::id).toList());
    List<Asked> all = asked.values().stream().filter(Step::succeeded).map(Step::get).toList();
    all.stream()
        .filter(one -> !one.reply().refused())
        .flatMap(one -> one.reply().json().stream())
        .forEach(json -> known.add(json.path("id").asStringOpt().orElse("")));
    Asked own = shared.of(of(input));
    return shared.of(after).stream()
        .filter(listed -> !known.contains(listed.id()))
        .filter(
            listed ->
                names(own, listed)
                    || (!own.named()
                        && !leadsSomewhere(listed)
                        && all.stream().noneMatch(one -> names(one, listed))))
        .map(Webhook::id)
        .toList();
  }

  private static boolean leadsSomewhere(Webhook listed) {
    return listed.field("url").asStringOpt().orElse("").contains("://");
  }

  private static boolean names(Asked asked, Webhook listed) {
    String url = listed.field("url").asStringOpt().orElse("");
    return !url.isEmpty() && asked.reply().sent().contains(url);
  }
}
