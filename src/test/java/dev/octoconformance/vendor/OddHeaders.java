package dev.octoconformance.vendor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be odd about the {@code headers} of a creation. */
final class OddHeaders {
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "expect", "upgrade", "te", "trailer");

  private OddHeaders() {}

  /** Headers of which a value fulfils the condition. */
  static Predicate<@Nullable Object> value(Predicate<@Nullable Object> odd) {
    return headers ->
        headers instanceof JsonObject object
            && object.names().stream().anyMatch(name -> odd.test(object.get(name)));
  }

  /** Headers of which a text fulfils the condition. */
  static Predicate<@Nullable Object> text(Predicate<String> odd) {
    return value(value -> value instanceof String text && odd.test(text));
  }

  /** Headers of which a name, in lower case, fulfils the condition. */
  static Predicate<@Nullable Object> name(Predicate<String> odd) {
    return headers ->
        headers instanceof JsonObject object
            && object.names().stream().anyMatch(name -> odd.test(name.toLowerCase(Locale.ROOT)));
  }

  static Predicate<@Nullable Object> empty() {
    return text(String::isEmpty);
  }

  static Predicate<@Nullable Object> aNumber() {
    return value(value -> value instanceof Number || value instanceof Boolean);
  }

  static Predicate<@Nullable Object> aNull() {
    return value(value -> value == null);
  }

  static Predicate<@Nullable Object> anObject() {
    return value(value -> value instanceof JsonObject);
  }

  static Predicate<@Nullable Object> anArray() {
    return headers -> headers instanceof List;
  }

  static Predicate<@Nullable Object> aText() {
    return headers -> headers instanceof String;
  }

  static Predicate<@Nullable Object> beyondAscii() {
    return text(value -> value.chars().anyMatch(c -> c > 126));
  }

  static Predicate<@Nullable Object> ofTheConnection() {
    return name(OF_THE_CONNECTION::contains);
  }

  static Predicate<@Nullable Object> aLineBreak() {
    return text(value -> value.contains("\r\n"));
  }

  static Predicate<@Nullable Object> aLineFeed() {
    return text(value -> value.contains("\n") && !value.contains("\r"));
  }

  static Predicate<@Nullable Object> aCarriageReturn() {
    return text(value -> value.contains("\r") && !value.contains("\n"));
  }

  static Predicate<@Nullable Object> aLineBreakInAName() {
    return name(name -> name.contains("\n"));
  }

  static Predicate<@Nullable Object> aNameThatIsNone() {
    return name(name -> !name.contains("\n") && !Plain.isToken(name));
  }

  static Predicate<@Nullable Object> aNameTwice() {
    return headers -> {
      if (!(headers instanceof JsonObject object)) {
        return false;
      }
      Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      names.addAll(object.names());
      return names.size() < object.names().size();
    };
  }

  static Predicate<@Nullable Object> moreThan(int most) {
    return headers -> headers instanceof JsonObject object && object.names().size() > most;
  }

  static Predicate<@Nullable Object> longerThan(int longest) {
    return text(value -> value.length() > longest);
  }
}
