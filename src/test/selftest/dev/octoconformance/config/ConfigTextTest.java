package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
  private static final Path REPORTS = Path.of("elsewhere");

  @Test
  void every_key_is_read_back_but_secrets_and_what_only_the_process_needs(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("octo-conformance.yaml"), ConfigSamples.FULL);
    SuiteConfig config =
        new ConfigLoader(Map.of(), new Properties(), folder).load(null, List.of()).config();

    SuiteConfig read = ConfigText.read(ConfigText.of(config), REPORTS);

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields(
            "target.token",
            "target.secondToken",
            "target.headers",
            "reportDir",
            "waivers",
            "availabilityTrigger")
        .isEqualTo(config);
    assertThat(read.reportDir()).isEqualTo(REPORTS);
    assertThat(read.target().token()).isNotNull();
    assertThat(read.target().secondToken()).isNotNull();
    assertThat(read.availabilityTrigger()).isNotNull();
    assertThat(ConfigText.of(config).toString()).doesNotContain("0123", "other", "productId}");
  }

  @Test
  void every_key_is_written_down_or_left_out_on_purpose(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("octo-conformance.yaml"), ConfigSamples.FULL);
    SuiteConfig config =
        new ConfigLoader(Map.of(), new Properties(), folder).load(null, List.of()).config();
    Set<String> missing =
        new TreeSet<>(ConfigKeys.ALL.stream().map(ConfigKey::name).collect(Collectors.toSet()));
    missing.removeAll(ConfigText.of(config).keySet());

    assertThat(missing)
        .containsExactlyInAnyOrder(
            "target.headers",
            "reportDir",
            "waivers",
            "sink.tunnel",
            "sink.keystore",
            "sink.keystorePassword",
            "trigger.availability.command",
            "trigger.availability.http.method",
            "trigger.availability.http.url",
            "trigger.availability.http.headers",
            "trigger.availability.http.body",
            "trigger.availability.manual");
  }

  @Test
  void the_defaults_are_read_back_as_defaults() {
    assertThat(ConfigText.read(ConfigText.of(SuiteConfig.defaults()), Path.of("reports/latest")))
        .isEqualTo(SuiteConfig.defaults());
  }
}
