package dev.octoconformance.config;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in braces that a configured text may hold, such as {@code {productId}}. */
public final class Placeholders {
  /** What a trigger knows when it fires. */
  public static final List<String> OF_TRIGGERS =
      List.of("productId", "optionId", "availabilityId", "vacancies");

  /** What a tunnel knows when it starts. */
  public static final List<String> OF_TUNNELS = List.of("port");

  // A shell's ${NAME} is none of ours, and JSON always has something else behind its brace.
  private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([A-Za-z][A-Za-z0-9_]*)}");

  private Placeholders() {}

  /** The names in the text, in order of appearance. */
  static List<String> in(String text) {
    return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }

  /** The text with every placeholder that has a value replaced by it; the others stay. */
  public static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
  }

  private static String value(MatchResult found, Map<String, String> values) {
    return values.getOrDefault(found.group(1), found.group());
  }
}
