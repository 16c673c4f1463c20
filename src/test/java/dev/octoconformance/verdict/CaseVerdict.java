package dev.octoconformance.verdict;

import dev.octoconformance.requirement.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was concluded about one case of a requirement.
 *
 * @param name the case, facet or arm; the sentence of the test where the row has only one
 * @param level what a breach of this case is worth
 * @param verdict the conclusion
 * @param reason why it is inconclusive; null otherwise
 * @param message one or more lines: what was expected and found, or what shows that it held
 * @param expected what was expected, where the breach is a comparison
 * @param found what was found, where the breach is a comparison
 * @param evidence ids of journal entries ({@code x17} an exchange, {@code d204} an arrival), the
 *     decisive ones first
 * @param accusation the assertion that failed or the exception that broke the suite; null when it
 *     held
 */
public record CaseVerdict(
    String name,
    Level level,
    Verdict verdict,
    @Nullable Reason reason,
    String message,
    @Nullable String expected,
    @Nullable String found,
    List<String> evidence,
    @Nullable Throwable accusation) {

  /** The same with these sentences behind its message. */
  public CaseVerdict remarked(List<String> sentences) {
    return new CaseVerdict(
        name,
        level,
        verdict,
        reason,
        (message + " " + String.join(" ", sentences)).strip(),
        expected,
        found,
        evidence,
        accusation);
  }
}
