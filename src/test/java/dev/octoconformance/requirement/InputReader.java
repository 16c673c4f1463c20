package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads the inputs of a row: its cases and its arms. */
final class InputReader {
  static final List<String> OWN_CASE_KEYS = List.of("name", "level", "needs");
  static final List<String> ARM_KEYS =
      List.of(
          "name",
          "event",
          "retryOnError",
          "useContactLanguage",
          "headers",
          "capabilities",
          "url",
          "wave",
          "raw",
          "answers",
          "level",
          "needs");
  static final List<String> WAVES = List.of("A", "B", "C", "burst", "slow");
  static final List<String> URL_KEYS = List.of("path", "query", "userinfo", "fragment");
  private static final List<String> BODY_KEYS =
      List.of("event", "retryOnError", "useContactLanguage", "headers");

  private InputReader() {}

  static List<Case> cases(Section row) {
    List<Case> cases = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : row.sections("cases", "case")) {
      List<String> free =
          section.keys().stream().filter(key -> !OWN_CASE_KEYS.contains(key)).toList();
      String name = name(section, names, "case");
      cases.add(new Case(name, section.level("level"), Needs.of(section), object(section, free)));
    }
    return List.copyOf(cases);
  }

  static List<ArmSpec> arms(Section row) {
    List<ArmSpec> arms = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : row.sections("arms", "arm")) {
      section.allowOnly(ARM_KEYS);
      section.text("event");
      arms.add(
          new ArmSpec(
              name(section, names, "arm"),
              section.level("level"),
              Needs.of(section),
              object(section, BODY_KEYS),
              section.texts("capabilities"),
              url(section.section("url")),
              wave(section),
              section.flag("raw"),
              ReactionReader.reactions(section)));
    }
    return List.copyOf(arms);
  }

  private static String wave(Section section) {
    String wave = section.optionalText("wave");
    if (wave == null) {
      return section.keys().contains("answers") ? "B" : "A";
    }
    if (!WAVES.contains(wave)) {
      String remedy = Nearest.remedy(wave, WAVES, "write one of " + WAVES + ".");
      section.flaw(
          "wave", "Unknown wave \"%s\" in %s: %s".formatted(wave, section.called(), remedy));
    }
    return wave;
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
      section.flaw(
          "name", "The row has two %ss called \"%s\"; rename one of them.".formatted(kind, name));
    }
    return name;
  }

  private static ObjectNode object(Section section, List<String> keys) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (String key : keys) {
      JsonNode value = section.json(key);
      if (value != null) {
        object.set(key, value);
      }
    }
    return object;
  }
}
