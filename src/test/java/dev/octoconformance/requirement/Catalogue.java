package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Every requirement that a run can judge, in the order of the areas and of the rows in them. */
public final class Catalogue {
  static final List<String> AREA_KEYS = List.of("area", "order", "title", "about", "rows");

  private final List<Area> areas;
  private final Map<String, Requirement> rows;

  private Catalogue(List<Area> areas, Map<String, Requirement> rows) {
    this.areas = List.copyOf(areas);
    this.rows = Collections.unmodifiableMap(rows);
  }

  /**
   * The catalogue that ships with the suite, read when it is first asked for.
   *
   * @throws SuiteFileException if its files are wrong, with every flaw in them
   */
  public static Catalogue load() {
    try {
      return Shipped.CATALOGUE;
    } catch (ExceptionInInitializerError e) {
      if (e.getCause() instanceof SuiteFileException flawed) {
        throw flawed;
      }
      throw e;
    }
  }

  private static final class Shipped {
    static final Catalogue CATALOGUE = load(files());
  }

  /** The files of the areas: all but the one of libraries. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>(SuiteFiles.in("suites"));
    files.remove(LibraryReader.FILE);
    return files;
  }

  /** The catalogue of the given texts, by file name. */
  static Catalogue load(Map<String, String> yamlByFile) {
    Flaws flaws = new Flaws();
    Map<Area, List<Requirement>> read = new LinkedHashMap<>();
    boolean all = true;
    for (Map.Entry<String, String> file : yamlByFile.entrySet()) {
      Optional<Section> root = new YamlText(file.getKey(), file.getValue()).root(flaws);
      root.ifPresent(section -> readArea(file.getKey(), section, read));
      all &= root.isPresent();
    }
    List<Area> areas = read.keySet().stream().sorted(Comparator.comparingInt(Area::order)).toList();
    List<Requirement> inOrder =
        areas.stream().flatMap(area -> read.getOrDefault(area, List.of()).stream()).toList();
    CrossChecks checks = new CrossChecks(inOrder, flaws);
    checks.areasDiffer(areas);
    checks.idsAndTitlesDiffer();
    if (all) {
      checks.linksLeadToRowsWithoutCircles();
    }
    flaws.refuseIfAny();
    Map<String, Requirement> rows = new LinkedHashMap<>();
    inOrder.forEach(row -> rows.put(row.id(), row));
    return new Catalogue(areas, rows);
  }

  private static void readArea(String file, Section section, Map<Area, List<Requirement>> read) {
    section.allowOnly(AREA_KEYS);
    String code = section.text("area");
    Area area =
        new Area(
            code,
            section.text("title"),
            section.text("about"),
            section.number("order", 1, 99),
            file);
    RowReader reader = new RowReader(code);
    List<Requirement> rows = new ArrayList<>();
    section.sections("rows", "row").forEach(row -> rows.add(reader.row(row)));
    if (!section.keys().contains("rows")) {
      section.flaw(
          "area", "The key \"rows\" is missing in this file; add it, with at least one row.");
    }
    read.put(area, rows);
  }

  /** Every row. */
  public List<Requirement> rows() {
    return List.copyOf(rows.values());
  }

  /** Every area. */
  public List<Area> areas() {
    return areas;
  }

  /**
   * The row of an id.
   *
   * @throws UnknownRequirementException if no row has it
   */
  public Requirement row(String id) {
    Requirement row = rows.get(id);
    if (row == null) {
      throw unknown(id);
    }
    return row;
  }

  /**
   * The rows that any of the patterns matches, each once and in the order of the catalogue; every
   * row if there is no pattern. A pattern is an id or one with {@code *} and {@code ?} in it, in
   * either case.
   *
   * @throws UnknownRequirementException if a pattern matches nothing
   */
  public List<Requirement> select(List<String> patterns) {
    if (patterns.isEmpty()) {
      return rows();
    }
    Set<Requirement> chosen = new LinkedHashSet<>();
    for (String pattern : patterns) {
      List<Requirement> matching = matching(glob(pattern));
      if (matching.isEmpty()) {
        throw unknown(pattern);
      }
      chosen.addAll(matching);
    }
    return rows.values().stream().filter(chosen::contains).toList();
  }

  private List<Requirement> matching(Pattern glob) {
    return rows.values().stream().filter(row -> glob.matcher(row.id()).matches()).toList();
  }

  private static Pattern glob(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char sign : pattern.strip().toUpperCase(Locale.ROOT).toCharArray()) {
      regex.append(sign == '*' ? ".*" : sign == '?' ? "." : Pattern.quote(String.valueOf(sign)));
    }
    return Pattern.compile(regex.toString());
  }

  private UnknownRequirementException unknown(String pattern) {
    Set<String> known = new LinkedHashSet<>(rows.keySet());
    areas.forEach(area -> known.add(area.code() + "-*"));
    String otherwise = "\"list\" shows every requirement.";
    return new UnknownRequirementException(
        "No requirement matches \"" + pattern + "\": " + Nearest.remedy(pattern, known, otherwise));
  }
}
