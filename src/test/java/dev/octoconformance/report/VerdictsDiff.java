package dev.octoconformance.report;

import dev.octoconformance.report.Paper.Ink;
import dev.octoconformance.report.VerdictsFile.Row;
import dev.octoconformance.report.VerdictsFile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What changed between two runs. */
public final class VerdictsDiff {

  /** Words of a run that must be the same for two runs to be compared without a second thought. */
  private static final List<String> CONDITIONS =
      List.of("target", "profile", "strictness", "budget", "suite", "partial");

  private static final Map<String, Integer> WORSE =
      Map.of(
          "ERROR",
          6,
          "FAIL",
          5,
          "WARN",
          4,
          "INCONCLUSIVE",
          3,
          "OBSERVED",
          1,
          "PASS",
          1,
          "NOT_APPLICABLE",
          1);

  private final VerdictsFile before;
  private final VerdictsFile after;
  private final List<Row> added = new ArrayList<>();
  private final List<Row> removed = new ArrayList<>();
  private final Map<String, List<String>> changed = new TreeMap<>();

  public VerdictsDiff(VerdictsFile before, VerdictsFile after) {
    this.before = before;
    this.after = after;
    after.requirements().values().stream()
        .filter(row -> !before.requirements().containsKey(row.id()))
        .forEach(added::add);
    for (Row row : before.requirements().values()) {
      Row now = after.requirements().get(row.id());
      if (now == null) {
        removed.add(row);
      } else if (!isSame(row.word(), now.word())
          || !row.level().equals(now.level())
          || !cases(row, now).isEmpty()) {
        changed.put(row.id(), cases(row, now));
      }
    }
  }

  /** Whether any verdict changed, or a requirement came or went. */
  public boolean isChanged() {
    return !added.isEmpty()
        || !removed.isEmpty()
        || !changed.isEmpty()
        || !before.exit().equals(after.exit());
  }

  /** Prints what changed, or that nothing did. */
  public void print(Paper paper) {
    run(paper, "before  ", before);
    run(paper, "after   ", after);
    for (String condition : CONDITIONS) {
      String was = before.run().getOrDefault(condition, "");
      String is = after.run().getOrDefault(condition, "");
      if (!was.equals(is)) {
        paper.labelled(
            "! ", "The runs differ in %s: %s before, %s after.".formatted(condition, was, is));
      }
    }
    paper.gap();
    changed.forEach((id, cases) -> print(paper, id, cases));
    removed.forEach(
        row -> paper.labelled("gone  ", row.id() + " (" + row.word().shown() + ") " + row.title()));
    added.forEach(
        row ->
            paper.labelled(
                ink(paper, null, row.word(), "new") + "   ",
                row.id() + " (" + row.word().shown() + ") " + row.title()));
    List<String> measured = MeasuredDiff.of(before.measured(), after.measured());
    measured.forEach(words -> paper.labelled("measured  ", words));
    if (isChanged() || !measured.isEmpty()) {
      paper.gap();
    }
    paper.labelled("", summary());
  }

  private static void run(Paper paper, String label, VerdictsFile file) {
    paper.labelled(
        label,
        "%s, started %s: %s"
            .formatted(file.name(), file.run().getOrDefault("startedAt", "?"), file.exit()));
  }

  private void print(Paper paper, String id, List<String> cases) {
    Row was = Objects.requireNonNull(before.requirements().get(id));
    Row is = Objects.requireNonNull(after.requirements().get(id));
    String level = was.level().equals(is.level()) ? is.level() : was.level() + " → " + is.level();
    String verdict =
        isSame(was.word(), is.word())
            ? is.word().shown()
            : was.word().shown() + " → " + is.word().shown();
    paper.line(
        ink(paper, was.word(), is.word(), Printable.line(verdict))
            + " "
            + Printable.line(id + " (" + level + ") " + is.title()));
    if (!isSame(was.word(), is.word())) {
      paper.labelled("  now   ", shortened(is.word().message()));
    }
    cases.forEach(words -> paper.labelled("  case  ", words));
  }

  private static String shortened(String message) {
    return message.length() <= 400 ? message : message.substring(0, 400) + "…";
  }

  private static List<String> cases(Row before, Row after) {
    List<String> words = new ArrayList<>();
    before
        .cases()
        .forEach(
            (name, was) -> {
              Word is = after.cases().get(name);
              if (is == null) {
                words.add(name + ": gone (" + was.shown() + ")");
              } else if (!isSame(was, is)) {
                words.add(name + ": " + was.shown() + " → " + is.shown());
              }
            });
    after
        .cases()
        .forEach(
            (name, is) -> {
              if (!before.cases().containsKey(name)) {
                words.add(name + ": new (" + is.shown() + ")");
              }
            });
    return words;
  }

  private static boolean isSame(Word one, Word other) {
    return one.verdict().equals(other.verdict()) && Objects.equals(one.code(), other.code());
  }

  private static String ink(Paper paper, @Nullable Word was, Word is, String text) {
    int now = WORSE.getOrDefault(is.verdict(), 0);
    int then = was == null ? 1 : WORSE.getOrDefault(was.verdict(), 0);
    Ink ink = now > then ? (now >= 5 ? Ink.BAD : Ink.DOUBT) : now < then ? Ink.GOOD : Ink.STRONG;
    return paper.ink(ink, text);
  }

  private String summary() {
    if (!isChanged()) {
      return "No verdict changed: %d requirements, %s."
          .formatted(after.requirements().size(), after.exit());
    }
    return "%d changed, %d gone, %d new of %d requirements; %s."
        .formatted(
            changed.size(),
            removed.size(),
            added.size(),
            after.requirements().size(),
            before.exit().equals(after.exit())
                ? "still " + after.exit()
                : before.exit() + " → " + after.exit());
  }
}
