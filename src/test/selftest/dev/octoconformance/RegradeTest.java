package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that judge and compare recorded runs, as they are typed. */
class RegradeTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int execute(String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int exit =
        CommandLineTool.execute(
            args,
            Map.of("OCTO_TOKEN", "regrade-canary-51"),
            new Properties(),
            new Console(new PrintWriter(printed), new PrintWriter(complained), false, false, 100),
            new Conformance());
    out = printed.toString();
    err = complained.toString();
    return exit;
  }

  private String verdicts(Path reports) throws IOException {
    return Files.readString(reports.resolve("verdicts.json"));
  }

  @Test
  void a_run_is_judged_again_without_its_target_and_byte_for_byte() throws IOException {
    Path first = folder.resolve("first");
    Path again = folder.resolve("again");
    try (ReferenceVendor vendor =
        ReferenceVendor.start(
            VendorSettings.defaults().withTokens("regrade-canary-51", "another"),
            Fault.CONFIRM_IS_SILENT.behaviour())) {
      assertThat(
              execute(
                  "run",
                  "--target",
                  vendor.baseUrl().toString(),
                  "--only",
                  "LIST-02,DLV-01,DLV-05,CREATE-21,BKG-01",
                  "--set",
                  "waits.firstDelivery=3s",
                  "trigger.availability.http.url=" + vendor.availabilityControl() + "?hush=hush",
                  "trigger.availability.http.headers={Content-Type: application/json}",
                  "--report-dir",
                  first.toString()))
          .as("exit code, after %s", err)
          .isEqualTo(1);
    }

    assertThat(Files.readString(first.resolve("journal.jsonl")))
        .contains("application/json")
        .doesNotContain("hush");
    assertThat(execute("regrade", first.toString(), "--report-dir", again.toString())).isEqualTo(1);
    assertThat(out).contains("FAIL BKG-01").contains("Reports: " + again);
    assertThat(verdicts(again)).isEqualTo(verdicts(first));
    assertThat(again.resolve("allure-report/index.html")).exists();
    assertThat(again.resolve("journal.jsonl"))
        .hasSameTextualContentAs(first.resolve("journal.jsonl"));

    assertThat(execute("regrade", again + "/journal.jsonl", "--report-dir", again.toString()))
        .isEqualTo(1);
    assertThat(verdicts(again)).isEqualTo(verdicts(first));

    assertThat(execute("diff", first.toString(), again.toString())).isZero();
    assertThat(out).contains("No verdict changed: ");
  }

  @Test
  void what_is_no_run_is_refused_with_the_remedy() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no journal\n");

    assertThat(execute("regrade", folder.toString())).isEqualTo(2);
    assertThat(err).contains("There is no journal " + folder.resolve("journal.jsonl"));
    assertThat(execute("regrade", text.toString(), "--report-dir", folder + "/r")).isEqualTo(2);
    assertThat(err).contains(text + " is no journal of a run");
    assertThat(execute("regrade")).isEqualTo(2);
    assertThat(err).contains("JOURNAL is missing: the journal.jsonl of a run");
    assertThat(execute("diff", text.toString())).isEqualTo(2);
    assertThat(err).contains("AFTER is missing");
    assertThat(execute("diff", text.toString(), text.toString())).isEqualTo(2);
    assertThat(err).contains(text + " is no verdicts.json of a run");
  }
}
