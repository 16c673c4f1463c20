package dev.octoconformance.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Everything that a configuration can come from, for one proof. */
final class Sources {
  private final Map<String, String> environment = new HashMap<>();
  private final Properties system = new Properties();
  private final List<Setting> options = new ArrayList<>();
  private final Path directory;

  Sources(Path directory) {
    this.directory = directory;
  }

  Sources file(String yaml) {
    return file(ConfigLoader.STANDARD_FILE, yaml);
  }

  Sources file(String name, String yaml) {
    try {
      Files.writeString(directory.resolve(name), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Sources variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Sources property(String name, String value) {
    system.setProperty(name, value);
    return this;
  }

  Sources option(String key, String value, String place) {
    options.add(new Setting(key, value, place));
    return this;
  }

  Sources set(String assignment) {
    options.add(Setting.parse(assignment, "--set"));
    return this;
  }

  LoadedConfig load() {
    return load(null);
  }

  LoadedConfig load(@Nullable String file) {
    return new ConfigLoader(environment, system, directory).load(file, options);
  }

  SuiteConfig config() {
    return load().config();
  }

  /** The sentences that loading ends with; none when it succeeds. */
  List<String> problems() {
    return problems(null);
  }

  List<String> problems(@Nullable String file) {
    try {
      load(file);
      return List.of();
    } catch (ConfigException wrong) {
      return wrong.problems();
    }
  }
}
