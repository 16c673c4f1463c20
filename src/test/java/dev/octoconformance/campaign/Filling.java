package dev.octoconformance.campaign;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Long texts that a row only measures: {@code {1024 letters}} stands for so many of them. */
final class Filling {
  private static final Pattern LETTERS = Pattern.compile("\\{(\\d{1,5}) letters}");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

  private Filling() {}

  /** The object itself, with every text in it filled, however deep. */
  static ObjectNode fill(ObjectNode object) {
    object.properties().forEach(field -> field.setValue(filled(field.getValue())));
    return object;
  }

  private static JsonNode filled(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return fill(object);
    }
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, filled(array.get(i)));
      }
      return array;
    }
    return value.isString() && value.asString().contains(" letters}")
        ? StringNode.valueOf(filled(value.asString()))
        : value;
  }

  private static String filled(String text) {
    return LETTERS
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(letters(Integer.parseInt(found.group(1)))));
  }

  private static String letters(int count) {
    return ALPHABET.repeat(count / ALPHABET.length() + 1).substring(0, count);
  }
}
