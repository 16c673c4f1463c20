package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private final List<String> lines = Annotations.of(SampleRun.dossier());

  @Test
  void the_claim_comes_first_then_what_is_wrong_then_what_is_open_and_what_is_advised() {
    assertThat(lines.get(0)).startsWith("::error title=OCTO webhooks::The suite broke");
    assertThat(lines)
        .extracting(line -> line.replaceFirst(" [A-Z][a-z].*", ""))
        .containsSubsequence(
            "::error title=RTY-01",
            "::error title=LIST-02",
            "::warning title=DLV-01",
            "::warning title=DLV-02",
            "::warning title=LIST-03");
    assertThat(lines).hasSize(6);
  }

  @Test
  void a_command_is_one_line_that_hostile_text_cannot_end() {
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("::(error|warning|notice) title=[^:,\n\r]+::[^\n\r]+")
                    .doesNotContain(SampleRun.CANARY, SampleRun.URL_PASSWORD));
  }

  @Test
  void what_is_printed_between_is_not_taken_for_commands() {
    assertThat(Annotations.around("t4711")).containsExactly("::stop-commands::t4711", "::t4711::");
  }
}
