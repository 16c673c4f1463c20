package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;
import dev.octoconformance.text.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values that keys can have. */
final class ValueTypes {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");
  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\s:/\\[\\]]+):(\\d{1,5})");

  private ValueTypes() {}

  /** Any text but an empty one. */
  static ValueType<String> text(String expected) {
    return matching(".+", expected);
  }

  /** A text that matches as a whole; line breaks count as any other character. */
  static ValueType<String> matching(String regex, String expected) {
    Pattern pattern = Pattern.compile(regex, Pattern.DOTALL);
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          String text = scalar(raw, expected);
          if (!pattern.matcher(text).matches()) {
            throw new Misfit(raw, expected);
          }
          return text;
        });
  }

  /** The bare token of an {@code Authorization} header. */
  static ValueType<Secret> token() {
    ValueType<String> bare =
        matching(
            "[\\x21-\\x7e]+", "the bare token: printable, without spaces and without \"Bearer\"");
    return ValueType.of(Shape.TEXT, raw -> new Secret(bare.read(raw)));
  }

  /** A password, whatever is in it. */
  static ValueType<Secret> password() {
    ValueType<String> any = text("a password");
    return ValueType.of(Shape.TEXT, raw -> new Secret(any.read(raw)));
  }

  /** One word of an enumeration. */
  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    Map<String, E> constants = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      constants.put(Words.of(constant), constant);
    }
    List<String> words = List.copyOf(constants.keySet());
    String expected = "one of " + String.join(", ", words);
    return new ValueType<>(
        Shape.TEXT,
        words,
        raw -> {
          String word = scalar(raw, expected);
          E constant = constants.get(word);
          if (constant == null) {
            String meant =
                Nearest.to(word, words).map(near -> "Did you mean \"" + near + "\"?").orElse("");
            throw new Misfit(raw, expected, meant);
          }
          return constant;
        });
  }

  /** An amount and its unit: {@code 1500ms}, {@code 2s}, {@code 5m}, {@code 1h}. */
  static ValueType<Duration> duration() {
    String expected = "a duration with its unit (ms, s, m, h) such as 1500ms, 60s or 5m";
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          Matcher parts = DURATION.matcher(scalar(raw, expected));
          if (!parts.matches()) {
            throw new Misfit(raw, expected);
          }
          long amount = Long.parseLong(parts.group(1));
          return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
          };
        });
  }

  /** A whole number from 1 to a million. */
  static ValueType<Integer> count(int example) {
    String expected = "a whole number from 1 to 1000000 such as " + example;
    return ValueType.of(
        Shape.NUMBER,
        raw -> {
          String digits = scalar(raw, expected);
          int number = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
          if (number < 1 || number > 1_000_000) {
            throw new Misfit(raw, expected);
          }
          return number;
        });
  }

  /** {@code true} or {@code false}. */
  static ValueType<Boolean> yesNo() {
    String expected = "true or false";
    return ValueType.of(
        Shape.YES_NO,
        raw ->
            switch (scalar(raw, expected)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new Misfit(raw, expected);
            });
  }

  /** A sequence; in one line of text its items are separated by commas. */
  static <T> ValueType<List<T>> listOf(ValueType<T> item, String example) {
    String expected = "a list such as " + example;
    return new ValueType<>(
        Shape.LIST,
        item.words(),
        raw -> {
          List<T> values = new ArrayList<>();
          for (Raw part : items(raw, expected)) {
            values.add(item.read(part));
          }
          return List.copyOf(values);
        });
  }

  /** A path of the file system, taken from the working directory when it is relative. */
  static ValueType<Path> path(String example) {
    String expected = "a path such as " + example;
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          try {
            return Path.of(scalar(raw, expected));
          } catch (InvalidPathException invalid) {
            throw new Misfit(raw, expected);
          }
        });
  }

  /** {@code HOST:PORT}, IPv6 addresses in brackets. */
  static ValueType<HostPort> hostPort() {
    String expected = "HOST:PORT such as 0.0.0.0:8080 (port 0 takes any free one)";
    return ValueType.of(
        Shape.TEXT,
        raw -> {
          Matcher parts = HOST_PORT.matcher(scalar(raw, expected));
          if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65535) {
            throw new Misfit(raw, expected);
          }
          String host = parts.group(1);
          boolean bracketed = host.startsWith("[");
          return new HostPort(
              bracketed ? host.substring(1, host.length() - 1) : host,
              Integer.parseInt(parts.group(2)));
        });
  }

  /** The text of a scalar without the blanks around it; never empty. */
  static String scalar(Raw raw, String expected) throws Misfit {
    if (raw instanceof Raw.Text text && !text.text().isBlank()) {
      return text.text().strip();
    }
    throw new Misfit(raw, expected);
  }

  private static List<Raw> items(Raw raw, String expected) throws Misfit {
    Raw unfolded = Inline.unfolded(raw, expected);
    if (unfolded instanceof Raw.Items list) {
      return list.items();
    }
    List<Raw> parts = new ArrayList<>();
    for (String part : scalar(unfolded, expected).split(",", -1)) {
      parts.add(new Raw.Text(part, raw.place()));
    }
    return parts;
  }
}
