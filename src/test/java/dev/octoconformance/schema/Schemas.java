package dev.octoconformance.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The compiled schemas of one dialect: immutable, safe for many threads, never asks the network.
 */
public final class Schemas {

  private final String dialect;
  private final Map<String, Schema> compiled;
  private final SchemaInWords words;

  private Schemas(String dialect, Map<String, Schema> compiled, SchemaInWords words) {
    this.dialect = dialect;
    this.compiled = Collections.unmodifiableMap(compiled);
    this.words = words;
  }

  /**
   * The schemas in a folder of {@code schemas/}, such as {@code octo-webhooks}.
   *
   * @throws IllegalArgumentException when there is no such folder
   */
  public static Schemas load(String dialect) {
    Map<String, String> contents = SchemaFiles.contents(dialect);
    Map<String, JsonNode> documents = SchemaFiles.reachable(contents.values());
    SchemaRegistry registry = registry(documents);
    Map<String, Schema> compiled = new LinkedHashMap<>();
    contents.forEach((name, address) -> compiled.put(name, compile(registry, address)));
    return new Schemas(dialect, compiled, new SchemaInWords(documents));
  }

  /** The names of the schemas. */
  public Set<String> names() {
    return compiled.keySet();
  }

  /** What is wrong with a value, in the order of the document; empty when it is valid. */
  public List<Violation> violations(String schema, JsonNode value) {
    return Violations.of(errors(schema, value), value, words);
  }

  /**
   * The same, of which only what lies at or below a JSON pointer; where nothing is at the pointer,
   * also what is wrong above it, so that an absent value never looks valid.
   */
  public List<Violation> violationsAt(String schema, JsonNode value, String pointer) {
    boolean absent = value.at(pointer).isMissingNode();
    return violations(schema, value).stream()
        .filter(v -> within(v.pointer(), pointer) || (absent && within(pointer, v.pointer())))
        .toList();
  }

  private static boolean within(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }

  List<Error> errors(String schema, JsonNode value) {
    Schema ruler = compiled.get(schema);
    if (ruler == null) {
      throw new IllegalArgumentException(
          "The dialect %s has no schema \"%s\"; it has %s."
              .formatted(dialect, schema, String.join(", ", compiled.keySet())));
    }
    return ruler.validate(value);
  }

  private static Schema compile(SchemaRegistry registry, String address) {
    Schema schema = registry.getSchema(SchemaLocation.of(address));
    schema.initializeValidators();
    return schema;
  }

  private static SchemaRegistry registry(Map<String, JsonNode> documents) {
    Map<String, String> texts = new LinkedHashMap<>();
    documents.forEach((address, document) -> texts.put(address, document.toString()));
    SchemaRegistryConfig asserting =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        builder -> builder.schemas(texts).schemaRegistryConfig(asserting));
  }
}
