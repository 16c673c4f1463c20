package dev.octoconformance.requirement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the rows of one area; what cannot be read is a fault of its section. */
final class RowReader {
  private static final List<String> ROW_KEYS =
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
          "excluded");
  private static final List<String> OWN_CASE_KEYS = List.of("name", "level", "needs");
  private static final List<String> BODY_KEYS =
      List.of("event", "retryOnError", "useContactLanguage", "headers");
  private static final List<String> ARM_KEYS =
      List.of(
          "name",
          "event",
          "retryOnError",
          "useContactLanguage",
          "headers",
          "capabilities",
          "url",
          "answers",
          "level",
          "needs");
  private static final List<String> URL_KEYS = List.of("path", "query", "userinfo", "fragment");

  private final String area;

  RowReader(String area) {
    this.area = area;
  }

  Requirement row(Section unnamed) {
    String id = unnamed.text("id");
    Section row = unnamed.named(id.isEmpty() ? "this row" : id);
    row.allowOnly(ROW_KEYS);
    if (!id.isEmpty() && !id.matches(java.util.regex.Pattern.quote(area) + "-[0-9]{2}")) {
      row.fault(
          "id",
          "The id \""
              + id
              + "\" stands in the area "
              + area
              + "; write "
              + area
              + "- and two digits.");
    }
    if (!row.keys().contains("restsOn")) {
      row.fault(
          "id",
          "The key \"restsOn\" is missing in "
              + id
              + "; write restsOn: [] if nothing has to hold first.");
    }
    return new Requirement(
        id,
        area,
        level(row),
        row.word("pragmatic", Level.values()),
        row.text("title"),
        row.text("says"),
        row.text("where"),
        row.text("hint"),
        row.optionalText("excluded"),
        row.texts("restsOn"),
        needs(row),
        facets(row),
        cases(row),
        arms(row),
        row.place());
  }

  private static Level level(Section row) {
    if (!row.keys().contains("level")) {
      row.text("level");
    }
    Level level = row.word("level", Level.values());
    return level == null ? Level.INFO : level;
  }

  private static List<String> needs(Section section) {
    List<String> needs = section.texts("needs");
    for (String need : needs) {
      if (!Needs.known(need)) {
        section.fault(
            "needs", "Nothing is known of the need \"" + need + "\": " + Needs.remedy(need));
      }
    }
    return needs;
  }

  private static Map<String, Level> facets(Section row) {
    Map<String, Level> facets = new LinkedHashMap<>();
    Section section = row.section("facets");
    if (section != null) {
      for (String name : section.keys()) {
        Level level = section.word(name, Level.values());
        facets.put(name, level == null ? Level.INFO : level);
      }
    }
    return java.util.Collections.unmodifiableMap(facets);
  }

  private static List<Case> cases(Section row) {
    List<Case> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : row.sections("cases", "case")) {
      ObjectNode input = JsonNodeFactory.instance.objectNode();
      for (String key : section.keys()) {
        if (!OWN_CASE_KEYS.contains(key)) {
          put(input, key, section.json(key));
        }
      }
      Level level = section.word("level", Level.values());
      cases.add(new Case(name(section, names, "case"), level, needs(section), input));
    }
    return List.copyOf(cases);
  }

  private static List<ArmSpec> arms(Section row) {
    List<ArmSpec> arms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : row.sections("arms", "arm")) {
      section.allowOnly(ARM_KEYS);
      section.text("event");
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      BODY_KEYS.forEach(key -> put(body, key, section.json(key)));
      Level level = section.word("level", Level.values());
      arms.add(
          new ArmSpec(
              name(section, names, "arm"),
              level,
              needs(section),
              body,
              section.texts("capabilities"),
              url(section.section("url")),
              section.numbers("answers", 100, 599)));
    }
    return List.copyOf(arms);
  }

  private static ArmSpec.@Nullable UrlForm url(@Nullable Section url) {
    if (url == null) {
      return null;
    }
    url.allowOnly(URL_KEYS);
    return new ArmSpec.UrlForm(
        url.optionalText("path"),
        url.optionalText("query"),
        url.optionalText("userinfo"),
        url.optionalText("fragment"));
  }

  private static String name(Section section, Set<String> taken, String kind) {
    String name = section.text("name");
    if (!name.isEmpty() && !taken.add(name)) {
      section.fault(
          "name", "The row has two " + kind + "s called \"" + name + "\"; give one another name.");
    }
    return name;
  }

  private static void put(ObjectNode object, String key, @Nullable JsonNode value) {
    if (value != null) {
      object.set(key, value);
    }
  }
}
