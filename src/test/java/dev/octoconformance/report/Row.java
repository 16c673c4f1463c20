package dev.octoconformance.report;

import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.History;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One requirement with its verdict, as a template sees it.
 *
 * @param code why it is undecided; null otherwise
 * @param message what its decisive case says
 * @param sender what is known of the library of the sender that fits; null if nothing
 * @param history which earlier run it was seen in, or what one had found; null where there was none
 * @param cases every case, when there are several
 */
public record Row(
    String id,
    String level,
    String title,
    String says,
    String hint,
    String area,
    List<Places.Place> where,
    String verdict,
    @Nullable String code,
    String message,
    @Nullable String sender,
    @Nullable String history,
    List<One> cases) {

  private static final Pattern LAID_OUT = Pattern.compile("(?s)\\A\\[(.*?)\\]\\s*\\n");
  private static final int LONGEST = 600;
  private static final int LONGEST_PART = 160;

  /** One case with its verdict. */
  public record One(String name, String verdict, @Nullable String code, String message) {}

  static Row of(RequirementVerdict concluded, Dossier dossier) {
    Requirement row = concluded.requirement();
    return new Row(
        row.id(),
        concluded.level().name(),
        row.title(),
        row.says(),
        row.hint(),
        dossier.areaOf(row),
        Places.of(row.where()),
        concluded.verdict().name(),
        code(concluded.reason()),
        brief(concluded.decisive(), dossier),
        dossier.senderHint(concluded).orElse(null),
        history(concluded, dossier.result().history()),
        concluded.cases().size() < 2
            ? List.of()
            : concluded.cases().stream().map(c -> one(c, dossier)).toList());
  }

  private static @Nullable String history(RequirementVerdict concluded, History history) {
    return history
        .seenIn(concluded)
        .map("Seen in %s."::formatted)
        .or(
            () ->
                history
                    .before(concluded)
                    .map(before -> "Before, in %s: %s.".formatted(before.run(), before.verdict())))
        .orElse(null);
  }

  /** The rows that have this verdict. */
  static List<Row> having(Verdict verdict, Dossier dossier) {
    return dossier.result().requirements().stream()
        .filter(r -> r.verdict() == verdict)
        .map(r -> of(r, dossier))
        .toList();
  }

  private static One one(CaseVerdict concluded, Dossier dossier) {
    return new One(
        concluded.name(),
        concluded.verdict().name(),
        code(concluded.reason()),
        brief(concluded, dossier));
  }

  private static @Nullable String code(@Nullable Reason reason) {
    return reason == null ? null : reason.code();
  }

  /** What a case says, in a line or two. */
  static String brief(CaseVerdict concluded, Dossier dossier) {
    String message = dossier.redact(concluded.message()).strip();
    if (concluded.expected() == null || concluded.found() == null) {
      return Shortened.to(LONGEST, LAID_OUT.matcher(message).replaceFirst("$1: "));
    }
    return "%s: expected %s, found %s"
        .formatted(
            Shortened.to(LONGEST_PART, Decisive.subject(message).replaceFirst("\\.$", "")),
            Shortened.to(LONGEST_PART, dossier.redact(concluded.expected())),
            Shortened.to(LONGEST_PART, dossier.redact(concluded.found())));
  }
}
