package dev.octoconformance.suite;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Webhook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is listed newly after all creations of a run that should be refused.
 *
 * @param before the list before them
 * @param asked the creations
 * @param after the list after them
 */
record Ghosts(
    Step<List<Webhook>> before, List<Step<Refusals.Asked>> asked, Step<List<Webhook>> after) {
  private static final String ROW = "CREATE-22";
  private static final String OTHER = "creationsOf";

  /** The look at the list after them; they are sent first unless that has happened. */
  static Ghosts of(Shared shared) {
    Step<List<Webhook>> before = before(shared);
    List<Step<Refusals.Asked>> asked =
        shared.casesOf(ROW).stream().flatMap(input -> creations(shared, input)).toList();
    return shared.conversation(
        "ghosts",
        Ghosts.class,
        talk -> new Ghosts(before, asked, talk.step("list", t -> t.webhooks().list())));
  }

  /** The list before the first of them. */
  static Step<List<Webhook>> before(Shared shared) {
    return shared
        .conversation(
            "before refusals", Before.class, talk -> new Before(Bystander.of(shared).listed()))
        .listed();
  }

  private record Before(Step<List<Webhook>> listed) {}

  /** The creations that this case is about: its own, or those of another requirement. */
  static Stream<Step<Refusals.Asked>> creations(Shared shared, Case input) {
    return input.has(OTHER)
        ? Refusals.of(shared, input.text(OTHER)).all()
        : Stream.of(Refusals.of(shared, ROW).of(input));
  }

  /**
   * The ids listed newly with a URL that one of these creations named; those without any count for
   * whoever named none of ours. What leads to a place that nobody named was created by others
   * meanwhile.
   */
  List<String> addedBy(Shared shared, List<Refusals.Asked> these) {
    Set<String> known = known(shared);
    return shared.of(after).stream()
        .filter(listed -> !known.contains(listed.id()))
        .filter(listed -> named(these, listed) || isUnplaced(these, listed))
        .map(Webhook::id)
        .toList();
  }

  /** Those that were listed before, that were not refused and that are there to be looked at. */
  private Set<String> known(Shared shared) {
    Set<String> known = new HashSet<>();
    shared.of(before).forEach(webhook -> known.add(webhook.id()));
    all()
        .map(Refusals.Asked::reply)
        .filter(reply -> !reply.refused())
        .map(Reply::json)
        .forEach(json -> json.ifPresent(one -> known.add(one.path("id").asStringOpt().orElse(""))));
    Step<Webhook> bystander = Bystander.of(shared).webhook();
    if (bystander.succeeded()) {
      known.add(bystander.get().id());
    }
    return known;
  }

  private boolean isUnplaced(List<Refusals.Asked> these, Webhook listed) {
    return these.stream().anyMatch(one -> !one.named())
        && !url(listed).contains("://")
        && !named(all().toList(), listed);
  }

  private Stream<Refusals.Asked> all() {
    return asked.stream().filter(Step::succeeded).map(Step::get);
  }

  private static boolean named(List<Refusals.Asked> asked, Webhook listed) {
    String url = url(listed);
    return !url.isEmpty() && asked.stream().anyMatch(one -> one.reply().sent().contains(url));
  }

  private static String url(Webhook listed) {
    return listed.field("url").asStringOpt().orElse("");
  }
}
