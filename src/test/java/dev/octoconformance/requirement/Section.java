package dev.octoconformance.requirement;

import dev.octoconformance.text.Nearest;
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
 * <p>A value that is missing or of the wrong kind becomes a flaw with its line, and reading goes on
 * with an empty value, so that all flaws can be said at once.
 */
final class Section {
  private final String file;
  private final String called;
  private final MappingNode node;
  private final Flaws flaws;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, String> places = new LinkedHashMap<>();

  Section(String file, String called, MappingNode node, Flaws flaws) {
    this.file = file;
    this.called = called;
    this.node = node;
    this.flaws = flaws;
    for (NodeTuple tuple : node.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      values.put(key, tuple.getValueNode());
      places.put(key, placeOf(tuple.getKeyNode()));
    }
  }

  /** The same mapping under the name that flaws should use for it. */
  Section named(String name) {
    return new Section(file, name, node, flaws);
  }

  String called() {
    return called;
  }

  /** Every key of the mapping, as written. */
  Set<String> keys() {
    return values.keySet();
  }

  /** File and line of a key; those of the mapping if the key is absent. */
  String place(String key) {
    return places.getOrDefault(key, placeOf(node));
  }

  /** Notes what is wrong at a key. */
  void flaw(String key, String sentence) {
    flaws.add(place(key), sentence);
  }

  void missing(String key) {
    flaw(key, "The key \"%s\" is missing in %s; add it.".formatted(key, called));
  }

  /** Makes a flaw of every key that is not one of these. */
  void allowOnly(Collection<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        String remedy = Nearest.remedy(key, known, "take it out.");
        flaw(key, "Unknown key \"%s\" in %s: %s".formatted(key, called, remedy));
      }
    }
  }

  /** A text that must be there; the empty text, with a flaw, if it is not. */
  String text(String key) {
    if (!values.containsKey(key)) {
      missing(key);
    }
    String text = optionalText(key);
    return text == null ? "" : text;
  }

  /** A text; null if absent, empty with a flaw if it is none. */
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

  /** A level; null if absent or, with a flaw, unknown. */
  @Nullable Level level(String key) {
    String text = optionalText(key);
    if (text == null || text.isEmpty()) {
      return null;
    }
    List<String> names = Arrays.stream(Level.values()).map(Level::name).toList();
    if (names.contains(text)) {
      return Level.valueOf(text);
    }
    String remedy = Nearest.remedy(text, names, "write MUST, SHOULD or INFO.");
    flaw(key, "Unknown level \"%s\" in %s: %s".formatted(text, called, remedy));
    return null;
  }

  /** A whole number that must be there; the least allowed, with a flaw, if it is not. */
  int number(String key, int least, int most) {
    Node value = values.get(key);
    if (value == null) {
      missing(key);
      return least;
    }
    return numberOf(key, value, least, most);
  }

  /** Yes or no; no if the key is absent. */
  boolean flag(String key) {
    Node value = values.get(key);
    if (value == null) {
      return false;
    }
    JsonNode flag = YamlJson.of(value);
    if (!flag.isBoolean()) {
      wrong(value, key, "true or false; write one of them.");
    }
    return flag.asBoolean(false);
  }

  /** The items of a list as JSON; empty if the key is absent. */
  List<JsonNode> list(String key) {
    return items(key).stream().map(YamlJson::of).toList();
  }

  /** The mappings of a list; empty if the key is absent. */
  List<Section> sections(String key, String kind) {
    List<Section> sections = new ArrayList<>();
    String name = "this " + kind + " of " + called;
    for (Node item : items(key)) {
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(file, name, mapping, flaws));
      } else {
        flaws.add(placeOf(item), "Not readable: %s; write it as keys and values.".formatted(name));
      }
    }
    return sections;
  }

  /** The mapping under a key; null if absent or, with a flaw, no mapping. */
  @Nullable Section section(String key) {
    Node value = values.get(key);
    if (value instanceof MappingNode mapping) {
      return new Section(file, "\"" + key + "\" of " + called, mapping, flaws);
    }
    if (value != null) {
      wrong(value, key, "keys and values; write it as {key: value}.");
    }
    return null;
  }

  /** Any value as JSON; null only if the key is absent. */
  @Nullable JsonNode json(String key) {
    Node value = values.get(key);
    return value == null ? null : YamlJson.of(value);
  }

  private List<Node> items(String key) {
    Node value = values.get(key);
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (value != null) {
      wrong(value, key, "a list; write it as [one, two].");
    }
    return List.of();
  }

  private String textOf(String key, Node value) {
    boolean text = value instanceof ScalarNode && value.getTag().equals(Tag.STR);
    if (text && !((ScalarNode) value).getValue().isBlank()) {
      return ((ScalarNode) value).getValue();
    }
    wrong(value, key, "text; write some, in quotes if it looks like a number.");
    return "";
  }

  private int numberOf(String key, Node value, int least, int most) {
    JsonNode number = YamlJson.of(value);
    if (number.isInt() && number.intValue() >= least && number.intValue() <= most) {
      return number.intValue();
    }
    wrong(value, key, "whole numbers from %d to %d only; correct it.".formatted(least, most));
    return least;
  }

  private void wrong(Node at, String key, String wanted) {
    flaws.add(placeOf(at), "The key \"%s\" in %s takes %s".formatted(key, called, wanted));
  }

  private String placeOf(Node at) {
    return file + ":" + at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
