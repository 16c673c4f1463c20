package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintWriter out = new PrintWriter(bytes, true, StandardCharsets.UTF_8);

  @Test
  void a_failure_says_what_where_expected_found_and_how_to_see_it_again() {
    assertThat(printed(false, false))
        .contains("FAIL LIST-02 (MUST) Every created webhook is listed exactly once")
        .contains("  says      The list holds each webhook")
        .contains("  where     webhooks, section List")
        .contains("  expected  exactly one webhook")
        .contains("  found     <img src=x")
        .contains("POST /octo/webhooks?why=it's → 200 in 12 ms")
        .contains("> Authorization: Bearer •••1")
        .contains("-H 'Authorization: Bearer '\"$OCTO_TOKEN\"")
        .contains("  hint      Look at the query");
  }

  @Test
  void the_areas_are_counted_and_what_is_undecided_is_grouped_by_reason() {
    assertThat(printed(false, false))
        .containsPattern("Listing webhooks +1 +1 +1 ")
        .contains("INCONCLUSIVE I-NODLV, nothing was delivered")
        .contains("DLV-01 DLV-02")
        .contains("WARN LIST-03")
        .contains("7 requirements of the catalogue have no test yet")
        .contains("The suite broke, partial: ")
        .contains("Exit code 5.")
        .contains("Reports: reports/latest")
        .contains("! junit.xml could not be written");
  }

  @Test
  void quiet_prints_only_failures_and_the_verdict() {
    assertThat(printed(false, true))
        .contains("FAIL LIST-02")
        .contains("Exit code 5.")
        .doesNotContain("WARN", "INCONCLUSIVE", "Target", "Reports");
  }

  @Test
  void no_secret_is_printed() {
    assertThat(printed(true, false))
        .doesNotContain(SampleRun.CANARY, SampleRun.SECOND, SampleRun.URL_PASSWORD)
        .doesNotContain("header canary");
  }

  @Test
  void a_target_cannot_steer_the_terminal() {
    assertThat(printed(false, false))
        .doesNotContain("\u001b", "\u0007", "\u0000", "\u202e")
        .contains("\\u001b[31mred");
  }

  @Test
  void colours_are_used_only_when_wanted() {
    assertThat(printed(true, false)).contains("\u001b[31mFAIL\u001b[0m");
  }

  @Test
  void a_part_of_a_run_says_why_it_certifies_nothing() {
    RunResult whole = SampleRun.result();
    List<RequirementVerdict> held =
        whole.requirements().stream().filter(r -> r.verdict() == Verdict.PASS).toList();
    RunResult part =
        new RunResult(whole.run(), null, whole.measurements(), held, 0, List.of(), whole.accepted())
            .cutShort();
    assertThat(held).isNotEmpty();
    assertThat(part.run().partial()).isTrue();
    new ConsoleReport(new Paper(out, false, 90), true)
        .print(
            Dossier.of(
                part, SampleRun.journal(), SampleRun.redaction(), Map.of(), SampleRun.profile()),
            null,
            List.of());
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("a part certifies nothing.", "Exit code 4.");
  }

  private String printed(boolean colours, boolean quiet) {
    new ConsoleReport(new Paper(out, colours, 90), quiet)
        .print(
            SampleRun.dossier(),
            Path.of("reports/latest"),
            List.of("junit.xml could not be written: disk full"));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
