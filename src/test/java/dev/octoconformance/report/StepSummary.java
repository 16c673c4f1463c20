package dev.octoconformance.report;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunFacts;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run concluded, in a few lines of Markdown for the page of a CI job. */
public final class StepSummary {
  private static final int LONGEST = 300;

  private final Dossier dossier;
  private final List<String> lines = new ArrayList<>();

  private StepSummary(Dossier dossier) {
    this.dossier = dossier;
  }

  /**
   * Adds the summary to the end of this file; the file of a job may hold more.
   *
   * @return a sentence when that was not possible
   */
  public static Optional<String> append(Path file, Dossier dossier) {
    try {
      Files.writeString(
          file,
          of(dossier),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "The summary for the CI job could not be added to %s: %s"
              .formatted(file, e.getMessage()));
    }
  }

  /** The summary. */
  public static String of(Dossier dossier) {
    return String.join("\n", new StepSummary(dossier).write()) + "\n";
  }

  private List<String> write() {
    RunResult result = dossier.result();
    RunFacts run = result.run();
    lines.add("## OCTO webhooks conformance");
    lines.add("");
    lines.add("**" + plain(result.claim().sentence()) + "**");
    lines.add("");
    lines.add(
        "Target %s, profile %s, %s, budget %s, %s%s"
            .formatted(
                plain(dossier.redact(run.target())),
                run.profile(),
                run.strictness(),
                run.budget(),
                Span.of(run.duration()),
                run.partial() ? " (partial)" : ""));
    lines.add("");
    counts(Tally.of(result.requirements()));
    table("Broken", result.failures());
    table("Waived", result.waived());
    table("The suite broke", having(Verdict.ERROR));
    table("Not followed (SHOULD)", having(Verdict.WARN));
    table("Not decided", having(Verdict.INCONCLUSIVE));
    result.notices().forEach(n -> lines.add("- " + plain(dossier.redact(n))));
    lines.add("");
    return lines;
  }

  private void counts(Tally tally) {
    List<Verdict> shown =
        Tally.READING_ORDER.stream().filter(verdict -> tally.of(verdict) > 0).toList();
    if (shown.isEmpty()) {
      return;
    }
    lines.add("| " + String.join(" | ", shown.stream().map(Verdict::name).toList()) + " |");
    lines.add("|" + "---:|".repeat(shown.size()));
    lines.add(
        "| "
            + String.join(" | ", shown.stream().map(v -> String.valueOf(tally.of(v))).toList())
            + " |");
    lines.add("");
  }

  private void table(String heading, List<RequirementVerdict> rows) {
    if (rows.isEmpty()) {
      return;
    }
    lines.add("### " + heading);
    lines.add("");
    lines.add("| Requirement | What | Found |");
    lines.add("|---|---|---|");
    for (RequirementVerdict row : rows) {
      lines.add(
          "| %s (%s) | %s | %s |"
              .formatted(
                  row.requirement().id(),
                  row.level(),
                  plain(row.requirement().title()),
                  plain(dossier.redact(found(row)))));
    }
    lines.add("");
  }

  private String found(RequirementVerdict row) {
    String waived = dossier.result().waivers().of(row).map(StepSummary::waived).orElse("");
    String code = row.reason() == null ? "" : row.reason().code() + ": ";
    String message = Row.brief(row.decisive(), dossier);
    return waived
        + code
        + (message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
  }

  private static String waived(Waiver waiver) {
    return "until %s: %s. ".formatted(waiver.expires(), waiver.reason());
  }

  private List<RequirementVerdict> having(Verdict verdict) {
    return dossier.result().requirements().stream().filter(r -> r.verdict() == verdict).toList();
  }

  /** Text of a target in which Markdown and HTML find nothing to do. */
  private static String plain(String text) {
    String line = Printable.text(text).replaceAll("\\s+", " ");
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (c == '<' || c == '>' || c == '&' || c == '@') {
                out.append("&#").append(c).append(';');
              } else {
                if ("\\`*_{}[]#|~!".indexOf(c) >= 0) {
                  out.append('\\');
                }
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
