package dev.octoconformance.report;

import dev.octoconformance.report.Paper.Ink;
import dev.octoconformance.verdict.Claim;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run concluded, for the person who started it. */
public final class ConsoleReport {
  private static final int MOST_LINES = 6;

  private final Paper paper;
  private final boolean quiet;

  /**
   * The report on this paper.
   *
   * @param quiet whether only failures and the verdict are printed
   */
  public ConsoleReport(Paper paper, boolean quiet) {
    this.paper = paper;
    this.quiet = quiet;
  }

  /**
   * Prints the report.
   *
   * @param folder where the reports lie; null when none were written
   * @param troubles sentences about reports that could not be written
   */
  public void print(Dossier dossier, @Nullable Path folder, List<String> troubles) {
    RunResult result = dossier.result();
    if (!quiet) {
      heading(dossier);
    }
    FailureSheet sheet = new FailureSheet(paper, dossier);
    having(result, Verdict.ERROR).forEach(sheet::print);
    result.failures().forEach(sheet::print);
    waived(dossier);
    boolean judged = !result.requirements().isEmpty();
    if (!quiet && judged) {
      warnings(dossier);
      undecided(dossier);
      measured(result);
      notBuilt(result.notBuilt());
    }
    result.notices().forEach(n -> paper.labelled("! ", dossier.redact(n)));
    troubles.forEach(t -> paper.labelled("! ", dossier.redact(t)));
    verdict(result);
    if (!quiet && folder != null) {
      paper.line("Reports: " + Printable.line(folder.toString()));
    }
  }

  private void heading(Dossier dossier) {
    RunFacts run = dossier.result().run();
    paper.gap();
    paper.labelled(
        "", "Target " + dossier.redact(run.target()) + (run.partial() ? " (partial)" : ""));
    paper.labelled(
        "",
        "Profile "
            + run.profile()
            + ", "
            + run.strictness()
            + ", budget "
            + run.budget()
            + ", suite "
            + run.suiteVersion()
            + ", run "
            + run.id()
            + ", "
            + Span.of(run.duration()));
    paper.gap();
    if (!dossier.result().requirements().isEmpty()) {
      AreaTable.lines(dossier).forEach(line -> paper.line(Printable.line(line)));
    }
    paper.gap();
  }

  private void waived(Dossier dossier) {
    RunResult result = dossier.result();
    for (RequirementVerdict accepted : result.waived()) {
      String label = paper.ink(Ink.DOUBT, "WAIVED") + " " + accepted.requirement().id() + " ";
      paper.line(label + Printable.line(accepted.requirement().title()));
      result
          .waivers()
          .of(accepted)
          .ifPresent(
              waiver ->
                  paper.labelled(
                      "       ",
                      "until %s: %s".formatted(waiver.expires(), dossier.redact(waiver.reason()))));
      paper.labelled("       ", dossier.redact(accepted.decisive().message()));
    }
    gapAfter(result.waived());
  }

  private void warnings(Dossier dossier) {
    for (RequirementVerdict warned : having(dossier.result(), Verdict.WARN)) {
      String label = paper.ink(Ink.DOUBT, "WARN") + " " + warned.requirement().id() + " ";
      paper.line(label + Printable.line(warned.requirement().title()));
      paper.labelled("     ", beginning(dossier.redact(warned.decisive().message())));
      paper.labelled("     where  ", warned.requirement().where());
      dossier.senderHint(warned).ifPresent(hint -> paper.labelled("     sender ", hint));
    }
    gapAfter(having(dossier.result(), Verdict.WARN));
  }

  /** Long lists of ids are for the page, not for the terminal. */
  private static String beginning(String message) {
    List<String> lines = message.lines().toList();
    return lines.size() <= MOST_LINES
        ? message
        : String.join("\n", lines.subList(0, MOST_LINES))
            + "\n… (%d more lines: conformance.html)".formatted(lines.size() - MOST_LINES);
  }

  private void undecided(Dossier dossier) {
    Map<Reason, StringBuilder> ids = new EnumMap<>(Reason.class);
    List<RequirementVerdict> undecided = having(dossier.result(), Verdict.INCONCLUSIVE);
    for (RequirementVerdict requirement : undecided) {
      Reason reason = requirement.reason();
      if (reason != null) {
        ids.computeIfAbsent(reason, r -> new StringBuilder())
            .append(' ')
            .append(requirement.requirement().id());
      }
    }
    ids.forEach(
        (reason, rows) ->
            paper.labelled(
                "INCONCLUSIVE ", reason.code() + ", " + ReasonWords.of(reason) + ":" + rows));
    for (Boundary.Suspected suspected : Boundary.suspected(dossier)) {
      List<String> rows = suspected.rows().stream().map(Row::id).toList();
      paper.labelled("sender ", String.join(" ", rows) + ": " + suspected.hint());
    }
    gapAfter(undecided);
  }

  private void measured(RunResult result) {
    MeasuredWords.of(result.measurements()).forEach(words -> paper.labelled("measured ", words));
  }

  private void notBuilt(int count) {
    if (count > 0) {
      paper.labelled(
          "",
          count == 1
              ? "1 requirement of the catalogue has no test yet or cannot be tested."
              : count + " requirements of the catalogue have no test yet or cannot be tested.");
    }
  }

  private void verdict(RunResult result) {
    Claim claim = result.claim();
    Ink ink =
        switch (claim.sign().tone()) {
          case GOOD -> Ink.GOOD;
          case DOUBT -> Ink.DOUBT;
          case BAD -> Ink.BAD;
        };
    paper.line(paper.ink(ink, claim.sentence()));
    gate(claim);
  }

  /** What a script is told, and what would make it another number. */
  private void gate(Claim claim) {
    int code = claim.exit().code();
    List<String> remedies = claim.remedies();
    paper.labelled(
        "",
        remedies.isEmpty()
            ? "Exit code %d.".formatted(code)
            : "Exit code %d; 0 with %s.".formatted(code, String.join(" ", remedies)));
  }

  private void gapAfter(List<RequirementVerdict> section) {
    if (!section.isEmpty()) {
      paper.gap();
    }
  }

  private static List<RequirementVerdict> having(RunResult result, Verdict verdict) {
    return result.requirements().stream().filter(r -> r.verdict() == verdict).toList();
  }
}
