package dev.octoconformance.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON value as a reader wants to hear of it: its kind first, then as much of it as fits. */
final class ValueInWords {

  private static final int LONGEST = 80;

  private ValueInWords() {}

  /** Such as {@code the string "octo/pricing"}; {@code nothing} for a value that is not there. */
  static String of(@Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return "nothing";
    }
    return switch (value.getNodeType()) {
      case STRING -> string(value.stringValue());
      case NUMBER -> "the number " + shortened(value.toString());
      case ARRAY -> value.isEmpty() ? "an empty array" : "the array " + shortened(value.toString());
      case OBJECT ->
          value.isEmpty() ? "an empty object" : "the object " + shortened(value.toString());
      default -> value.toString();
    };
  }

  /** A piece of text in quotes, shortened. */
  static String ofText(String text) {
    return "\"" + shortened(text) + "\"";
  }

  private static String string(String text) {
    if (text.isEmpty()) {
      return "an empty string";
    }
    if (text.length() > LONGEST) {
      return "a string of " + text.length() + " characters, " + ofText(text);
    }
    return "the string " + ofText(text);
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return text.substring(0, end) + "…";
  }
}
