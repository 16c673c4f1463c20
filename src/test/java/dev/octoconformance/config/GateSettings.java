package dev.octoconformance.config;

import java.util.List;

/**
 * What may be open while a run passes a gate nevertheless.
 *
 * @param accept what may stay undecided: {@code CODE} or {@code CODE:ID}
 * @param allowPartial whether a selection of the requirements may pass
 */
public record GateSettings(List<String> accept, boolean allowPartial) {

  /** What these allow, or else what was allowed before. */
  public GateSettings orElse(GateSettings before) {
    return new GateSettings(
        accept.isEmpty() ? before.accept : accept, allowPartial || before.allowPartial);
  }
}
