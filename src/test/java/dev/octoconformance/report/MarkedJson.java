package dev.octoconformance.report;

import dev.octoconformance.verdict.CaseVerdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** JSON of many lines, with a mark behind each place that a verdict finds fault with. */
final class MarkedJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern POINTER =
      Pattern.compile("(?<![\\w:/.~?=&-])(?:/[A-Za-z_][\\w~-]*(?:/[\\w~-]+)*)(?![\\w/.])");

  private MarkedJson() {}

  /** The JSON pointers that a verdict speaks of. */
  static Set<String> pointers(CaseVerdict verdict) {
    Set<String> pointers = new TreeSet<>();
    for (String text : new String[] {verdict.message(), verdict.expected(), verdict.found()}) {
      collect(text, pointers);
    }
    return pointers;
  }

  private static void collect(@Nullable String text, Set<String> pointers) {
    if (text != null) {
      POINTER.matcher(text).results().forEach(found -> pointers.add(found.group()));
    }
  }

  /** The text with its marks; empty when none of the places is in it. */
  static Optional<String> of(String json, Set<String> pointers) {
    Map<String, Integer> lines = lines(json);
    Map<Integer, String> marks = new TreeMap<>();
    for (String pointer : pointers) {
      String there = pointer;
      while (!there.isEmpty() && !lines.containsKey(there)) {
        there = there.substring(0, there.lastIndexOf('/'));
      }
      if (!there.isEmpty()) {
        String words = there.equals(pointer) ? pointer : pointer + " is missing";
        marks.merge(lines.getOrDefault(there, 1), words, (one, more) -> one + ", " + more);
      }
    }
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (String line : json.split("\n", -1)) {
      String mark = marks.get(number++);
      text.append(mark == null ? line : line + "   ◀── " + mark).append('\n');
    }
    return Optional.of(text.toString());
  }

  /** The line, from 1, that each value begins in. */
  private static Map<String, Integer> lines(String json) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(json)) {
      while (parser.nextToken() != null) {
        lines.putIfAbsent(
            parser.streamReadContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    } catch (JacksonException notJson) {
      return Map.of();
    }
    return lines;
  }
}
