package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What must hold between rows, whichever files they stand in. */
final class CrossChecks {
  private final List<Requirement> rows;
  private final Map<String, Requirement> byId = new LinkedHashMap<>();
  private final Flaws flaws;

  CrossChecks(List<Requirement> rows, Flaws flaws) {
    this.rows = rows;
    this.flaws = flaws;
    rows.forEach(row -> byId.putIfAbsent(row.id(), row));
  }

  void areasDiffer(List<Area> areas) {
    Map<String, String> codes = new HashMap<>();
    Map<Integer, String> orders = new HashMap<>();
    for (Area area : areas) {
      String code = codes.putIfAbsent(area.code(), area.file());
      if (code != null) {
        flaws.add(
            area.file() + ":1",
            "The area " + area.code() + " is already that of " + code + "; join the files.");
      }
      String order = orders.putIfAbsent(area.order(), area.file());
      if (order != null) {
        flaws.add(
            area.file() + ":1",
            "The order " + area.order() + " is already that of " + order + "; take a free number.");
      }
    }
  }

  void idsAndTitlesDiffer() {
    differ("id", Requirement::id, "give this row the next free number.");
    differ("title", Requirement::title, "say what is different about this row.");
  }

  private void differ(String key, Function<Requirement, String> value, String remedy) {
    Map<String, Requirement> taken = new HashMap<>();
    for (Requirement row : rows) {
      Requirement first =
          value.apply(row).isEmpty() ? null : taken.putIfAbsent(value.apply(row), row);
      if (first != null) {
        flaws.add(
            row.source(),
            "The "
                + key
                + " \""
                + value.apply(row)
                + "\" is taken by "
                + first.source()
                + "; "
                + remedy);
      }
    }
  }

  void linksLeadToRowsWithoutCircles() {
    for (Requirement row : rows) {
      for (String base : row.restsOn()) {
        if (!byId.containsKey(base)) {
          flaws.add(
              row.source(),
              row.id()
                  + " rests on \""
                  + base
                  + "\", which is no row: "
                  + Nearest.remedy(base, byId.keySet(), "take the link out."));
        }
      }
      for (String other : row.armsOf()) {
        Requirement lender = byId.get(other);
        if (lender == null || lender.arms().isEmpty()) {
          flaws.add(
              row.source(),
              row.id()
                  + " is judged by the webhooks of \""
                  + other
                  + "\", which is no row with arms: "
                  + Nearest.remedy(other, byId.keySet(), "take it out."));
        }
      }
    }
    Set<String> done = new HashSet<>();
    byId.keySet().forEach(id -> follow(id, new ArrayList<>(), done));
  }

  private void follow(String id, List<String> path, Set<String> done) {
    int before = path.indexOf(id);
    Requirement row = byId.get(id);
    if (before >= 0 && row != null) {
      String circle = String.join(" -> ", path.subList(before, path.size())) + " -> " + id;
      flaws.add(
          row.source(),
          "These rows rest on each other in a circle: " + circle + "; take one link out.");
    } else if (row != null && !done.contains(id)) {
      path.add(id);
      row.restsOn().forEach(base -> follow(base, path, done));
      path.remove(path.size() - 1);
      done.add(id);
    }
  }
}
