package dev.octoconformance.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The texts of an object that a guest may read in several languages. */
public final class Texts {
  private static final Set<String> NAMES =
      Set.of(
          "title",
          "shortTitle",
          "subtitle",
          "tagline",
          "shortDescription",
          "longDescription",
          "description");

  private Texts() {}

  /** The JSON pointers of the texts that both have and show differently. */
  public static List<String> differing(JsonNode one, JsonNode other) {
    List<String> pointers = new ArrayList<>();
    compare("", one, other, pointers);
    return pointers;
  }

  private static void compare(String at, JsonNode one, JsonNode other, List<String> pointers) {
    one.forEachEntry(
        (name, value) -> {
          JsonNode counterpart = other.path(name);
          String place = at + "/" + name.replace("~", "~0").replace("/", "~1");
          if (!NAMES.contains(name)) {
            compare(place, value, counterpart, pointers);
          } else if (value.isString() && counterpart.isString() && !value.equals(counterpart)) {
            pointers.add(place);
          }
        });
    for (int i = 0; one.isArray() && other.isArray() && i < one.size(); i++) {
      compare(at + "/" + i, one.path(i), other.path(i), pointers);
    }
  }
}
