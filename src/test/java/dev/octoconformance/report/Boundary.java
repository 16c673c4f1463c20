package dev.octoconformance.report;

import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the claim of a run goes: what it did not decide, and what it left out. */
final class Boundary {
  private static final String LITERAL =
      "Judged by the letter: whatever is not answered from 200 to 299 has to be retried.";
  private static final String PRAGMATIC =
      "Judged by common practice: retries after 3xx, after 4xx and after broken connections are only"
          + " recommended.";

  /** Rows that one reason keeps from being decided. */
  public record Undecided(String code, String why, String whose, List<Row> rows) {}

  /** Rows that one sentence keeps from applying. */
  public record LeftOut(String why, List<Row> rows) {}

  /** Undecided rows that one thing which the sender's library does may keep so. */
  public record Suspected(String hint, List<Row> rows) {}

  private Boundary() {}

  /** What a strictness means. */
  static String strictness(String word) {
    return word.equals("pragmatic") ? PRAGMATIC : LITERAL;
  }

  /** The rows with an undecided case, by the reason. */
  static List<Undecided> undecided(Dossier dossier) {
    Map<Reason, List<Row>> byReason = new EnumMap<>(Reason.class);
    for (RequirementVerdict requirement : dossier.result().requirements()) {
      Reason reason = requirement.reason();
      if (requirement.verdict() == Verdict.INCONCLUSIVE && reason != null) {
        byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(Row.of(requirement, dossier));
      }
    }
    return byReason.entrySet().stream()
        .map(
            e ->
                new Undecided(
                    e.getKey().code(),
                    ReasonWords.of(e.getKey()),
                    Blame.of(e.getKey()),
                    e.getValue()))
        .toList();
  }

  /** The undecided rows of which something is known that the sender's library does, by that. */
  static List<Suspected> suspected(Dossier dossier) {
    Map<String, List<Row>> byHint = new LinkedHashMap<>();
    for (Row row : Row.having(Verdict.INCONCLUSIVE, dossier)) {
      if (row.sender() != null) {
        byHint.computeIfAbsent(row.sender(), hint -> new ArrayList<>()).add(row);
      }
    }
    return byHint.entrySet().stream()
        .map(entry -> new Suspected(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The rows that do not apply, by what is said about them. */
  static List<LeftOut> notApplicable(Dossier dossier) {
    Map<String, List<Row>> byMessage = new LinkedHashMap<>();
    for (Row row : Row.having(Verdict.NOT_APPLICABLE, dossier)) {
      byMessage.computeIfAbsent(row.message(), m -> new ArrayList<>()).add(row);
    }
    return byMessage.entrySet().stream().map(e -> new LeftOut(e.getKey(), e.getValue())).toList();
  }
}
