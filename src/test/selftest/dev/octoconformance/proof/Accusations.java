package dev.octoconformance.proof;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The places in the suite that can accuse a target. */
final class Accusations {
  private static final Path SUITE = Path.of("src/test/java/dev/octoconformance/suite");
  private static final String PACKAGE = "dev.octoconformance.suite.";

  private static final Pattern ACCUSES = Pattern.compile("assertThat\\(|\\.must\\(");

  private static final Pattern VERIFIES =
      Pattern.compile(
          "@Verifies\\((?:value = )?\"(?<id>[^\"]+)\"(?:, facet = \"(?<facet>[^\"]+)\")?\\)");

  private static final Catalogue CATALOGUE = Catalogue.load();

  private Accusations() {}

  /**
   * A statement that accuses.
   *
   * @param file the name of the class
   * @param from its first line
   * @param to its last line
   */
  record Statement(String file, int from, int to) {
    boolean contains(Place place) {
      return file.equals(place.file()) && from <= place.line() && place.line() <= to;
    }
  }

  /** The line that an accusation came from. */
  record Place(String file, int line) {}

  /** Every statement of the suite that accuses. */
  static List<Statement> statements() {
    try (Stream<Path> files = Files.list(SUITE)) {
      List<Statement> all = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith("Conformance.java")).toList()) {
        all.addAll(statements(file));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Statement> statements(Path file) throws IOException {
    String text = Files.readString(file);
    String name = file.getFileName().toString().replace(".java", "");
    List<Statement> statements = new ArrayList<>();
    Matcher matcher = ACCUSES.matcher(text);
    while (matcher.find()) {
      if (onlyNotes(text, matcher.start())) {
        continue;
      }
      statements.add(
          new Statement(name, line(text, matcher.start()), line(text, end(text, matcher.start()))));
    }
    return statements;
  }

  /**
   * Whether it stands in a test that accuses nobody: of a row that is information, or of advice
   * that leaves open what is right, so that every fault declares an observation only.
   */
  private static boolean onlyNotes(String text, int at) {
    String before = text.substring(0, at);
    String method = before.substring(before.lastIndexOf("\n  }\n") + 1);
    Matcher verifies = VERIFIES.matcher(method);
    if (!verifies.find()) {
      return false;
    }
    Requirement row = CATALOGUE.row(verifies.group("id"));
    String facet = verifies.group("facet");
    Level level = facet == null ? row.level() : row.facets().get(facet);
    return level == Level.INFO || (level == Level.SHOULD && isOnlyObserved(row.id()));
  }

  private static boolean isOnlyObserved(String id) {
    List<Breach> breaches =
        Arrays.stream(Fault.values())
            .flatMap(fault -> fault.breaches().stream())
            .filter(breach -> breach.requirement().equals(id))
            .toList();
    return !breaches.isEmpty() && breaches.stream().allMatch(Breach::observation);
  }

  /** Where the statement ends: at its semicolon, or at the bracket that it stands in. */
  private static int end(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char sign = text.charAt(i);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      if (depth < 0 || (depth == 0 && (sign == ';' || sign == ','))) {
        return i;
      }
    }
    return text.length();
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** Where the accusations of a run came from. */
  static List<Place> places(Bench.Outcome outcome) {
    return outcome.requirements().stream()
        .flatMap(requirement -> requirement.cases().stream())
        .filter(c -> Set.of(Verdict.FAIL, Verdict.WARN).contains(c.verdict()))
        .flatMap(c -> place(c).stream())
        .toList();
  }

  private static Optional<Place> place(CaseVerdict verdict) {
    Throwable accusation = verdict.accusation();
    return accusation == null
        ? Optional.empty()
        : Arrays.stream(accusation.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(PACKAGE))
            .map(
                frame ->
                    new Place(
                        String.valueOf(frame.getFileName()).replace(".java", ""),
                        frame.getLineNumber()))
            .findFirst();
  }
}
