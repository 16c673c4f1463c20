package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir Path folder;

  @Test
  void a_report_that_cannot_be_written_does_not_keep_the_others_from_being_written()
      throws IOException {
    Files.createDirectories(folder.resolve("verdicts.json/in the way"));

    assertThat(Reports.writeAll(folder, SampleRun.dossier(), record()))
        .singleElement()
        .asString()
        .startsWith("The report verdicts.json could not be written: ");
    assertThat(folder.resolve("junit.xml")).isNotEmptyFile();
    assertThat(folder.resolve("allure-report/index.html")).isNotEmptyFile();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(f -> f.toString().endsWith(".part"));
    }
  }

  @Test
  void reports_of_an_earlier_run_are_removed_and_foreign_files_stay() throws IOException {
    AllureRecord earlier = record();
    earlier.add(
        SampleRun.twoCases(),
        SampleRun.result().requirements().get(0).cases().get(0),
        "",
        SampleRun.journal());
    Reports.writeAll(folder, SampleRun.dossier(), earlier);
    Files.writeString(folder.resolve("run.log"), "old");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    Files.writeString(folder.resolve("allure-results/mine.json"), "mine");

    ReportFolder.prepare(folder);

    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .extracting(f -> folder.relativize(f).toString())
          .filteredOn(name -> !name.startsWith("allure-results/history/"))
          .containsExactlyInAnyOrder("notes.txt", "allure-results/mine.json");
    }
    assertThat(folder.resolve("allure-report")).doesNotExist();
  }

  @Test
  void a_file_in_place_of_the_folder_is_refused_with_the_remedy() throws IOException {
    Path file = Files.createFile(folder.resolve("reports"));

    assertThatThrownBy(() -> ReportFolder.prepare(file)).hasMessageContaining("--report-dir");
  }

  private AllureRecord record() {
    return new AllureRecord(
        folder,
        SampleRun.redaction(),
        SampleRun.result().run().startedAt(),
        "OCTO webhooks",
        Map.of());
  }
}
