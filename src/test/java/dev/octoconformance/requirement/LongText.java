package dev.octoconformance.requirement;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A text that is too long to be written down: {@code {letters 500}} stands for 500 letters, {@code
 * {brackets 500}} for an array in an array, 500 deep.
 */
final class LongText {
  private static final Pattern LONG = Pattern.compile("\\{(letters|brackets) ([0-9]{1,7})\\}");

  private LongText() {}

  /** The text in full length; null if there is none. */
  static @Nullable String of(@Nullable String text) {
    return text == null ? null : inFull(text, LONG.matcher(text));
  }

  /** Not by {@code replaceAll}, which takes a replacement of a million signs one by one, twice. */
  private static String inFull(String text, Matcher found) {
    StringBuilder full = new StringBuilder();
    int done = 0;
    while (found.find()) {
      full.append(text, done, found.start())
          .append(full(found.group(1), Integer.parseInt(found.group(2))));
      done = found.end();
    }
    return done == 0 ? text : full.append(text, done, text.length()).toString();
  }

  private static String full(String what, int times) {
    return what.equals("letters") ? "l".repeat(times) : "[".repeat(times) + "]".repeat(times);
  }

  /** The same with every text in it in full length, however deep. */
  static ObjectNode of(ObjectNode input) {
    ObjectNode full = input.deepCopy();
    full.properties().forEach(field -> field.setValue(of(field.getValue())));
    return full;
  }

  private static JsonNode of(JsonNode value) {
    if (value instanceof ObjectNode object) {
      return of(object);
    }
    if (value instanceof ArrayNode array) {
      ArrayNode full = array.deepCopy();
      for (int i = 0; i < full.size(); i++) {
        full.set(i, of(array.get(i)));
      }
      return full;
    }
    return value.isString() ? StringNode.valueOf(of(value.asString())) : value;
  }
}
