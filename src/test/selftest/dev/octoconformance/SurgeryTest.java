package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.config.ExampleFile;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands doctor and init, as somebody at a terminal meets them. */
class SurgeryTest {
  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final Properties system = new Properties();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return CommandLineTool.execute(args, environment, system, console, new Conformance());
  }

  @Test
  void the_embedded_vendor_is_looked_at_when_asked_for() {
    assertThat(execute("doctor", "--demo")).as("%s", out).isZero();
    assertThat(out.toString())
        .contains("ok   DNS")
        .contains("ok   return path")
        .contains("Nothing is in the way of a run.");
  }

  @Test
  void what_is_in_the_way_is_exit_code_3() {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      environment.put("OCTO_TOKEN", "wrong-canary-77");
      assertThat(execute("doctor", "--quiet", "--target", vendor.baseUrl().toString()))
          .isEqualTo(3);
    }
    assertThat(out.toString())
        .startsWith("stop token")
        .contains("OCTO_TOKEN")
        .doesNotContain("ok  ", "wrong-canary-77");
  }

  @Test
  void every_key_is_shown_with_its_value_and_who_gave_it() throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(
        file,
        "budget: quick\ntarget:\n  url: http://127.0.0.1:1/octo\n  headers:\n    X-Key: canary-1\n");
    environment.put("OCTO_TOKEN", "canary-2");
    environment.put("OCTO_BUDGET", "full");
    system.setProperty("octo.limits.webhooks", "40");
    system.setProperty("octo.budget", "standard");
    assertThat(
            execute(
                "doctor",
                "--show-config",
                "--config",
                file.toString(),
                "--tunnel",
                "t http://me:canary-3@h {port}",
                "--strictness",
                "pragmatic"))
        .as("%s", err)
        .isZero();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("budget +standard +system property octo.budget"))
        .anyMatch(line -> line.matches("limits.webhooks +40 +system property octo.limits.webhooks"))
        .anyMatch(line -> line.matches("target.token +\\*\\*\\* +environment variable OCTO_TOKEN"))
        .anyMatch(line -> line.matches("target.headers +\\*\\*\\* +.*own.yaml:4"))
        .anyMatch(line -> line.matches("target.url +http://127.0.0.1:1/octo +.*own.yaml:3"))
        .anyMatch(line -> line.matches("strictness +pragmatic +--strictness"))
        .anyMatch(line -> line.matches("profile +octo-webhooks +default"));
    assertThat(out.toString().lines())
        .filteredOn(line -> line.matches("[a-zA-Z.]+ +.*"))
        .hasSizeGreaterThanOrEqualTo(ConfigKeys.ALL.size());
    assertThat(out + " " + err).doesNotContain("canary");
  }

  @Test
  void a_configuration_to_begin_with_is_written_once() throws IOException {
    Path file = folder.resolve("new.yaml");
    assertThat(execute("init", file.toString())).isZero();
    assertThat(file).hasContent(ExampleFile.text());
    assertThat(out.toString()).contains("doctor --config " + file + " --show-config");
    Files.writeString(file, "budget: quick\n");
    assertThat(execute("init", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("is there already").contains("--force");
    assertThat(file).hasContent("budget: quick\n");
    assertThat(execute("init", "--force", file.toString())).isZero();
    assertThat(file).hasContent(ExampleFile.text());
    assertThat(execute("doctor", "--show-config", "--config", file.toString())).isZero();
  }

  @Test
  void a_place_that_cannot_be_written_is_told() {
    assertThat(execute("init", folder.resolve("no/where.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("cannot be written").contains("init FILE");
  }

  @Test
  void the_version_is_printed() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString()).startsWith("octo-webhooks-conformance ");
  }

  @Test
  void both_explain_themselves_with_examples() {
    assertThat(execute("doctor", "--help")).isZero();
    assertThat(execute("init", "--help")).isZero();
    assertThat(out.toString())
        .contains("--show-config", "--token -", "--force", "init staging.yaml");
  }
}
