package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class SuiteSchemaTest {
  private final Schema requirements = schema("requirements");
  private final Schema profile = schema("profile");
  private final Schema senders = schema("senders");

  static Stream<Map.Entry<String, String>> suites() {
    return Catalogue.files().entrySet().stream();
  }

  static Stream<Map.Entry<String, String>> profiles() {
    return SuiteFiles.in("suites/profiles").entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void a_suite_file_is_as_its_schema_says(Map.Entry<String, String> file) {
    assertThat(requirements.validate(file.getValue(), InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_profile_is_as_its_schema_says(Map.Entry<String, String> file) {
    assertThat(profile.validate(file.getValue(), InputFormat.YAML)).isEmpty();
  }

  @Test
  void the_file_of_libraries_is_as_its_schema_says() {
    String file = SuiteFiles.in("suites").get(LibraryReader.FILE);
    assertThat(senders.validate(file, InputFormat.YAML)).isEmpty();
  }

  @Test
  void schema_and_loader_know_the_same_keys() {
    JsonNode definitions = requirements.getSchemaNode().required("$defs");
    assertThat(keys(requirements.getSchemaNode()))
        .containsExactlyInAnyOrderElementsOf(Catalogue.AREA_KEYS);
    assertThat(keys(definitions.required("row")))
        .containsExactlyInAnyOrderElementsOf(RowReader.KEYS);
    assertThat(keys(definitions.required("arm")))
        .containsExactlyInAnyOrderElementsOf(InputReader.ARM_KEYS);
    assertThat(keys(definitions.required("case")))
        .containsExactlyInAnyOrderElementsOf(InputReader.OWN_CASE_KEYS);
    assertThat(keys(definitions.required("arm").required("properties").required("url")))
        .containsExactlyInAnyOrderElementsOf(InputReader.URL_KEYS);
    assertThat(keys(profile.getSchemaNode()))
        .containsExactlyInAnyOrderElementsOf(ProfileReader.KEYS);
    assertThat(keys(senders.getSchemaNode()))
        .containsExactlyInAnyOrderElementsOf(LibraryReader.FILE_KEYS);
    JsonNode ofSenders = senders.getSchemaNode().required("$defs");
    assertThat(keys(ofSenders.required("sender")))
        .containsExactlyInAnyOrderElementsOf(LibraryReader.KEYS);
    assertThat(keys(ofSenders.required("fact")))
        .containsExactlyInAnyOrderElementsOf(LibraryReader.FACT_KEYS);
  }

  @Test
  void the_schema_refuses_an_unknown_key_and_an_unknown_level() {
    String file =
        """
        area: LIST
        order: 1
        title: Listing
        about: About.
        rows:
          - {id: LIST-01, level: MAY, title: a, says: b, where: c, hint: d, restsOn: [], step: 1}
        """;
    List<Error> errors = requirements.validate(file, InputFormat.YAML);
    assertThat(errors)
        .extracting(Error::getKeyword)
        .containsExactlyInAnyOrder("enum", "additionalProperties");
  }

  private static List<String> keys(JsonNode definition) {
    return List.copyOf(definition.required("properties").propertyNames());
  }

  private static Schema schema(String name) {
    String path = "/schemas/suite/" + name + ".schema.json";
    try (InputStream text = SuiteSchemaTest.class.getResourceAsStream(path)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Objects.requireNonNull(text), InputFormat.JSON);
    } catch (IOException unreadable) {
      throw new AssertionError(path, unreadable);
    }
  }
}
