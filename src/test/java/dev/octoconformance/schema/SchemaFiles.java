package dev.octoconformance.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema files on the class path, by their addresses. */
final class SchemaFiles {

  /** What the address of every schema begins with; the rest is its path below {@code schemas/}. */
  static final String BASE = "https://octoconformance.dev/schemas/";

  private SchemaFiles() {}

  /**
   * Names and addresses of the schemas that a folder offers, its own and those it takes from
   * others.
   *
   * @throws IllegalArgumentException when there is no such folder
   */
  static Map<String, String> contents(String folder) {
    String index = BASE + folder + "/contents.json";
    JsonNode contents = json(index);
    if (contents == null) {
      throw new IllegalArgumentException(
          "There are no schemas for \"" + folder + "\": name a folder of schemas/.");
    }
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : contents.path("schemas").properties()) {
      addresses.put(entry.getKey(), resolve(index, entry.getValue().stringValue()));
    }
    return addresses;
  }

  /** The documents at these addresses and all that they refer to, by address. */
  static Map<String, JsonNode> reachable(Collection<String> addresses) {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(addresses);
    while (!open.isEmpty()) {
      String address = open.pop();
      if (!documents.containsKey(address)) {
        JsonNode document = json(address);
        if (document == null) {
          throw new IllegalStateException("A schema refers to " + address + ", which is missing.");
        }
        documents.put(address, document);
        for (String reference : document.findValuesAsString("$ref")) {
          open.push(resolve(address, reference).replaceFirst("#.*", ""));
        }
      }
    }
    return documents;
  }

  /** The absolute address of a reference that stands in the document at {@code from}. */
  static String resolve(String from, String reference) {
    return reference.startsWith("#")
        ? from + reference
        : URI.create(from).resolve(reference).toString();
  }

  private static @Nullable JsonNode json(String address) {
    String path = "/schemas/" + address.substring(BASE.length());
    try (InputStream stream = SchemaFiles.class.getResourceAsStream(path)) {
      return stream == null ? null : JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema file " + path + " cannot be read.", e);
    }
  }
}
