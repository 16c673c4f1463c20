package dev.octoconformance.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured.
 *
 * @param name the dotted name, as it nests in the file
 * @param type what its value may look like
 * @param standard the value when nobody gives one, as it would be written; null when absent
 * @param description what it is, in one line
 * @param secret whether its value must never be shown
 */
public record ConfigKey<T>(
    String name, ValueType<T> type, @Nullable String standard, String description, boolean secret) {

  /** The environment variables that give it, the one to recommend first. */
  public List<String> variables() {
    String full = ConfigKeys.VARIABLE_PREFIX + Words.shouted(name);
    // Tokens have a short name as well: it is the one that scripts and pipelines use.
    String token = full.replace("_TARGET_", "_");
    return full.endsWith("_TOKEN") ? List.of(token, full) : List.of(full);
  }

  /** The system property that gives it, such as {@code octo.target.url}. */
  public String property() {
    return ConfigKeys.PROPERTY_PREFIX + name;
  }

  /** The words that its value may be; empty when any text may do. */
  public List<String> words() {
    return type.words();
  }

  static <T> ConfigKey<T> open(String name, ValueType<T> type, String description) {
    return new ConfigKey<>(name, type, null, description, false);
  }

  static <T> ConfigKey<T> standing(
      String name, ValueType<T> type, String standard, String description) {
    return new ConfigKey<>(name, type, standard, description, false);
  }

  static <T> ConfigKey<T> hidden(String name, ValueType<T> type, String description) {
    return new ConfigKey<>(name, type, null, description, true);
  }
}
