package dev.octoconformance.suite;

import dev.octoconformance.harness.Shared;
import dev.octoconformance.harness.Step;
import dev.octoconformance.harness.Talk;
import dev.octoconformance.requirement.Case;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Creations that should be refused.
 *
 * @param asked each of them, by the name of its case
 */
record Refusals(Map<String, Step<Asked>> asked) {
  private static final String URL = "{url}";

  /**
   * One creation.
   *
   * @param url the URL of ours that it may have named
   * @param named whether it named it
   */
  record Asked(String url, boolean named, Reply reply) {}

  /** Those of the cases of this requirement, asked for once in a run. */
  static Refusals of(Shared shared, String requirement) {
    Ghosts.before(shared);
    return shared.conversation(
        "refused creations of " + requirement,
        Refusals.class,
        talk -> held(talk, shared.casesOf(requirement)));
  }

  /** What the creation of this case of a requirement was answered. */
  static Reply reply(Shared shared, String requirement, Case input) {
    return shared.of(of(shared, requirement).of(input)).reply();
  }

  private static Refusals held(Talk talk, List<Case> cases) {
    Map<String, Step<Asked>> asked = new LinkedHashMap<>();
    cases.stream()
        .filter(Refusals::isCreation)
        .forEach(input -> asked.put(input.name(), talk.step(input.name(), t -> asked(t, input))));
    return new Refusals(asked);
  }

  private static boolean isCreation(Case input) {
    return input.has("text") || input.has("body");
  }

  private static Asked asked(Target target, Case input) {
    String url = target.freshUrl();
    String text = input.has("text") ? input.text("text") : input.value("body").toString();
    return new Asked(
        url, text.contains(URL), target.webhooks().attemptBody(text.replace(URL, url)));
  }

  /** The creation of this case. */
  Step<Asked> of(Case input) {
    return Objects.requireNonNull(asked.get(input.name()));
  }

  /** All of them, one after another. */
  Stream<Step<Asked>> all() {
    return asked.values().stream();
  }
}
