package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConfigSchemaTest {
  private static final Path FILE = Path.of("schemas/suite/config.schema.json");

  private final String text;
  private final JsonNode schema;

  ConfigSchemaTest() throws IOException {
    text = Files.readString(FILE);
    schema = JsonMapper.shared().readTree(text);
  }

  @Test
  void schema_and_table_have_the_same_keys() {
    assertThat(leaves().keySet())
        .containsExactlyInAnyOrderElementsOf(ConfigKeys.ALL.stream().map(ConfigKey::name).toList());
  }

  @Test
  void schema_and_table_describe_alike() {
    leaves()
        .forEach(
            (name, leaf) ->
                assertThat(leaf.path("description").asString())
                    .as(name)
                    .isEqualTo(key(name).description()));
  }

  @Test
  void schema_and_table_have_the_same_defaults() {
    leaves()
        .forEach(
            (name, leaf) -> {
              JsonNode standard = leaf.path("default");
              String shown = standard.isString() ? standard.asString() : standard.toString();
              assertThat(leaf.has("default") ? shown : null)
                  .as(name)
                  .isEqualTo(key(name).standard());
            });
  }

  @Test
  void schema_and_table_have_the_same_words() {
    leaves()
        .forEach(
            (name, leaf) -> {
              JsonNode words =
                  leaf.has("items") ? leaf.path("items").path("enum") : leaf.path("enum");
              assertThat(words.valueStream().map(JsonNode::asString).toList())
                  .as(name)
                  .isEqualTo(key(name).words());
            });
  }

  @Test
  void schema_and_table_have_the_same_shapes() {
    leaves()
        .forEach(
            (name, leaf) -> assertThat(shape(leaf)).as(name).isEqualTo(key(name).type().shape()));
  }

  @Test
  void a_file_with_every_key_fits_the_schema() {
    assertThat(violations(ConfigSamples.FULL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "budgett: quick",
        "budget: quik",
        "target: {tokn: x}",
        "target: {url: api.example.com}",
        "target: {url: 'https://me:pw@h'}",
        "target: {url: 'https://h?a=1'}",
        "waits: {quietMin: 60}",
        "limits: {webhooks: 0}",
        "limits: {webhooks: many}",
        "declared: {httpsOnly: 'yes'}",
        "optIn: [bursts]",
        "only: ['a b']",
        "sink: {bind: '8080'}",
        "sink: {url: 'https://h', tunnel: t}",
        "trigger: {availability: {command: x, manual: true}}",
        "trigger: {availability: {http: {body: x}}}",
        "trigger: {availability: {manual: false}}"
      })
  void what_the_schema_refuses_is_refused_by_the_loader(String yaml, @TempDir Path directory) {
    assertThat(violations(yaml)).isNotEmpty();
    assertThat(new Sources(directory).file(yaml).problems()).isNotEmpty();
  }

  private List<Error> violations(String yaml) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(text)
        .validate(yaml, InputFormat.YAML);
  }

  private static ConfigKey<?> key(String name) {
    return ConfigKeys.find(name).orElseThrow();
  }

  private Map<String, JsonNode> leaves() {
    Map<String, JsonNode> leaves = new LinkedHashMap<>();
    collect("", schema, leaves);
    return leaves;
  }

  private static void collect(String prefix, JsonNode node, Map<String, JsonNode> leaves) {
    assertThat(node.path("additionalProperties").toString()).as(prefix).isEqualTo("false");
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      String name = prefix + property.getKey();
      if (property.getValue().has("properties")) {
        collect(name + ".", property.getValue(), leaves);
      } else {
        leaves.put(name, property.getValue());
      }
    }
  }

  private ValueType.Shape shape(JsonNode leaf) {
    JsonNode form = leaf.has("$ref") ? schema.at(leaf.path("$ref").asString().substring(1)) : leaf;
    if (form.has("anyOf")) {
      return ValueType.Shape.TEXT_OR_YES_NO;
    }
    return switch (form.path("type").asString("string")) {
      case "array" -> ValueType.Shape.LIST;
      case "object" -> ValueType.Shape.MAPPING;
      case "integer" -> ValueType.Shape.NUMBER;
      case "boolean" -> ValueType.Shape.YES_NO;
      default -> ValueType.Shape.TEXT;
    };
  }
}
