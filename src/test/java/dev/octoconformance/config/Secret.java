package dev.octoconformance.config;

/**
 * A value that must never be shown; its text form is a mask.
 *
 * @param value the plain value, for the one place that sends it
 */
public record Secret(String value) {
  /** What stands in the place of a secret. */
  public static final String MASK = "***";

  @Override
  public String toString() {
    return MASK;
  }
}
