package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureHistoryTest {
  @TempDir Path folder;

  private void report() throws IOException {
    ReportFolder.prepare(folder);
    AllureRecord record =
        new AllureRecord(
            folder,
            SampleRun.redaction(),
            SampleRun.result().run().startedAt(),
            "OCTO webhooks",
            Map.of());
    SampleRun.result()
        .requirements()
        .forEach(
            row -> row.cases().forEach(one -> record.add(row.requirement(), one, "", List.of())));
    assertThat(Reports.writeAll(folder, SampleRun.dossier(), record)).isEmpty();
  }

  @Test
  void a_second_run_into_the_same_folder_knows_how_the_first_one_ended() throws IOException {
    report();
    report();

    JsonNode trend = read("allure-report/history/history-trend.json");
    assertThat(trend).hasSize(2);
    assertThat(trend.get(0)).isEqualTo(trend.get(1));
    assertThat(read("allure-report/history/history.json"))
        .allSatisfy(known -> assertThat(known.get("items")).hasSize(2));
    assertThat(folder.resolve("allure-results/history/history.json")).exists();
  }

  @Test
  void the_server_that_a_run_was_made_by_is_named() {
    String json =
        AllureExecutor.json(
                Map.of(
                    "GITHUB_RUN_ID", "77",
                    "GITHUB_RUN_NUMBER", "5",
                    "GITHUB_REPOSITORY", "a/b",
                    "GITHUB_WORKFLOW", "certify"),
                Redaction.of(null, null, List.of()))
            .orElseThrow();

    JsonNode executor = JsonMapper.shared().readTree(json);
    assertThat(executor.get("buildName").asString()).isEqualTo("certify #5");
    assertThat(executor.get("buildOrder").asInt()).isEqualTo(5);
    assertThat(executor.get("buildUrl").asString())
        .isEqualTo("https://github.com/a/b/actions/runs/77");
    assertThat(AllureExecutor.json(Map.of(), Redaction.of(null, null, List.of()))).isEmpty();
  }

  private JsonNode read(String name) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(folder.resolve(name)));
  }
}
