package dev.octoconformance.config;

import java.time.Duration;

/** The longest time that a run may take; every run ends earlier when everything is decided. */
public enum Budget {
  QUICK(Duration.ofSeconds(90)),
  STANDARD(Duration.ofMinutes(10)),
  FULL(Duration.ofHours(24));

  private final Duration longest;

  Budget(Duration longest) {
    this.longest = longest;
  }

  /** The longest duration of the whole run. */
  public Duration longest() {
    return longest;
  }

  /** The longest duration as a sentence says it. */
  public String inWords() {
    long minutes = longest.toMinutes();
    return minutes < 2
        ? longest.toSeconds() + " seconds"
        : minutes < 120 ? minutes + " minutes" : longest.toHours() + " hours";
  }

  /** The word that names it in a configuration, such as {@code quick}. */
  public String word() {
    return Words.of(this);
  }
}
