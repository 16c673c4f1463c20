package dev.octoconformance.schema;

import tools.jackson.databind.JsonNode;

/** What a schema wants of a string, said in words. */
final class StringInWords {

  private StringInWords() {}

  /** Such as {@code a non-empty string of at most 255 characters}. */
  static String of(JsonNode schema) {
    String noun =
        switch (schema.path("format").asString("")) {
          case "date-time" -> "a date-time with offset (such as 2026-07-01T14:30:00Z)";
          case "uuid" -> "a UUID";
          case "" -> schema.path("minLength").asInt(0) == 1 ? "a non-empty string" : "a string";
          default -> "a string of the format " + schema.get("format").stringValue();
        };
    return noun + lengths(schema) + pattern(schema);
  }

  private static String lengths(JsonNode schema) {
    int least = schema.path("minLength").asInt(0);
    String atLeast = least > 1 ? " of at least " + least + " characters" : "";
    return schema.has("maxLength")
        ? atLeast + " of at most " + schema.get("maxLength") + " characters"
        : atLeast;
  }

  private static String pattern(JsonNode schema) {
    return schema.has("pattern") ? " matching " + schema.get("pattern").stringValue() : "";
  }
}
