package dev.octoconformance.requirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * One mapping of a suite file, read key by key.
 *
 * <p>A value that is missing or of the wrong kind becomes a fault with its line, and reading goes
 * on with an empty value, so that all faults can be said at once.
 */
final class Section {
  private final String file;
  private final String called;
  private final MappingNode node;
  private final Faults faults;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  Section(String file, String called, MappingNode node, Faults faults) {
    this.file = file;
    this.called = called;
    this.node = node;
    this.faults = faults;
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      values.put(key, tuple.getValueNode());
      places.put(key, placeOf(tuple.getKeyNode()));
    }
  }

  /** The same mapping under the name that faults should use for it. */
  Section named(String name) {
    return new Section(file, name, node, faults);
  }

  /** File and line where the mapping begins. */
  String place() {
    return placeOf(node);
  }

  /** File and line of a key; those of the mapping if the key is absent. */
  String place(String key) {
    return places.getOrDefault(key, place());
  }

  /** Every key of the mapping, as written. */
  Set<String> keys() {
    return values.keySet();
  }

  void fault(String key, String sentence) {
    faults.add(place(key), sentence);
  }

  /** Makes a fault of every key that is not one of these. */
  void allowOnly(Collection<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String otherwise = "the keys are " + String.join(", ", known) + ".";
        fault(
            key,
            "Unknown key \""
                + key
                + "\" in "
                + called
                + ": "
                + Nearest.remedy(key, known, otherwise));
      }
    }
  }

  /** A text that must be there; the empty text, with a fault, if it is not. */
  String text(String key) {
    if (values.get(key) == null) {
      fault(key, "The key \"" + key + "\" is missing in " + called + "; add it.");
      return "";
    }
    String text = optionalText(key);
    return text == null ? "" : text;
  }

  @Nullable String optionalText(String key) {
    Node value = values.get(key);
    return value == null ? null : textOf(key, value);
  }

  /** A list of texts; empty if the key is absent. */
  List<String> texts(String key) {
    return items(key).stream()
        .map(item -> textOf(key, item))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** A list of whole numbers between two bounds; empty if the key is absent. */
  List<Integer> numbers(String key, int least, int most) {
    return items(key).stream().map(item -> numberOf(key, item, least, most)).toList();
  }

  /** A whole number that must be there; the least allowed, with a fault, if it is not. */
  int number(String key, int least, int most) {
    Node value = values.get(key);
    if (value == null) {
      fault(key, "The key \"" + key + "\" is missing in " + called + "; add it.");
      return least;
    }
    return numberOf(key, value, least, most);
  }

  /**
   * One of a few words, in the spelling of {@code known}; null if absent or, with a fault, unknown.
   */
  <E extends Enum<E>> @Nullable E word(String key, E[] known) {
    String text = optionalText(key);
    if (text == null || text.isEmpty()) {
      return null;
    }
    List<String> names = Arrays.stream(known).map(Enum::name).toList();
    int index = names.indexOf(text);
    if (index < 0) {
      String otherwise = "write one of " + String.join(", ", names) + ".";
      fault(
          key,
          "\""
              + text
              + "\" is no "
              + key
              + " for "
              + called
              + ": "
              + Nearest.remedy(text, names, otherwise));
      return null;
    }
    return known[index];
  }

  /** The mappings of a list; empty if the key is absent. */
  List<Section> sections(String key, String kind) {
    List<Section> sections = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(file, kind + " of " + called, mapping, faults));
      } else {
        faults.add(
            placeOf(item), "A " + kind + " of " + called + " must be written as keys and values.");
      }
    }
    return sections;
  }

  /** The mapping under a key; null if absent or, with a fault, no mapping. */
  @Nullable Section section(String key) {
    Node value = values.get(key);
    if (value == null || value instanceof MappingNode) {
      return value == null
          ? null
          : new Section(file, key + " of " + called, (MappingNode) value, faults);
    }
    fault(key, "The key \"" + key + "\" in " + called + " must hold keys and values.");
    return null;
  }

  /** Any value as JSON; null only if the key is absent. */
  @Nullable JsonNode json(String key) {
    Node value = values.get(key);
    return value == null ? null : YamlJson.of(value);
  }

  private List<Node> items(String key) {
    Node value = values.get(key);
    if (value == null || value instanceof SequenceNode) {
      return value == null ? List.of() : ((SequenceNode) value).getValue();
    }
    fault(
        key, "The key \"" + key + "\" in " + called + " must hold a list; write it as [one, two].");
    return List.of();
  }

  private String textOf(String key, Node value) {
    if (value instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    faults.add(
        placeOf(value),
        "The key \""
            + key
            + "\" in "
            + called
            + " must hold text; write some, in quotes if it looks like a number.");
    return "";
  }

  private int numberOf(String key, Node value, int least, int most) {
    JsonNode number = YamlJson.of(value);
    if (number.isInt() && number.intValue() >= least && number.intValue() <= most) {
      return number.intValue();
    }
    String wanted = "a whole number from " + least + " to " + most;
    faults.add(
        placeOf(value), "The key \"" + key + "\" in " + called + " must hold " + wanted + ".");
    return least;
  }

  private String placeOf(Node at) {
    return file + ":" + at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
