package dev.octoconformance.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** One YAML document as written values that know their lines. */
final class YamlText {
  private final IntFunction<String> place;
  private final List<String> problems = new ArrayList<>();

  private YamlText(IntFunction<String> place) {
    this.place = place;
  }

  /**
   * The document as a written value; {@code place} names a line of it. Throws {@link
   * ConfigException} when it is no YAML or holds what a configuration cannot.
   */
  static Raw parse(String text, IntFunction<String> place) {
    return new YamlText(place).document(text);
  }

  private Raw document(String text) {
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      Raw root = first == null ? new Raw.Nothing(place.apply(1)) : value(parser, first);
      if (first != null && parser.nextToken() != null) {
        problems.add(at(parser) + ": a second document starts here. Keep one document per file.");
      }
      if (problems.isEmpty()) {
        return root;
      }
    } catch (JacksonException broken) {
      problems.add(notYaml(broken));
    }
    throw new ConfigException(problems);
  }

  private Raw value(JsonParser parser, JsonToken token) {
    String here = at(parser);
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      problems.add(here + ": references (*name) are not read. Write the value out.");
    }
    return switch (token) {
      case START_OBJECT -> mapping(parser, here);
      case START_ARRAY -> sequence(parser, here);
      case VALUE_NULL -> new Raw.Nothing(here);
      default -> new Raw.Text(parser.getString(), here);
    };
  }

  private Raw mapping(JsonParser parser, String here) {
    Map<String, Raw> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      String at = at(parser);
      Raw earlier = fields.get(name);
      Raw value = withPlace(value(parser, parser.nextToken()), at);
      if (earlier != null) {
        problems.add(
            at
                + ": \""
                + name
                + "\" stands here again (first at "
                + earlier.place()
                + "). Keep one.");
      }
      fields.put(name, value);
    }
    return new Raw.Fields(fields, here);
  }

  /** A value is said to stand where its key does, also when it starts on the next line. */
  private static Raw withPlace(Raw value, String place) {
    if (value instanceof Raw.Fields mapping) {
      return new Raw.Fields(mapping.fields(), place);
    }
    if (value instanceof Raw.Items sequence) {
      return new Raw.Items(sequence.items(), place);
    }
    return value instanceof Raw.Text scalar
        ? new Raw.Text(scalar.text(), place)
        : new Raw.Nothing(place);
  }

  private Raw sequence(JsonParser parser, String here) {
    List<Raw> items = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      items.add(value(parser, next));
    }
    return new Raw.Items(items, here);
  }

  private String at(JsonParser parser) {
    return place.apply(parser.currentTokenLocation().getLineNr());
  }

  // The library's own message quotes the lines around, and a token may stand there.
  private String notYaml(JacksonException broken) {
    String problem =
        broken.getCause() instanceof MarkedYamlEngineException marked
            ? marked.getProblem()
            : "the structure is broken";
    int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
    return place.apply(line) + ": this is not YAML: " + problem + ".";
  }
}
