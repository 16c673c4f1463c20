package dev.octoconformance.config;

import java.util.List;

/**
 * A configuration and where each of its values came from.
 *
 * @param origins every key in reading order
 */
public record LoadedConfig(SuiteConfig config, List<Origin> origins) {
  /**
   * Where the value of a key came from.
   *
   * @param key the name of the key
   * @param shown the value as it may be shown: a mask for secrets, a dash when there is none
   * @param place such as {@code octo-conformance.yaml:3}, {@code --budget} or {@code default}
   */
  public record Origin(String key, String shown, String place) {}

  /** Where the value of a key came from. */
  public String place(ConfigKey<?> key) {
    return origins.stream()
        .filter(origin -> origin.key().equals(key.name()))
        .map(Origin::place)
        .findFirst()
        .orElseThrow();
  }
}
