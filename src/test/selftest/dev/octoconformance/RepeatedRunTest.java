package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.vendor.Behaviour;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What failed is mended and run again: the rest of the earlier run stands beside it. */
class RepeatedRunTest {
  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int execute(String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int exit =
        CommandLineTool.execute(
            args,
            Map.of(),
            new Properties(),
            new Console(new PrintWriter(printed), new PrintWriter(complained), false, false, 400),
            new Conformance(Map.of()));
    out = printed.toString();
    err = complained.toString();
    return exit;
  }

  private int run(VendorSettings settings, Behaviour behaviour, String... more) {
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, behaviour)) {
      List<String> args =
          new ArrayList<>(
              List.of(
                  "run",
                  "--target",
                  vendor.baseUrl().toString(),
                  "--token",
                  settings.token(),
                  "--report-dir",
                  folder.resolve("latest").toString(),
                  "--allow-partial"));
      args.addAll(Arrays.asList(more));
      return execute(args.toArray(String[]::new));
    }
  }

  private static VendorSettings always() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return VendorSettings.defaults().withPort(free.getLocalPort());
    }
  }

  private static Behaviour broken() {
    return Fault.named("delete-does-nothing").orElseThrow().behaviour();
  }

  private static JsonNode verdicts(Path reports) throws IOException {
    JsonNode verdicts =
        JsonMapper.shared().readTree(Files.readString(reports.resolve("verdicts.json")));
    assertThat(Schemas.load("suite").violations("verdicts", verdicts)).isEmpty();
    return verdicts;
  }

  private static JsonNode row(JsonNode verdicts, String id) {
    return verdicts
        .path("requirements")
        .valueStream()
        .filter(row -> row.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_was_mended_is_merged_into_the_run_that_found_it() throws IOException {
    VendorSettings settings = always();
    Path reports = folder.resolve("latest");
    assertThat(run(settings, broken(), "--only", "DELETE-02,LIST-04")).as(err).isEqualTo(1);
    JsonNode first = verdicts(reports);
    String before = first.at("/run/id").asString();

    assertThat(run(settings, new Behaviour(), "--rerun-failed")).as(out + err).isZero();

    JsonNode merged = verdicts(reports);
    String now = merged.at("/run/id").asString();
    assertThat(merged.path("requirements")).hasSameSizeAs(first.path("requirements"));
    assertThat(merged.at("/outcome/word").asString()).isEqualTo("partial check");
    assertThat(out).contains("Partial check (", "Seen in 2 runs: ", " in " + before, " in " + now);
    JsonNode mended = row(merged, "DELETE-02");
    assertThat(mended.path("verdict").asString()).isEqualTo("PASS");
    assertThat(mended.at("/before/run").asString()).isEqualTo(before);
    assertThat(mended.at("/before/verdict").asString()).isEqualTo("FAIL");
    JsonNode kept = row(merged, "LIST-04");
    assertThat(kept.path("run").asString()).isEqualTo(before);
    assertThat(kept.at("/cases/0/evidence/0").asString()).startsWith(before + "/");
    assertThat(reports.resolve("earlier").resolve(before).resolve("journal.jsonl"))
        .isNotEmptyFile();

    Path again = folder.resolve("again");
    String told = Files.readString(reports.resolve("verdicts.json"));
    assertThat(execute("regrade", reports.toString(), "--report-dir", again.toString())).isZero();
    assertThat(again.resolve("verdicts.json")).hasContent(told);
    assertThat(execute("regrade", again.toString(), "--report-dir", again.toString())).isZero();
    assertThat(again.resolve("verdicts.json")).hasContent(told);

    assertThat(run(settings, new Behaviour(), "--only", "LIST-04")).as(err).isZero();
    assertThat(reports.resolve("earlier")).as("of an ordinary run").doesNotExist();
  }

  @Test
  void nothing_is_merged_with_what_was_judged_on_other_terms() throws IOException {
    VendorSettings settings = always();
    assertThat(run(settings, broken(), "--only", "DELETE-02,LIST-04")).as(err).isEqualTo(1);
    Path file = folder.resolve("latest/verdicts.json");
    Files.writeString(
        file,
        Files.readString(file).replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"0.0.1\""));

    assertThat(run(settings, new Behaviour(), "--rerun-failed")).as(out + err).isZero();

    assertThat(out)
        .contains("Nothing is taken over from run-", "suite 0.0.1", "Partial check (")
        .doesNotContain("Seen in 2 runs");
    JsonNode alone = verdicts(Objects.requireNonNull(file.getParent()));
    assertThat(alone.path("requirements").valueStream().map(r -> r.path("id").asString()))
        .contains("DELETE-02")
        .doesNotContain("LIST-04");
  }

  @Test
  void another_target_is_not_asked_what_this_one_failed() throws IOException {
    assertThat(run(always(), broken(), "--only", "DELETE-02")).as(err).isEqualTo(1);
    assertThat(run(always(), new Behaviour(), "--rerun-failed")).isEqualTo(2);
    assertThat(err).contains("was about another target").hasLineCount(1);
  }
}
