package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictsDiffTest {
  @TempDir Path folder;

  private VerdictsFile file(String name, String exit, String gap, String... rows)
      throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        """
        {"suite": {"name": "s", "version": "1"},
         "run": {"id": "r", "startedAt": "2026-01-01T00:00:00Z", "profile": "p", "strictness": "literal"},
         "outcome": {"exitCode": %s},
         "measurements": {"firstDeliveryMs": {"p50": 40, "max": 90}, "retryGapsMs": [[%s]], "attempts": 2},
         "requirements": [%s]}
        """
            .formatted(exit, gap, String.join(",", rows)));
    return VerdictsFile.read(file);
  }

  private static String row(String id, String verdict, String code, String message) {
    String words =
        "\"verdict\": \"%s\", \"code\": %s, \"message\": \"%s\"".formatted(verdict, code, message);
    return "{\"id\": \"%s\", \"level\": \"MUST\", \"title\": \"Title of %s\", %s, \"cases\": [{\"name\": \"a\", %s}]}"
        .formatted(id, id, words, words);
  }

  private static String printed(VerdictsDiff diff, boolean colours) {
    StringWriter out = new StringWriter();
    diff.print(new Paper(new PrintWriter(out), colours, 100));
    return out.toString();
  }

  @Test
  void runs_with_the_same_verdicts_do_not_differ_whatever_their_words() throws IOException {
    VerdictsDiff diff =
        new VerdictsDiff(
            file("a", "0, \"word\": \"conformant\"", "1000", row("A-01", "PASS", "null", "one")),
            file("b", "0, \"word\": \"conformant\"", "1100", row("A-01", "PASS", "null", "two")));

    assertThat(diff.isChanged()).isFalse();
    assertThat(printed(diff, false))
        .contains("No verdict changed: 1 requirements, conformant (exit 0).")
        .doesNotContain("measured", "\u001b");
  }

  @Test
  void what_changed_came_or_went_is_told_by_requirement() throws IOException {
    VerdictsDiff diff =
        new VerdictsDiff(
            file(
                "a",
                "0, \"word\": \"conformant\"",
                "1000",
                row("A-01", "PASS", "null", "one"),
                row("A-02", "INCONCLUSIVE", "\"I-NODLV\"", "nothing"),
                row("A-03", "PASS", "null", "old")),
            file(
                "b",
                "1, \"word\": \"not conformant\"",
                "5000",
                row("A-01", "FAIL", "null", "it broke"),
                row("A-02", "INCONCLUSIVE", "\"I-BUDGET\"", "late"),
                row("A-04", "PASS", "null", "new")));

    assertThat(diff.isChanged()).isTrue();
    assertThat(printed(diff, false))
        .contains(
            "PASS → FAIL A-01 (MUST) Title of A-01",
            "now   it broke",
            "case  a: PASS → FAIL",
            "INCONCLUSIVE I-NODLV → INCONCLUSIVE I-BUDGET A-02",
            "gone  A-03 (PASS) Title of A-03",
            "new   A-04 (PASS) Title of A-04",
            "measured  The gap before attempt 2 was 1.0 s and is 5.0 s.",
            "2 changed, 1 gone, 1 new of 3 requirements; conformant (exit 0) → not conformant (exit 1).");
    assertThat(printed(diff, true)).contains("\u001b[31mPASS → FAIL\u001b[0m");
  }

  @Test
  void a_file_that_is_none_is_refused_with_its_name() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "no JSON");
    Path other = Files.writeString(folder.resolve("other"), "{}");
    Path gap =
        Files.writeString(
            folder.resolve("gap"),
            "{\"outcome\": {\"word\": \"w\"}, \"requirements\": [{\"id\": \"A-01\"}]}");

    assertThatThrownBy(() -> VerdictsFile.read(text))
        .hasMessage(text + " is no verdicts.json of a run: it is not JSON.");
    assertThatThrownBy(() -> VerdictsFile.read(other))
        .hasMessage(
            other + " is no verdicts.json of a run: it has no outcome and no requirements.");
    assertThatThrownBy(() -> VerdictsFile.read(gap))
        .hasMessage(gap + " is no verdicts.json of a run: level is missing in A-01.");
    assertThatThrownBy(() -> VerdictsFile.read(folder))
        .hasMessageStartingWith("There is no file " + folder.resolve("verdicts.json"));
  }
}
