package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Failures that are accepted for a while, and what failed last, against a vendor that is broken.
 */
class WaivedRunTest {
  private static final VendorSettings SETTINGS = VendorSettings.defaults();

  @TempDir Path folder;
  private final ReferenceVendor vendor =
      ReferenceVendor.start(SETTINGS, Fault.named("delete-does-nothing").orElseThrow().behaviour());
  private String out = "";
  private String err = "";

  @AfterEach
  void close() {
    vendor.close();
  }

  private int run(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "run",
                "--target",
                vendor.baseUrl().toString(),
                "--token",
                SETTINGS.token(),
                "--report-dir",
                folder.toString(),
                "--allow-partial"));
    args.addAll(Arrays.asList(more));
    return execute(args);
  }

  private int execute(List<String> args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int exit =
        CommandLineTool.execute(
            args.toArray(String[]::new),
            Map.of(),
            new Properties(),
            new Console(new PrintWriter(printed), new PrintWriter(complained), false, false, 100),
            new Conformance(
                Map.of("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString())));
    out = printed.toString();
    err = complained.toString();
    return exit;
  }

  private String waivers(String text) throws IOException {
    Path file = folder.resolve("waivers.yaml");
    Files.writeString(file, text);
    return file.toString();
  }

  /** The results that Allure is given of a requirement. */
  private List<JsonNode> allure(String requirement) throws IOException {
    return allure(requirement, folder);
  }

  private static List<JsonNode> allure(String requirement, Path reports) throws IOException {
    List<JsonNode> results = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(reports.resolve("allure-results"), "*-result.json")) {
      for (Path file : files) {
        results.add(new JsonMapper().readTree(Files.readString(file)));
      }
    }
    return results.stream()
        .filter(result -> result.get("fullName").asString().startsWith(requirement))
        .toList();
  }

  /** The names of the categories that Allure puts this result into. */
  private List<String> categories(JsonNode result) throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode category :
        new JsonMapper()
            .readTree(Files.readString(folder.resolve("allure-results/categories.json")))) {
      if (category.get("matchedStatuses").get(0).equals(result.get("status"))
          && result
              .get("statusDetails")
              .get("message")
              .asString()
              .matches(category.path("messageRegex").asString("(?s).*"))) {
        names.add(category.get("name").asString());
      }
    }
    return names;
  }

  @Test
  void a_failure_is_waived_by_the_entry_that_the_run_itself_printed() throws IOException {
    assertThat(run("--only", "DELETE-02", "--print-waivers")).as(err).isEqualTo(1);
    assertThat(out).contains("FAIL DELETE-02", "- id: DELETE-02");
    String entries = out.substring(out.indexOf("# Waivers of what failed"));

    assertThat(run("--only", "DELETE-02", "--waivers", waivers(entries))).as(out + err).isZero();
    assertThat(out)
        .contains("WAIVED DELETE-02", "Partial check (", " of 218) except 1 waived until ");
    assertThat(Files.readString(folder.resolve("junit.xml")))
        .contains("<skipped message=\"Waived until ", "failures=\"0\"");
    assertThat(allure("DELETE-02/"))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.get("status").asString()).isEqualTo("skipped");
              assertThat(shown.get("statusDetails").get("message").asString())
                  .matches("(?s)Waived until \\d{4}-\\d\\d-\\d\\d: Known since .+\n.+");
              assertThat(shown.get("labels"))
                  .extracting(label -> label.get("value").asString())
                  .contains("WAIVED");
              assertThat(categories(shown)).containsExactly("Waived");
            });
    JsonNode verdicts =
        new JsonMapper().readTree(Files.readString(folder.resolve("verdicts.json")));
    assertThat(Schemas.load("suite").violations("verdicts", verdicts)).isEmpty();
    JsonNode row =
        verdicts
            .path("requirements")
            .valueStream()
            .filter(r -> r.path("id").asString().equals("DELETE-02"))
            .findFirst()
            .orElseThrow();
    assertThat(row.path("verdict").asString()).isEqualTo("FAIL");
    assertThat(row.path("waived").path("reason").asString()).startsWith("Known since ");
    assertThat(Files.readString(folder.resolve("summary.md")))
        .contains("## OCTO webhooks conformance", "### Broken", "### Waived", "DELETE-02");
  }

  private int regrade(Path reports, String waivers) {
    return execute(
        List.of(
            "regrade",
            folder.toString(),
            "--report-dir",
            reports.toString(),
            "--waivers",
            waivers));
  }

  @Test
  void a_recorded_failure_is_waived_when_it_is_judged_again() throws IOException {
    assertThat(run("--only", "DELETE-02")).as(err).isEqualTo(1);
    assertThat(allure("DELETE-02/"))
        .extracting(shown -> shown.get("status").asString())
        .containsExactly("failed");
    Path again = folder.resolve("again");
    String waivers = waivers("- {id: DELETE-02, reason: known, expires: 2999-01-01}\n");

    assertThat(regrade(again, waivers)).as(out + err).isZero();
    assertThat(out)
        .contains("WAIVED DELETE-02", " except 1 waived until 2999-01-01: every other MUST");
    assertThat(allure("DELETE-02/", again))
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.get("status").asString()).isEqualTo("skipped");
              assertThat(shown.get("statusDetails").get("message").asString())
                  .startsWith("Waived until 2999-01-01: known.\n");
              assertThat(categories(shown)).containsExactly("Waived");
            });
    assertThat(Files.readString(again.resolve("junit.xml")))
        .contains("<skipped message=\"Waived until ", "failures=\"0\"");

    assertThat(regrade(folder, waivers)).as("in its own folder").isZero();
    assertThat(allure("DELETE-02/"))
        .extracting(shown -> shown.get("status").asString())
        .containsExactly("skipped");
  }

  @Test
  void waivers_that_cannot_be_read_stop_a_regrading_before_it_touches_anything()
      throws IOException {
    assertThat(run("--only", "LIST-01")).isZero();
    Path again = folder.resolve("again");
    Files.createDirectories(again);
    Files.writeString(again.resolve("verdicts.json"), "of another run");
    String wrong = waivers("- {id: LSIT-01, reason: known, expires: 2999-01-01}\n");
    assertThat(regrade(again, wrong)).isEqualTo(2);
    assertThat(err)
        .startsWith(wrong + ":1: there is no requirement \"LSIT-01\"; did you mean")
        .hasLineCount(1);
    assertThat(again).isDirectoryContaining("glob:**verdicts.json");
    try (DirectoryStream<Path> left = Files.newDirectoryStream(again)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void an_expired_waiver_fails_the_run_with_a_sentence() throws IOException {
    String expired = waivers("- {id: DELETE-02, reason: known, expires: 2020-01-01}\n");
    assertThat(run("--only", "DELETE-02", "--waivers", expired)).isEqualTo(1);
    assertThat(out).contains("FAIL DELETE-02", "expired on 2020-01-01");
  }

  @Test
  void an_unused_waiver_fails_the_run_with_a_sentence() throws IOException {
    String unused = waivers("- {id: LIST-01, reason: known, expires: 2999-01-01}\n");
    assertThat(run("--only", "LIST-01", "--waivers", unused)).isEqualTo(1);
    assertThat(out)
        .contains("The waiver of LIST-01 (" + unused + ":1) is not used")
        .contains("A waiver has expired or is not used.", "Exit code 1.")
        .doesNotContainIgnoringCase("not conformant");
  }

  @Test
  void a_waiver_of_what_is_not_asked_is_left_alone() throws IOException {
    String other = waivers("- {id: RTY-05, reason: known, expires: 2020-01-01}\n");
    assertThat(run("--only", "LIST-01", "--waivers", other)).isZero();
  }

  @Test
  void a_waiver_of_an_unknown_requirement_is_refused_with_its_line() throws IOException {
    String wrong = waivers("- id: LSIT-01\n  reason: known\n  expires: 2999-01-01\n");
    assertThat(run("--only", "LIST-01", "--waivers", wrong)).isEqualTo(2);
    assertThat(err).contains(wrong + ":1: there is no requirement \"LSIT-01\"; did you mean");
  }

  @Test
  void what_failed_last_is_run_again_with_what_it_rests_on() throws IOException {
    assertThat(run("--only", "DELETE-02,LIST-04")).isEqualTo(1);
    assertThat(run("--rerun-failed")).isEqualTo(1);
    List<String> ids =
        new JsonMapper()
            .readTree(Files.readString(folder.resolve("verdicts.json")))
            .path("requirements")
            .valueStream()
            .map(row -> row.path("id").asString())
            .toList();
    assertThat(ids).contains("DELETE-02", "CREATE-01", "LIST-04").doesNotHaveDuplicates();
  }

  @Test
  void there_is_nothing_to_run_again_when_nothing_failed_or_nothing_was_run() {
    assertThat(run("--rerun-failed")).isEqualTo(2);
    assertThat(err).contains("there are no verdicts of an earlier run in " + folder);
    assertThat(run("--only", "LIST-01")).isZero();
    assertThat(run("--rerun-failed")).isZero();
    assertThat(out).startsWith("Nothing to run again: ").hasLineCount(1);
    assertThat(run("--rerun-failed", "--only", "LIST-01")).isEqualTo(2);
    assertThat(err).contains("--rerun-failed and --only exclude each other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3 | environment | | ended with 3 (environment) without a requirement to run again",
        "0 | conformant | https://other.example/octo | was about another target, https://other",
      })
  void nothing_to_run_again_is_no_success_by_accident(
      int exit, String word, @Nullable String target, String complaint) throws IOException {
    Files.writeString(
        folder.resolve("verdicts.json"),
        """
        {"run": {"target": "%s"},
         "outcome": {"exitCode": %d, "word": "%s"}, "requirements": []}
        """
            .formatted(target == null ? vendor.baseUrl() : target, exit, word));
    assertThat(run("--rerun-failed")).isEqualTo(2);
    assertThat(err).contains(complaint).hasLineCount(1);
  }
}
