package dev.octoconformance.requirement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the rows of one area; what cannot be read is a flaw of its section. */
final class RowReader {
  static final List<String> KEYS =
      List.of(
          "id",
          "level",
          "pragmatic",
          "title",
          "says",
          "where",
          "hint",
          "restsOn",
          "needs",
          "facets",
          "cases",
          "arms",
          "armsOf",
          "excluded");

  private final String area;

  RowReader(String area) {
    this.area = area;
  }

  Requirement row(Section unnamed) {
    String id = unnamed.text("id");
    Section row = unnamed.named(id.isEmpty() ? "this row" : id);
    row.allowOnly(KEYS);
    checkId(row, id);
    if (!row.keys().contains("restsOn")) {
      row.flaw(
          "id",
          "The key \"restsOn\" is missing in %s; write restsOn: [] if nothing has to hold first."
              .formatted(row.called()));
    }
    return new Requirement(
        id,
        area,
        requiredLevel(row),
        row.level("pragmatic"),
        row.text("title"),
        row.text("says"),
        row.text("where"),
        row.text("hint"),
        row.optionalText("excluded"),
        row.texts("restsOn"),
        Needs.of(row),
        facets(row),
        InputReader.cases(row),
        InputReader.arms(row),
        row.texts("armsOf"),
        row.place("id"));
  }

  private void checkId(Section row, String id) {
    boolean both = !id.isEmpty() && !area.isEmpty();
    if (both && !id.matches(Pattern.quote(area) + "-[0-9]{2}")) {
      row.flaw(
          "id",
          "The id \"%s\" does not belong to the area %s of this file; write %s- and two digits."
              .formatted(id, area, area));
    }
  }

  private static Level requiredLevel(Section row) {
    if (!row.keys().contains("level")) {
      row.missing("level");
    }
    Level level = row.level("level");
    return level == null ? Level.INFO : level;
  }

  private static Map<String, Level> facets(Section row) {
    Section section = row.section("facets");
    if (section == null) {
      return Map.of();
    }
    Map<String, Level> facets = new LinkedHashMap<>();
    for (String name : section.keys()) {
      Level level = section.level(name);
      facets.put(name, level == null ? Level.INFO : level);
    }
    return Collections.unmodifiableMap(facets);
  }
}
