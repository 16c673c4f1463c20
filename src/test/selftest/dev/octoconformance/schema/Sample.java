package dev.octoconformance.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A sample document of a schema.
 *
 * @param dialect the folder it is in
 * @param schema the schema it is for
 * @param name the name of its file
 * @param document the document
 * @param violates the pointers it violates; empty when it is valid
 */
record Sample(
    String dialect, String schema, String name, JsonNode document, List<String> violates) {

  static final Path SCHEMAS = Path.of("schemas");

  /** The samples in {@code samples/valid} or {@code samples/invalid} of all folders. */
  static Stream<Sample> all(String kind) {
    return files(SCHEMAS, ".json")
        .filter(
            file -> file.getNameCount() == 6 && file.subpath(2, 4).equals(Path.of("samples", kind)))
        .map(Sample::read);
  }

  /** The files below a folder whose names end so, in order. */
  static Stream<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document in a file, read without leniency. */
  static JsonNode json(Path file) {
    try {
      StrictJson read = StrictJson.read(Files.readAllBytes(file));
      if (read.value() == null || !read.isStrict()) {
        throw new IllegalStateException(file + ": " + read.summary());
      }
      return read.value();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample read(Path file) {
    String dialect = file.getName(1).toString();
    String schema = file.getName(4).toString();
    JsonNode content = json(file);
    if (file.getName(3).endsWith("valid")) {
      return new Sample(dialect, schema, file.getFileName().toString(), content, List.of());
    }
    List<String> violates =
        content.get("violates").values().stream().map(JsonNode::stringValue).toList();
    return new Sample(
        dialect, schema, file.getFileName().toString(), content.get("document"), violates);
  }

  @Override
  public String toString() {
    return dialect + "/" + schema + "/" + name;
  }
}
