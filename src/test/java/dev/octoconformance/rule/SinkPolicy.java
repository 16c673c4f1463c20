package dev.octoconformance.rule;

import dev.octoconformance.verdict.Reason;

/** A target that takes no webhook whose URL leads to the sink, whatever else it asks for. */
public final class SinkPolicy {
  private SinkPolicy() {}

  /** The rule, but that nothing is said of a webhook that could not be had for that reason. */
  public static Rule excused(Rule rule) {
    return scene ->
        scene
            .evidence()
            .note(Scene.SINK_REFUSED)
            .filter(
                note ->
                    scene
                        .evidence()
                        .armed(scene.arm())
                        .filter(armed -> armed.webhookId() != null)
                        .isEmpty())
            .<Finding>map(note -> new Finding.Undecidable(Reason.POLICY, note.detail()))
            .orElseGet(() -> rule.judge(scene));
  }
}
