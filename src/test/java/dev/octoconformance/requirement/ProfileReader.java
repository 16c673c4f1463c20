package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a profile and checks it against the catalogue. */
final class ProfileReader {
  static final List<String> KEYS =
      List.of(
          "name",
          "title",
          "description",
          "capability",
          "paths",
          "events",
          "fields",
          "schemas",
          "rows");
  private static final List<String> PATHS =
      List.of("webhooks", "bookings", "availability", "products", "supplier");
  private static final List<String> FIELDS =
      List.of(
          "id",
          "event",
          "events",
          "url",
          "retryOnError",
          "useContactLanguage",
          "headers",
          "capabilities");

  private ProfileReader() {}

  static Profile load(String name, Map<String, String> yamlByFile, Catalogue catalogue) {
    String file = "suites/profiles/" + name + ".yaml";
    String text = yamlByFile.get(file);
    if (text == null) {
      Set<String> known = names(yamlByFile);
      throw new UnknownProfileException(
          "There is no profile \""
              + name
              + "\": "
              + Nearest.remedy(name, known, "the profiles are " + String.join(", ", known) + "."));
    }
    Flaws flaws = new Flaws();
    Optional<Profile> profile =
        new YamlText(file, text).root(flaws).map(root -> read(root, name, catalogue));
    flaws.refuseIfAny();
    return profile.orElseThrow();
  }

  static Set<String> names(Map<String, String> yamlByFile) {
    return yamlByFile.keySet().stream()
        .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".yaml".length()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Profile read(Section root, String name, Catalogue catalogue) {
    root.allowOnly(KEYS);
    String ownName = root.text("name");
    if (!ownName.isEmpty() && !ownName.equals(name)) {
      root.flaw(
          "name",
          "The profile is called \""
              + ownName
              + "\" but its file "
              + name
              + "; make them the same.");
    }
    if (root.texts("events").isEmpty()) {
      root.flaw("events", "The profile names no event; list at least one under events.");
    }
    return new Profile(
        ownName,
        root.text("title"),
        root.text("description"),
        root.optionalText("capability"),
        texts(root, "paths", PATHS, List.of("webhooks", "bookings")),
        root.texts("events"),
        texts(root, "fields", FIELDS, List.of("id", "url")),
        root.text("schemas"),
        rows(root, catalogue));
  }

  private static Map<String, String> texts(
      Section root, String key, List<String> known, List<String> required) {
    Section section = root.section(key);
    if (section == null) {
      root.flaw(
          key,
          "The key \"" + key + "\" is needed with " + String.join(" and ", required) + "; add it.");
      return Map.of();
    }
    section.allowOnly(known);
    Set<String> keys = new LinkedHashSet<>(section.keys());
    keys.addAll(required);
    Map<String, String> texts = new LinkedHashMap<>();
    keys.forEach(entry -> texts.put(entry, section.text(entry)));
    return Collections.unmodifiableMap(texts);
  }

  private static Map<String, Profile.Adjustment> rows(Section root, Catalogue catalogue) {
    Map<String, Profile.Adjustment> rows = new LinkedHashMap<>();
    Section section = root.section("rows");
    if (section == null) {
      return Map.of();
    }
    section.allowOnly(catalogue.rows().stream().map(Requirement::id).toList());
    for (String id : section.keys()) {
      Section row = section.section(id);
      if (row != null) {
        row.allowOnly(List.of("level", "notApplicable"));
        Profile.Adjustment adjustment =
            new Profile.Adjustment(row.level("level"), row.optionalText("notApplicable"));
        if (row.keys().size() != 1) {
          section.flaw(
              id,
              "The profile must give " + id + " either a level or a reason under notApplicable.");
        }
        rows.put(id, adjustment);
      }
    }
    return Collections.unmodifiableMap(rows);
  }
}
