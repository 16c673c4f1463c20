package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.RunOptions;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The commands, as somebody at a terminal meets them. */
class ConformanceTest {
  private static final String CANARY = "canary-8f2b61d0c4";
  private static final String SECOND_CANARY = "second-canary-77aa10";
  private static final String HEADER_CANARY = "header-canary-3c9e";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... args) {
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    return CommandLineTool.execute(args, Map.of(), new Properties(), console, new Conformance());
  }

  private int certify(ReferenceVendor vendor, String token, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                "--target",
                vendor.baseUrl().toString(),
                "--token",
                token,
                "--report-dir",
                folder.toString(),
                "--allow-partial",
                "--set",
                "waits.quietMin=500ms"));
    args.addAll(Arrays.asList(more));
    return execute(args.toArray(String[]::new));
  }

  @Test
  void a_run_writes_every_report_and_no_secret_anywhere() throws IOException {
    VendorSettings settings = VendorSettings.defaults().withTokens(CANARY, SECOND_CANARY);
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      int exit =
          certify(
              vendor,
              CANARY,
              "--second-token",
              SECOND_CANARY,
              "--set",
              "target.headers={X-Gateway-Key: " + HEADER_CANARY + "}",
              "--set",
              "declared.secondTokenIsolated=true",
              "--only",
              "LIST-*",
              "--only",
              "AUTH-*",
              "--only",
              "DLV-0*");
      assertThat(exit).as("exit code, after %s", err).isZero();
    }
    assertThat(out.toString())
        .contains("Partial check (", " of 218): every MUST that was checked holds")
        .contains("Reports: " + folder);
    for (String name :
        List.of(
            "verdicts.json", "junit.xml", "journal.jsonl", "run.log", "allure-report/index.html")) {
      assertThat(folder.resolve(name)).as(name).isNotEmptyFile();
    }
    assertThat(
            Schemas.load("suite")
                .violations(
                    "verdicts",
                    new JsonMapper().readTree(Files.readString(folder.resolve("verdicts.json")))))
        .isEmpty();
    assertThat(out + " " + err).doesNotContain(CANARY, SECOND_CANARY, HEADER_CANARY);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(CANARY, SECOND_CANARY, HEADER_CANARY);
      }
    }
  }

  @Test
  void the_embedded_vendor_is_called_a_demo_now_and_when_it_is_judged_again() throws IOException {
    SuiteConfig config =
        SuiteConfig.of(Map.of("only", "CREATE-01", "reportDir", folder.toString()));
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), false, false, 100);
    int exit =
        new Conformance(Map.of("GITHUB_ACTIONS", "true"))
            .run(config, new RunOptions(false, false), console);
    assertThat(exit).as(out + " " + err).isEqualTo(4);
    assertThat(out.toString())
        .startsWith("Demo: this tests the embedded reference vendor")
        .contains(
            "\n::stop-commands::", "Demo, partial check (", "Exit code 4; 0 with --allow-partial.")
        .contains("\n::error title=OCTO webhooks::Demo, partial check (");
    assertThat(Files.readString(folder.resolve("badge.svg"))).contains("demo, partial check (");

    assertThat(execute("regrade", folder.toString(), "--report-dir", folder.toString()))
        .isEqualTo(4);
    assertThat(Files.readString(folder.resolve("badge.svg"))).contains("demo, partial check (");
    assertThat(
            execute(
                "regrade", folder.toString(), "--report-dir", folder.toString(), "--allow-partial"))
        .isZero();
    assertThat(Files.readString(folder.resolve("conformance.html")))
        .contains("<strong id=\"verdict\">Demo, partial check (");
  }

  @Test
  void what_is_wrong_around_a_run_is_one_sentence_and_exit_code_3() {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      assertThat(certify(vendor, "wrong-token")).isEqualTo(3);
    }
    assertThat(out.toString()).contains("The target refuses the token").contains("Exit code 3.");
    assertThat(out + " " + err).doesNotContain("\tat ");
  }

  @Test
  void a_demo_says_so_in_its_first_line() {
    String reports = folder.toString();
    assertThat(execute("run", "--demo-unless-target", "--only", "CAP-01", "--report-dir", reports))
        .as("%s%s", out, err)
        .isIn(0, 4);
    assertThat(out.toString().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).startsWith("Demo: "));
  }

  @Test
  void the_list_shows_every_requirement() {
    assertThat(execute("list")).isZero();
    assertThat(out.toString()).contains("LIST-02").contains("224 requirements, 218 of them tested");
  }

  @Test
  void the_list_is_json_for_programs() {
    assertThat(execute("list", "--json", "LIST-02")).isZero();
    assertThat(new JsonMapper().readTree(out.toString()).path(0).path("id").asString())
        .isEqualTo("LIST-02");
  }

  @Test
  void an_unknown_requirement_is_refused_with_the_nearest() {
    assertThat(execute("list", "LSIT-02")).isEqualTo(2);
    assertThat(err.toString()).contains("LSIT-02").contains("did you mean \"LIST-02\"?");
  }

  @Test
  void an_unknown_fault_is_refused_with_the_nearest() {
    assertThat(execute("demo", "--fault", "delete-does-nothin")).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"delete-does-nothing\"?");
  }

  @Test
  void the_faults_are_listed_with_what_they_break() {
    assertThat(execute("demo", "--list-faults")).isZero();
    assertThat(out.toString()).contains("delete-does-nothing").contains("[DELETE-02");
  }

  @Test
  void an_unknown_profile_is_refused() {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      assertThat(certify(vendor, "token", "--profile", "octo-webhoks")).isEqualTo(2);
    }
    assertThat(err.toString()).contains("octo-webhooks");
  }
}
