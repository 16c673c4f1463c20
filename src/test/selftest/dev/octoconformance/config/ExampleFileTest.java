package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExampleFileTest {
  private static final Path SCHEMA = Path.of("schemas/suite/config.schema.json");

  @TempDir Path folder;

  private static List<Error> violations(String yaml) throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA))
        .validate(yaml, InputFormat.YAML);
  }

  private SuiteConfig loaded(String yaml) throws IOException {
    Files.writeString(folder.resolve(ConfigLoader.STANDARD_FILE), yaml);
    for (String name : List.of("token.txt", "second-token.txt")) {
      Files.writeString(folder.resolve(name), "secret-of-" + name + "\n");
    }
    return new ConfigLoader(Map.of(), new Properties(), folder).load(null, List.of()).config();
  }

  /** The file with the mark taken from every key, but without these lines. */
  private static String said(List<String> without) {
    return ExampleFile.text()
            .lines()
            .map(line -> line.matches("#(  |[a-z]).*") ? line.substring(1) : line)
            .filter(line -> without.stream().noneMatch(line::startsWith))
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  @Test
  void it_names_its_schema_first() throws IOException {
    String id = JsonMapper.shared().readTree(Files.readString(SCHEMA)).path("$id").asString();
    assertThat(ExampleFile.text()).startsWith("# yaml-language-server: $schema=" + id + "\n");
  }

  @Test
  void it_loads_and_says_no_more_than_the_defaults() throws IOException {
    assertThat(violations(ExampleFile.text())).isEmpty();
    assertThat(loaded(ExampleFile.text())).isEqualTo(SuiteConfig.defaults());
  }

  @Test
  void every_key_is_there_and_explained() {
    List<String> lines = ExampleFile.text().lines().toList();
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      String word = key.name().replaceFirst(".*\\.", "");
      assertThat(lines)
          .as(key.name())
          .anyMatch(line -> line.matches("#? *" + word + ":.*"))
          .anyMatch(line -> line.contains("# " + key.description()));
    }
  }

  // One trigger of three, and no keystore where no TLS is spoken.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "  keystore|  tunnel:|    manual:|    http:|      method:|      url:|      headers:|      body:",
        "  keystore|  tunnel:|    manual:|    command:",
        "  keystore|  url: 'https://hooks|    http:|      method:|      url:|      headers:|      body:|    command:"
      })
  void every_example_is_valid(String without) throws IOException {
    String yaml = said(List.of(without.split("\\|")));
    assertThat(violations(yaml)).as(yaml).isEmpty();
    SuiteConfig config = loaded(yaml);
    assertThat(config.target().token()).isEqualTo(new Secret("secret-of-token.txt"));
    assertThat(config.availabilityTrigger()).isNotNull();
    assertThat(config.booking().unitId()).isEqualTo("adult");
  }
}
