package dev.octoconformance.config;

import dev.octoconformance.text.Nearest;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the configuration from everywhere it can be given. Strongest first: options of the command
 * line, system properties {@code octo.KEY}, environment variables {@code OCTO_KEY}, the file, the
 * defaults. A system property wins over a variable because it is typed for one call, where a
 * variable is there for all of them.
 */
public final class ConfigLoader {
  /** The file that is read when no other is named, if it is there. */
  public static final String STANDARD_FILE = "octo-conformance.yaml";

  static final String VARIABLE_PLACE = "environment variable ";
  private static final String FILE_PROPERTY = ConfigKeys.PROPERTY_PREFIX + "config";
  private static final String FILE_VARIABLE = ConfigKeys.VARIABLE_PREFIX + "CONFIG";
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("OCTO_CONFORMANCE_CACHE", "OCTO_CONFORMANCE_CDS");

  private final Map<String, String> environment;
  private final Properties system;
  private final @Nullable Path directory;

  /** Takes the sources; {@code directory} is where files are looked for, null for no files. */
  public ConfigLoader(
      Map<String, String> environment, Properties system, @Nullable Path directory) {
    this.environment = environment;
    this.system = system;
    this.directory = directory;
  }

  /**
   * The configuration, with the file that {@code --config} names (null when it names none) and the
   * settings of the command line. Throws {@link ConfigException} with everything that is wrong.
   */
  public LoadedConfig load(@Nullable String file, List<Setting> options) {
    List<String> problems = new ArrayList<>();
    Layer fromFile = file(file, problems);
    Layer fromEnvironment = environment(problems);
    Layer fromSystem = system(problems);
    Layer fromOptions = new Layer(problems);
    for (Setting option : options) {
      fromOptions.put(option.key(), new Raw.Text(option.text(), option.place()));
    }
    List<Layer> layers = List.of(fromOptions, fromSystem, fromEnvironment, fromFile);
    if (directory != null) {
      SecretFiles files = new SecretFiles(directory);
      layers.forEach(layer -> layer.read(files));
    }
    Reading reading = new Reading(layers, problems);
    SuiteConfig config = Assembly.of(reading);
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new LoadedConfig(config, Origins.of(reading));
  }

  private Layer system(List<String> problems) {
    Layer layer = new Layer(problems);
    for (String name : system.stringPropertyNames().stream().sorted().toList()) {
      if (!name.startsWith(ConfigKeys.PROPERTY_PREFIX)) {
        continue;
      }
      String place = "system property " + name;
      String value = system.getProperty(name);
      if (value.isBlank()) {
        problems.add(place + " is empty. Give it a value, or leave it out.");
      } else if (!name.equals(FILE_PROPERTY)) {
        layer.put(name.substring(ConfigKeys.PROPERTY_PREFIX.length()), new Raw.Text(value, place));
      }
    }
    return layer;
  }

  // An empty variable is how CI systems pass what is not set: nobody meant to run without it.
  private Layer environment(List<String> problems) {
    Layer layer = new Layer(problems);
    Map<String, ConfigKey<?>> named = ConfigKeys.byVariable();
    for (String name : environment.keySet().stream().sorted().toList()) {
      if (!name.startsWith(ConfigKeys.VARIABLE_PREFIX) || OF_THE_LAUNCHER.contains(name)) {
        continue;
      }
      String place = VARIABLE_PLACE + name;
      String value = environment.getOrDefault(name, "");
      ConfigKey<?> key = named.get(name);
      if (key == null && !name.equals(FILE_VARIABLE)) {
        problems.add(place + ": there is no such key. " + remedy(name, named.keySet()));
      } else if (value.isBlank()) {
        problems.add(place + " is empty. Give it a value, or unset it.");
      } else if (key != null) {
        layer.put(key.name(), new Raw.Text(value, place));
      }
    }
    return layer;
  }

  /** Who wrote the beginning of a name probably means the first key that begins so. */
  private static String remedy(String name, Collection<String> variables) {
    Map<String, String> known = new LinkedHashMap<>();
    for (String variable : variables) {
      known.put(variable.substring(ConfigKeys.VARIABLE_PREFIX.length()), variable);
    }
    known.put("CONFIG", FILE_VARIABLE);
    String typed = name.substring(ConfigKeys.VARIABLE_PREFIX.length());
    return known.keySet().stream()
        .filter(word -> word.startsWith(typed + "_"))
        .findFirst()
        .or(() -> Nearest.to(typed, known.keySet()))
        .map(near -> "Did you mean " + known.get(near) + "?")
        .orElse(
            "Unset it, or pick one of those that run --help names (target.url is OCTO_TARGET_URL).");
  }

  private Layer file(@Nullable String named, List<String> problems) {
    Layer layer = new Layer(problems);
    if (directory == null) {
      return layer;
    }
    String fromSystem =
        system.getProperty(FILE_PROPERTY, environment.getOrDefault(FILE_VARIABLE, ""));
    String name = named == null ? fromSystem : named;
    boolean asked = !name.isBlank();
    String shown = asked ? name : STANDARD_FILE;
    Path file = directory.resolve(shown);
    if (!asked && !Files.exists(file)) {
      return layer;
    }
    try {
      Raw root = YamlText.parse(Files.readString(file), line -> shown + ":" + line);
      if (root instanceof Raw.Fields keys) {
        keys.fields().forEach(layer::put);
      } else if (!(root instanceof Raw.Nothing)) {
        problems.add(root.place() + ": expected keys with values, such as \"budget: quick\".");
      }
    } catch (ConfigException broken) {
      problems.addAll(broken.problems());
    } catch (CharacterCodingException notText) {
      problems.add(shown + ": the file is not UTF-8 text. Save it as UTF-8.");
    } catch (IOException unreadable) {
      problems.add(shown + ": " + reason(file) + " Check the path given with --config.");
    }
    return layer;
  }

  private static String reason(Path file) {
    if (Files.isDirectory(file)) {
      return "this is a directory, not a file.";
    }
    return Files.exists(file) ? "the file cannot be read." : "there is no such file.";
  }
}
