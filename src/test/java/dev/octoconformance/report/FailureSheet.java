package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.report.Paper.Ink;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.List;

/** A broken requirement in full: what is wrong, where it is written, how to see it again. */
final class FailureSheet {

  private static final int CASES_IN_FULL = 2;

  private final Paper paper;
  private final Dossier dossier;

  FailureSheet(Paper paper, Dossier dossier) {
    this.paper = paper;
    this.dossier = dossier;
  }

  void print(RequirementVerdict broken) {
    Requirement row = broken.requirement();
    paper.line(
        paper.ink(Ink.BAD, broken.verdict().name())
            + " "
            + paper.ink(
                Ink.STRONG, row.id() + " (" + broken.level() + ") " + Printable.line(row.title())));
    paper.labelled("  says      ", row.says());
    paper.labelled("  where     ", row.where());
    List<CaseVerdict> cases =
        broken.cases().stream().filter(c -> c.verdict() == broken.verdict()).toList();
    cases.stream().limit(CASES_IN_FULL).forEach(this::print);
    if (cases.size() > CASES_IN_FULL) {
      List<String> further =
          cases.stream().skip(CASES_IN_FULL).map(c -> dossier.redact(c.name())).toList();
      paper.labelled("  also      ", String.join("; ", further));
    }
    if (broken.verdict() != Verdict.ERROR && !row.hint().isBlank()) {
      paper.labelled("  hint      ", row.hint());
    }
    dossier.senderHint(broken).ifPresent(hint -> paper.labelled("  sender    ", hint));
    paper.gap();
  }

  private void print(CaseVerdict concluded) {
    paper.labelled("  case      ", dossier.redact(concluded.name()));
    if (concluded.expected() != null && concluded.found() != null) {
      paper.labelled(
          "  about     ", shortened(dossier.redact(Decisive.subject(concluded.message()))));
      paper.labelled("  expected  ", shortened(dossier.redact(concluded.expected())));
      paper.labelled("  found     ", shortened(dossier.redact(concluded.found())));
    } else {
      paper.labelled("  found     ", shortened(dossier.redact(concluded.message())));
    }
    List<Entry> evidence = Decisive.of(dossier.entries(concluded.evidence()));
    evidence.stream()
        .forEach(
            e -> {
              paper.labelled("  " + e.id() + " ", Transcript.title(e));
              paper.verbatim("    ", Excerpt.of(e));
            });
    Decisive.request(evidence)
        .ifPresent(x -> paper.verbatim("  try       ", Printable.line(CurlLine.of(x))));
  }

  private static String shortened(String text) {
    return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
  }
}
