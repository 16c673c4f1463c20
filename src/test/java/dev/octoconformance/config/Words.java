package dev.octoconformance.config;

import java.util.Locale;

/** How constants and keys are spelled in configurations and in environments. */
final class Words {
  private Words() {}

  /** The word of a constant in camel case: {@code HUGE_ANSWER} is {@code hugeAnswer}. */
  static String of(Enum<?> constant) {
    StringBuilder word = new StringBuilder();
    for (String part : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      word.append(
          word.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return word.toString();
  }

  /** A key in shouting snake case: {@code target.secondToken} is {@code TARGET_SECOND_TOKEN}. */
  static String shouted(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
