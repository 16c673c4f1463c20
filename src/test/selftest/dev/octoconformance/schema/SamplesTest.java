package dev.octoconformance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples show what the schemas mean, and leave no keyword of them untried. */
class SamplesTest {

  @ParameterizedTest
  @MethodSource("validSamples")
  void a_valid_sample_violates_nothing(Sample sample) {
    assertThat(Schemas.load(sample.dialect()).violations(sample.schema(), sample.document()))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("invalidSamples")
  void an_invalid_sample_violates_exactly_the_pointers_that_it_names(Sample sample) {
    assertThat(Schemas.load(sample.dialect()).violations(sample.schema(), sample.document()))
        .extracting(Violation::pointer)
        .containsExactlyElementsOf(sample.violates())
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo-webhooks", "peek", "ventrata-2025", "ventrata-2026"})
  void every_keyword_of_every_schema_is_violated_by_a_sample(String dialect) {
    Schemas schemas = Schemas.load(dialect);
    Set<String> tried =
        Sample.all("invalid")
            .filter(sample -> sample.dialect().equals(dialect))
            .flatMap(sample -> schemas.errors(sample.schema(), sample.document()).stream())
            .map(SchemaKeywords::reported)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(tried).containsAll(SchemaKeywords.declaredIn(dialect));
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo-webhooks", "suite"})
  void every_schema_has_a_valid_and_an_invalid_sample(String dialect) {
    Set<String> names = Schemas.load(dialect).names();

    for (String kind : List.of("valid", "invalid")) {
      assertThat(Sample.all(kind).filter(s -> s.dialect().equals(dialect)).map(Sample::schema))
          .containsAll(names);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo-webhooks", "peek", "ventrata-2025", "ventrata-2026"})
  void every_schema_file_is_named_in_the_contents_of_its_folder(String dialect) {
    List<String> files =
        Sample.files(Sample.SCHEMAS.resolve(dialect), ".schema.json")
            .map(file -> SchemaFiles.BASE + dialect + "/" + file.getFileName())
            .filter(address -> !address.endsWith("/common.schema.json"))
            .toList();

    assertThat(SchemaFiles.contents(dialect).values()).containsAll(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"peek", "ventrata-2025", "ventrata-2026"})
  void every_dialect_offers_the_same_schemas(String dialect) {
    assertThat(Schemas.load(dialect).names()).isEqualTo(Schemas.load("octo-webhooks").names());
  }

  static Stream<Sample> validSamples() {
    return Sample.all("valid");
  }

  static Stream<Sample> invalidSamples() {
    return Sample.all("invalid");
  }
}
