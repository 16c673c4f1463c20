package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * Something undecided that somebody lets pass.
 *
 * @param code the code of the reason, such as {@code I-ENV}
 * @param id the requirement that it is about; null for every one with this code
 */
public record Accepted(String code, @Nullable String id) {

  /** What {@code CODE} or {@code CODE:ID} says. */
  public static Accepted of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Accepted(text, null)
        : new Accepted(text.substring(0, colon), text.substring(colon + 1));
  }

  boolean covers(Requirement row, CaseVerdict one) {
    Reason reason = one.reason();
    return reason != null && reason.code().equals(code) && (id == null || id.equals(row.id()));
  }
}
