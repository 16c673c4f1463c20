package dev.octoconformance.report;

import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The counts of each verdict by area, as lines of a table. */
final class AreaTable {

  private static final Map<Verdict, String> HEADS =
      Map.of(Verdict.NOT_APPLICABLE, "N/A", Verdict.INCONCLUSIVE, "UNDECIDED");

  private AreaTable() {}

  static List<String> lines(Dossier dossier) {
    Map<String, List<RequirementVerdict>> areas = dossier.byArea();
    Tally all = Tally.of(dossier.result().requirements());
    List<Verdict> columns =
        Tally.READING_ORDER.stream()
            .filter(v -> v != Verdict.ERROR || all.of(Verdict.ERROR) > 0)
            .toList();
    int first =
        areas.values().stream()
            .mapToInt(rows -> dossier.areaOf(rows.get(0).requirement()).length())
            .max()
            .orElse(4);
    first = Math.max(first, "all".length());

    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(" ".repeat(first));
    columns.forEach(v -> head.append("  ").append(head(v)));
    lines.add(head.toString());
    for (List<RequirementVerdict> rows : areas.values()) {
      lines.add(row(dossier.areaOf(rows.get(0).requirement()), first, columns, Tally.of(rows)));
    }
    lines.add(row("all", first, columns, all));
    return lines;
  }

  private static String row(String name, int first, List<Verdict> columns, Tally tally) {
    StringBuilder line = new StringBuilder(name).append(" ".repeat(first - name.length()));
    for (Verdict verdict : columns) {
      int count = tally.of(verdict);
      String text = count == 0 ? "·" : String.valueOf(count);
      line.append("  ").append(" ".repeat(head(verdict).length() - text.length())).append(text);
    }
    return line.toString();
  }

  private static String head(Verdict verdict) {
    return " " + HEADS.getOrDefault(verdict, verdict.name());
  }
}
