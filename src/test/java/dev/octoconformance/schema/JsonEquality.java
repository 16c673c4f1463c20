package dev.octoconformance.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Equality of JSON by meaning: numbers by value, instants as instants, the order of keys ignored.
 */
public final class JsonEquality {

  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d.*");

  private final boolean common;
  private final List<Difference> differences = new ArrayList<>();

  private JsonEquality(boolean common) {
    this.common = common;
  }

  /** All differences in the order of the first document; empty when both mean the same. */
  public static List<Difference> differences(JsonNode left, JsonNode right) {
    return new JsonEquality(false).all(left, right);
  }

  /** The differences in what both documents have: a key that only one has is none. */
  public static List<Difference> differencesInCommon(JsonNode left, JsonNode right) {
    return new JsonEquality(true).all(left, right);
  }

  private List<Difference> all(JsonNode left, JsonNode right) {
    compare(JsonPointer.empty(), left, right);
    return List.copyOf(differences);
  }

  private void compare(JsonPointer at, @Nullable JsonNode left, @Nullable JsonNode right) {
    if (left != null && right != null && left.isObject() && right.isObject()) {
      fields(at, left, right);
    } else if (left != null && right != null && left.isArray() && right.isArray()) {
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        compare(at.appendIndex(i), left.get(i), right.get(i));
      }
    } else if (left == null || right == null || !same(at, left, right)) {
      differences.add(new Difference(at.toString(), ValueInWords.of(left), ValueInWords.of(right)));
    }
  }

  private void fields(JsonPointer at, JsonNode left, JsonNode right) {
    Set<String> names = new LinkedHashSet<>(left.propertyNames());
    names.addAll(right.propertyNames());
    for (String name : names) {
      if (!common || (left.has(name) && right.has(name))) {
        compare(at.appendProperty(name), left.get(name), right.get(name));
      }
    }
  }

  private static boolean same(JsonPointer at, JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue()) == 0;
    }
    if (left.isString() && right.isString() && !isId(at)) {
      Instant one = instant(left.stringValue());
      return one == null ? left.equals(right) : one.equals(instant(right.stringValue()));
    }
    return left.equals(right);
  }

  /** An id that looks like a date is still compared letter by letter: ids are opaque. */
  private static boolean isId(JsonPointer at) {
    String name = at.last() == null ? null : at.last().getMatchingProperty();
    return name != null && (name.equals("id") || name.endsWith("Id"));
  }

  private static @Nullable Instant instant(String text) {
    if (!INSTANT.matcher(text).matches()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAnInstant) {
      return null;
    }
  }
}
