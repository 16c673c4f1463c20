package dev.octoconformance.proof;

import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.verdict.RequirementVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is held against every broken vendor, as it is kept with the sources: a line per fault, in
 * the order of {@link Fault}, so that a change of what the suite says shows in a diff.
 */
final class Matrix {
  static final Path FILE = Path.of("docs", "matrix.md");

  private static final Pattern LINE = Pattern.compile("\\| ([A-Z0-9_]+) \\| (.*) \\|");

  private static final String HEADING =
      """
      # Which fault breaks which requirements

      Every fault of the reference vendor, and all that a run of the whole suite holds against it. *Noted*: nothing is broken,
      and what is said differs from what is said of the correct vendor. Made by `mvn -Pmatrix verify`, which fails when anything has
      changed here; `mvn verify` compares each fault with its line as well.
      """;

  private Matrix() {}

  /** The lines that are kept, by the name of the fault. */
  static Map<String, String> kept() {
    Map<String, String> kept = new LinkedHashMap<>();
    if (Files.exists(FILE)) {
      try (var lines = Files.lines(FILE)) {
        lines
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .forEach(line -> kept.put(line.group(1), line.group(2)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kept;
  }

  /** What was found of a broken vendor: each requirement with its verdict. */
  static String cell(Fault fault, Bench.Outcome outcome) {
    List<String> found = new ArrayList<>();
    for (RequirementVerdict row : outcome.accusing()) {
      found.add("%s %s".formatted(row.requirement().id(), row.verdict()));
    }
    for (Breach breach : fault.breaches()) {
      String said = breach.observation() ? outcome.says(breach.requirement()) : "";
      if (breach.observation() && said.contains(breach.fragment())) {
        found.add("%s (noted)".formatted(breach.requirement()));
      }
    }
    return found.isEmpty() ? "nothing" : String.join(", ", found);
  }

  /** A table of these faults, in the order of their declaration. */
  static List<String> table(Map<String, String> cells) {
    List<String> lines = new ArrayList<>(List.of("| fault | broken |", "|---|---|"));
    Arrays.stream(Fault.values())
        .map(Enum::name)
        .filter(cells::containsKey)
        .forEach(name -> lines.add("| %s | %s |".formatted(name, cells.get(name))));
    return lines;
  }

  /** Keeps these lines, and of the faults that were not run those that are kept. */
  static void keep(Map<String, String> seen) throws IOException {
    Map<String, String> all = kept();
    all.putAll(seen);
    Files.writeString(
        FILE, HEADING + "\n" + table(all).stream().collect(Collectors.joining("\n", "", "\n")));
  }
}
