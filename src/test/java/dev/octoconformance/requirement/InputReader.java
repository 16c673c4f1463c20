package dev.octoconformance.requirement;

import dev.octoconformance.journal.Certificate;
import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
          "body",
          "text",
          "mayRefuse",
          "harmless",
          "capabilities",
          "url",
          "wave",
          "crowd",
          "raw",
          "answers",
          "level",
          "needs");
  static final List<String> WAVES =
      List.of(
          "A",
          "B",
          "C",
          "update",
          "cancellation",
          "burst",
          "slow",
          "availability",
          "last places",
          "certificates");
  static final List<String> URL_KEYS =
      List.of("path", "query", "userinfo", "fragment", "shape", "length", "sameAs", "certificate");
  private static final int LONGEST_URL = 65_536;
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
      cases.add(
          new Case(
              name, section.level("level"), Needs.of(section), LongText.of(object(section, free))));
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
              fields(section),
              LongText.of(section.optionalText("text")),
              section.flag("mayRefuse"),
              section.flag("harmless"),
              section.texts("capabilities"),
              url(section.section("url")),
              wave(section),
              oneOf(section, "crowd", ArmSpec.Crowd.values(), ArmSpec.Crowd::word),
              section.flag("raw"),
              ReactionReader.reactions(section)));
    }
    return List.copyOf(arms);
  }

  /** The fields of the creating request, of which odd ones win. */
  private static ObjectNode fields(Section section) {
    ObjectNode fields = object(section, BODY_KEYS);
    JsonNode odd = section.json("body");
    if (odd != null) {
      odd.forEachEntry(fields::set);
    }
    return LongText.of(fields);
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
        LongText.of(url.optionalText("path")),
        LongText.of(url.optionalText("query")),
        LongText.of(url.optionalText("userinfo")),
        LongText.of(url.optionalText("fragment")),
        oneOf(url, "shape", ArmSpec.Shape.values(), ArmSpec.Shape::word),
        url.keys().contains("length") ? url.number("length", 1, LONGEST_URL) : 0,
        url.optionalText("sameAs"),
        oneOf(url, "certificate", Certificate.values(), Certificate::word));
  }

  /** The constant that this key's word stands for; null when the key is absent. */
  private static <E> @Nullable E oneOf(
      Section section, String key, E[] constants, Function<E, String> word) {
    String given = section.optionalText(key);
    if (given == null) {
      return null;
    }
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      if (word.apply(constant).equals(given)) {
        return constant;
      }
      words.add(word.apply(constant));
    }
    String remedy = Nearest.remedy(given, words, "write one of " + words + ".");
    section.flaw(
        key, "Unknown %s \"%s\" of %s: %s".formatted(key, given, section.called(), remedy));
    return null;
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
