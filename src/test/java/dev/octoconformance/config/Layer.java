package dev.octoconformance.config;

import dev.octoconformance.config.ValueType.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that one source gives, by key; what is no key becomes a problem. */
final class Layer {
  private final Map<ConfigKey<?>, Raw> values = new LinkedHashMap<>();
  private final List<String> problems;

  /** Starts empty; problems are added to the list. */
  Layer(List<String> problems) {
    this.problems = problems;
  }

  /** The value given for the key, or null. */
  @Nullable Raw get(ConfigKey<?> key) {
    return values.get(key);
  }

  /** Reads what stands in files for secrets. */
  void read(SecretFiles files) {
    values.replaceAll((key, raw) -> key.secret() ? files.read(key, raw, problems) : raw);
    values.values().removeIf(Raw.Nothing.class::isInstance);
  }

  /** Takes what was written for a name: a key, a section of keys, or one field of a mapping. */
  void put(String name, Raw raw) {
    if (raw instanceof Raw.Nothing) {
      return;
    }
    Optional<ConfigKey<?>> key = ConfigKeys.find(name);
    Optional<ConfigKey<?>> mapping = mappingAround(name);
    if (key.isPresent()) {
      once(key.get(), raw);
    } else if (mapping.isPresent()) {
      String field = name.substring(mapping.get().name().length() + 1);
      merge(mapping.get(), new Raw.Fields(Map.of(field, raw), raw.place()));
    } else if (!ConfigKeys.isSection(name)) {
      problems.add(unknown(name, raw.place()));
    } else if (raw instanceof Raw.Fields section) {
      section.fields().forEach((child, value) -> put(name + "." + child, value));
    } else {
      String example = ConfigKeys.firstOf(name).name();
      problems.add(
          raw.place()
              + ": "
              + name
              + " is a section, not a value. Give its keys, such as "
              + example
              + ".");
    }
  }

  /** The sentence about a name that is no key. */
  static String unknown(String name, String place) {
    String remedy =
        ConfigKeys.nearest(name)
            .map(near -> "Did you mean \"" + near + "\"?")
            .orElse("Leave it out, or pick one of those that run --help names.");
    return place + ": unknown key \"" + name + "\". " + remedy;
  }

  private void once(ConfigKey<?> key, Raw raw) {
    Raw earlier = values.putIfAbsent(key, raw);
    if (earlier != null) {
      problems.add(
          raw.place()
              + ": "
              + key.name()
              + " was given already ("
              + earlier.place()
              + "). Keep one.");
    }
  }

  private void merge(ConfigKey<?> key, Raw.Fields more) {
    Map<String, Raw> fields = new LinkedHashMap<>();
    if (values.get(key) instanceof Raw.Fields earlier) {
      fields.putAll(earlier.fields());
    }
    fields.putAll(more.fields());
    values.put(key, new Raw.Fields(fields, more.place()));
  }

  private static Optional<ConfigKey<?>> mappingAround(String name) {
    return ConfigKeys.all()
        .filter(key -> key.type().shape() == Shape.MAPPING && name.startsWith(key.name() + "."))
        .findFirst();
  }
}
