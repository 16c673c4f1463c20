package dev.octoconformance.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that hold secrets: a secret value {@code @FILE} stands for what is in the file.
 *
 * @param directory where relative paths begin
 */
record SecretFiles(Path directory) {
  private static final String MARK = "@";

  /** The value with the contents of its files in their places; what cannot be read is a problem. */
  Raw read(ConfigKey<?> key, Raw raw, List<String> problems) {
    if (raw instanceof Raw.Fields mapping) {
      Map<String, Raw> fields = new LinkedHashMap<>();
      mapping.fields().forEach((name, value) -> fields.put(name, read(key, value, problems)));
      return new Raw.Fields(fields, mapping.place());
    }
    if (!(raw instanceof Raw.Text text) || !text.text().strip().startsWith(MARK)) {
      return raw;
    }
    try {
      Path file = directory.resolve(text.text().strip().substring(MARK.length()));
      return new Raw.Text(Files.readString(file).strip(), text.place());
    } catch (InvalidPathException | IOException unreadable) {
      // What follows the mark is not shown: it may be a secret that begins with it.
      problems.add(
          "%s: %s: the file after the @ cannot be read. Give the path of a file that holds nothing but the secret."
              .formatted(text.place(), key.name()));
      return new Raw.Nothing(text.place());
    }
  }
}
