package dev.octoconformance.config;

import java.util.List;

/**
 * A value given on the command line; nobody has checked yet that the key exists.
 *
 * @param key the name of the key, as typed
 * @param text the value in one line
 * @param place where it was given, such as {@code --budget}
 */
public record Setting(String key, String text, String place) {
  /** The setting in {@code KEY=VALUE}; throws {@link ConfigException} when it is none. */
  public static Setting parse(String assignment, String place) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      // The text is not repeated: it may be a secret.
      throw new ConfigException(
          List.of(place + ": expected KEY=VALUE such as limits.webhooks=40."));
    }
    return new Setting(
        assignment.substring(0, equals).strip(), assignment.substring(equals + 1), place);
  }

  @Override
  public String toString() {
    return place + " " + key + "=" + Secret.MASK;
  }
}
