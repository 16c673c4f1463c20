package dev.octoconformance.config;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A breach that somebody accepts for a while.
 *
 * @param id the id of the requirement
 * @param caseName the one case that is accepted; null for every case of the requirement
 * @param reason why it is accepted
 * @param expires the last day on which it is
 * @param place where it was written, such as {@code waivers.yaml:3}
 */
public record Waiver(
    String id, @Nullable String caseName, String reason, LocalDate expires, String place) {

  /** What is accepted, as a sentence says it. */
  public String subject() {
    return caseName == null ? id : id + " (" + caseName + ")";
  }
}
