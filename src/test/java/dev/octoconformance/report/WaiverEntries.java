package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Entries of a file of waivers for what failed, ready to be copied. */
public final class WaiverEntries {
  private static final int DAYS = 90;

  private WaiverEntries() {}

  /** The lines of YAML; only comments when nothing failed that is not waived already. */
  public static List<String> of(Dossier dossier, LocalDate today) {
    List<RequirementVerdict> failures = dossier.result().failures();
    if (failures.isEmpty()) {
      return List.of("# Nothing failed that would need a waiver.");
    }
    List<String> lines = new ArrayList<>();
    lines.add("# Waivers of what failed; say why each of them is accepted, and until when.");
    failures.forEach(row -> entries(lines, row, dossier, today));
    return lines;
  }

  private static void entries(
      List<String> lines, RequirementVerdict row, Dossier dossier, LocalDate today) {
    List<CaseVerdict> failed =
        row.cases().stream()
            .filter(c -> c.verdict() == Verdict.FAIL)
            .filter(c -> dossier.result().waivers().of(row, c).isEmpty())
            .toList();
    boolean whole = failed.size() == row.cases().size();
    List<CaseVerdict> entries = whole ? failed.subList(0, 1) : failed;
    for (CaseVerdict one : entries) {
      lines.add("- id: " + row.requirement().id());
      if (!whole) {
        lines.add("  case: " + quoted(dossier.redact(one.name())));
      }
      lines.add("  reason: " + quoted("Known since " + today + ": " + row.requirement().title()));
      lines.add("  expires: " + today.plusDays(DAYS));
    }
  }

  private static String quoted(String text) {
    return new JsonMapper().writeValueAsString(text);
  }
}
