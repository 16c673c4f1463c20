package dev.octoconformance.cli;

import dev.octoconformance.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a process in the background is told: what this one was told, handed over where nobody else
 * can read it.
 *
 * @param file the configuration file that was named; null for none
 * @param settings what the options of the command line say
 * @param system system properties
 * @param environment variables of ours, which the process is given as such
 */
public record Orders(
    @Nullable String file,
    List<Setting> settings,
    Map<String, String> system,
    Map<String, String> environment) {
  private static final String FILE = "file";
  private static final String SETTING = "setting.";
  private static final String SYSTEM = "system.";

  /** The same with one more setting. */
  Orders with(Setting setting) {
    List<Setting> more = new ArrayList<>(settings);
    more.add(setting);
    return new Orders(file, more, system, environment);
  }

  /** The same with further system properties, where they are not given already. */
  public Orders withSystem(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(system);
    return new Orders(file, settings, all, environment);
  }

  /** Writes all but the environment. */
  public void write(OutputStream out) throws IOException {
    Properties lines = new Properties();
    if (file != null) {
      lines.setProperty(FILE, file);
    }
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      lines.setProperty(SETTING + i + ".key", setting.key());
      lines.setProperty(SETTING + i + ".text", setting.text());
      lines.setProperty(SETTING + i + ".place", setting.place());
    }
    system.forEach((name, value) -> lines.setProperty(SYSTEM + name, value));
    lines.store(out, null);
  }

  /** What was written; the environment is the process's own. */
  static Orders read(InputStream in) throws IOException {
    Properties lines = new Properties();
    lines.load(in);
    List<Setting> settings = new ArrayList<>();
    for (int i = 0; lines.containsKey(SETTING + i + ".key"); i++) {
      settings.add(
          new Setting(
              lines.getProperty(SETTING + i + ".key"),
              lines.getProperty(SETTING + i + ".text"),
              lines.getProperty(SETTING + i + ".place")));
    }
    Map<String, String> system = new TreeMap<>();
    lines.stringPropertyNames().stream()
        .filter(name -> name.startsWith(SYSTEM))
        .forEach(name -> system.put(name.substring(SYSTEM.length()), lines.getProperty(name)));
    return new Orders(lines.getProperty(FILE), settings, system, Map.of());
  }

  /** Values may be secrets and are not shown. */
  @Override
  public String toString() {
    return "Orders[" + file + ", " + settings + ", " + system.keySet() + "]";
  }
}
