package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers to yes-or-no fields that were given something else than true or false. */
public final class Flags {
  private Flags() {}

  /**
   * The created webhook does not show the opposite of what a text or number plainly means, such as
   * true for {@code "false"}; a refusal shows nothing.
   */
  public static Rule areNotTurnedRound(String field) {
    return Oddities.refusedOr(
        scene ->
            scene
                .evidence()
                .armed(scene.arm())
                .map(armed -> judge(field, armed, scene.evidence().exchange(armed.exchange())))
                .orElseGet(
                    () ->
                        Milestones.isOver(scene, Scene.A)
                            ? Heard.notArranged(scene)
                            : new Finding.NotYet(null)));
  }

  private static Finding judge(String field, Armed armed, Exchange created) {
    JsonNode sent = Delivery.json(String.valueOf(created.request().body())).path(field);
    JsonNode shown =
        created.answer() == null ? sent : Delivery.json(created.answer().body().text()).path(field);
    Optional<Boolean> meant = meaning(sent);
    if (meant.isPresent() && shown.isBoolean() && shown.asBoolean() != meant.get()) {
      return Finding.broken(
          "%s was given as %s, and the created webhook shows the opposite.".formatted(field, sent),
          "a refusal, or " + meant.get(),
          shown.toString(),
          List.of(armed.exchange()));
    }
    return Finding.holds(
        "%s was given as %s and is shown as %s."
            .formatted(field, sent, shown.isMissingNode() ? "nothing" : shown),
        List.of(armed.exchange()));
  }

  /** What a value plainly means; empty when it means nothing. */
  private static Optional<Boolean> meaning(JsonNode sent) {
    if (!sent.isString() && !sent.isNumber()) {
      return Optional.empty();
    }
    return switch (sent.asString()) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
