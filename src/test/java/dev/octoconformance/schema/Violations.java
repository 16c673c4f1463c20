package dev.octoconformance.schema;

import com.networknt.schema.Error;
import dev.octoconformance.schema.SchemaInWords.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Turns what the validator reports into what a reader can act on. */
final class Violations {

  private static final Pattern BRANCH = Pattern.compile("(.*?/(?:anyOf|oneOf))/\\d+/.*");
  private static final Set<String> UNWANTED =
      Set.of("additionalProperties", "unevaluatedProperties");

  private Violations() {}

  /** The violations behind these errors, in document order and each once. */
  static List<Violation> of(List<Error> errors, JsonNode document, SchemaInWords words) {
    Map<String, List<Violation>> branches = new LinkedHashMap<>();
    List<Violation> violations = new ArrayList<>();
    for (Error error : errors) {
      Matcher branch = BRANCH.matcher(error.getEvaluationPath().toString());
      if (branch.matches()) {
        String choice = error.getInstanceLocation() + " " + branch.group(1);
        branches.computeIfAbsent(choice, c -> new ArrayList<>()).add(single(error, words));
      } else if (!error.getKeyword().equals("oneOf") || !hasBranches(error, errors)) {
        violations.add(single(error, words));
      }
    }
    branches.values().forEach(options -> violations.add(choice(options, document)));
    Map<String, Integer> order = order(document);
    return violations.stream()
        .distinct()
        .sorted(Comparator.comparing(v -> position(v.pointer(), order)))
        .toList();
  }

  private static Violation single(Error error, SchemaInWords words) {
    String at = error.getInstanceLocation().toString();
    Place holder = words.holderOf(error.getSchemaLocation().toString());
    String property = error.getProperty();
    if (property != null && error.getKeyword().equals("required")) {
      return new Violation(
          below(at, property), words.say(words.field(holder, property)), "nothing");
    }
    if (property != null && UNWANTED.contains(error.getKeyword())) {
      JsonNode value = error.getInstanceNode().path(property);
      return new Violation(below(at, property), "no such field", ValueInWords.of(value));
    }
    String expected =
        error.getKeyword().equals("oneOf") ? "exactly one of its shapes" : words.say(holder);
    return new Violation(at, expected, ValueInWords.of(error.getInstanceNode()));
  }

  private static Violation choice(List<Violation> options, JsonNode document) {
    String at = options.stream().map(Violation::pointer).reduce(Violations::common).orElse("");
    String expected =
        options.stream()
            .map(o -> o.pointer().equals(at) ? o.expected() : described(o, at))
            .distinct()
            .collect(Collectors.joining(" or "));
    return new Violation(at, "either " + expected, ValueInWords.of(document.at(at)));
  }

  private static String described(Violation option, String at) {
    String place = option.pointer().substring(at.length() + 1);
    return option.found().equals("nothing")
        ? "the field " + place
        : option.expected() + " at " + place;
  }

  private static boolean hasBranches(Error error, List<Error> errors) {
    String path = error.getEvaluationPath() + "/";
    return errors.stream().anyMatch(e -> e.getEvaluationPath().toString().startsWith(path));
  }

  private static String common(String left, String right) {
    String shorter = left;
    while (!right.equals(shorter) && !right.startsWith(shorter + "/")) {
      shorter = shorter.substring(0, shorter.lastIndexOf('/'));
    }
    return shorter;
  }

  private static String below(String pointer, String property) {
    return pointer + "/" + property.replace("~", "~0").replace("/", "~1");
  }

  private static int position(String pointer, Map<String, Integer> order) {
    String place = pointer;
    while (!order.containsKey(place)) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return order.getOrDefault(place, 0);
  }

  private static Map<String, Integer> order(JsonNode document) {
    Map<String, Integer> order = new HashMap<>();
    number(document, JsonPointer.empty(), order);
    return order;
  }

  private static void number(JsonNode node, JsonPointer at, Map<String, Integer> order) {
    order.put(at.toString(), order.size());
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      number(field.getValue(), at.appendProperty(field.getKey()), order);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      number(node.get(i), at.appendIndex(i), order);
    }
  }
}
