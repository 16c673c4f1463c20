package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Header;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.sender.Libraries;
import dev.octoconformance.sender.Recognition;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is known of the sender's library stands beside the verdicts, and changes none. */
class SenderHintTest {
  private static final String HINT =
      "The sender calls itself okhttp/5.5.1: OkHttp does not send the credentials of a URL.";

  @TempDir Path folder;

  private static List<Entry> journal() {
    return List.of(
        new Arrival(
            "d1",
            Duration.ofMillis(95),
            "tok1",
            "POST",
            "/tok1",
            List.of(new Header("User-Agent", "okhttp/5.5.1")),
            new Body("{}", true, false),
            401,
            null));
  }

  private static Dossier dossier() {
    RunResult sample = SampleRun.result();
    List<RequirementVerdict> rows =
        List.of(
            SampleRun.row("BA-01", Level.MUST, Verdict.PASS, null, null),
            SampleRun.row("BA-02", Level.MUST, Verdict.FAIL, null, new AssertionError("none")),
            SampleRun.row("BA-03", Level.MUST, Verdict.INCONCLUSIVE, Reason.BLOCKED, null),
            SampleRun.row("BA-05", Level.MUST, Verdict.PASS, null, null),
            SampleRun.row("BA-06", Level.SHOULD, Verdict.WARN, null, new AssertionError("none")),
            SampleRun.row("LIST-02", Level.MUST, Verdict.FAIL, null, new AssertionError("two")));
    RunResult result =
        new RunResult(
            sample.run(), null, sample.measurements(), rows, 0, List.of(), sample.accepted());
    return Dossier.of(result, journal(), SampleRun.redaction(), Map.of(), SampleRun.profile());
  }

  private static Dossier withoutTheFile() {
    Dossier with = dossier();
    return new Dossier(
        with.result(),
        with.journal(),
        with.redaction(),
        Recognition.of(Libraries.of(List.of()), journal()),
        with.areaTitles(),
        with.profile());
  }

  private String verdicts(Dossier dossier) throws IOException {
    Path file = folder.resolve("verdicts.json");
    VerdictsJson.write(file, dossier);
    return Files.readString(file);
  }

  private static String printed(Dossier dossier) {
    StringWriter text = new StringWriter();
    new ConsoleReport(new Paper(new PrintWriter(text, true), false, 2_000), false)
        .print(dossier, null, List.of());
    return text.toString();
  }

  @Test
  void the_hint_is_there_for_what_is_not_as_it_should_be_and_nowhere_else() throws IOException {
    JsonNode rows = JsonMapper.shared().readTree(verdicts(dossier())).get("requirements");

    assertThat(rows)
        .filteredOn(row -> row.has("hint"))
        .extracting(row -> row.get("id").asString())
        .containsExactly("BA-02", "BA-03", "BA-06");
    assertThat(rows.get(1).get("hint").asString()).startsWith(HINT);
  }

  @Test
  void the_verdicts_are_the_same_byte_for_byte_without_the_file() throws IOException {
    JsonNode with = JsonMapper.shared().readTree(verdicts(dossier()));
    with.get("requirements").forEach(row -> ((ObjectNode) row).remove("hint"));
    String without = verdicts(withoutTheFile());

    assertThat(without).doesNotContain("hint");
    assertThat(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(with) + "\n")
        .isEqualTo(without);
  }

  @Test
  void the_console_says_it_under_each_and_once_for_all_that_is_undecided() {
    assertThat(printed(dossier()).lines().filter(line -> line.contains(HINT)))
        .satisfiesExactlyInAnyOrder(
            fail -> assertThat(fail).startsWith("  sender    The sender"),
            warn -> assertThat(warn).startsWith("     sender The sender"),
            undecided -> assertThat(undecided).startsWith("sender BA-03: The sender"));
    assertThat(printed(withoutTheFile())).doesNotContain("okhttp");
  }

  @Test
  void the_page_and_the_note_say_it() throws IOException {
    Path page = folder.resolve("conformance.html");
    Path note = folder.resolve("conformance.md");
    ConformancePage.writeHtml(page, dossier());
    ConformancePage.writeMarkdown(note, dossier());

    assertThat(Files.readString(page)).contains("<b>The sender:</b> " + HINT);
    assertThat(Files.readString(page).split("does not send the credentials", -1)).hasSize(4);
    assertThat(Files.readString(note).split("does not send the credentials", -1)).hasSize(4);
  }

  @Test
  void allure_says_it_in_the_description_of_what_failed_and_not_of_what_held() throws IOException {
    AllureRecord record =
        new AllureRecord(folder, SampleRun.redaction(), Instant.EPOCH, "OCTO webhooks", Map.of())
            .drawing(SenderHintTest::journal, "octo-webhooks");
    for (RequirementVerdict row : dossier().result().requirements()) {
      record.add(row.requirement(), row.decisive(), "", List.of());
    }

    assertThat(described("BA-02")).contains("<strong>The sender's library.</strong> " + HINT);
    assertThat(described("BA-05")).doesNotContain("okhttp");
  }

  private String described(String id) throws IOException {
    try (Stream<Path> files = Files.list(ReportFolder.allureResults(folder))) {
      return files
          .filter(file -> file.toString().endsWith("-result.json"))
          .map(SenderHintTest::read)
          .filter(result -> result.get("fullName").asString().startsWith(id + "/"))
          .map(result -> result.get("descriptionHtml").asString())
          .collect(Collectors.joining());
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
