package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscretionTest {

  private static String errors(int status, String text) {
    String url = "http://vendor.example/webhooks";
    return seen(new Wave()
            .also(j -> j.answered(100, "x", "POST", url, status, List.of(), text))
            .also(j -> j.note(8900, Scene.ALL_OVER, ""))
            .judge(Discretion.tellTheirErrors()))
        .message();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NullPointerException\n\tat com.example.Hooks.add(Hooks.java:17)",
        "Traceback (most recent call last):",
        "Fatal error in /var/www/hooks.php on line 3",
        "SQLSTATE[23000]: Integrity constraint violation",
        "Error: boom /app/src/hooks.ts:12"
      })
  void the_inside_of_a_server_is_recognised(String text) {
    assertThat(errors(500, text)).startsWith("1 of ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"BAD_REQUEST\",\"errorMessage\":\"url must be absolute (at least a host)\"}",
        "<html><body>404 Not Found</body></html>"
      })
  void an_ordinary_error_gives_nothing_away(String text) {
    assertThat(errors(400, text)).startsWith("None of ");
  }

  @Test
  void a_success_is_no_error() {
    assertThat(errors(200, "SQLSTATE")).startsWith("None of ");
  }

  @Test
  void a_signature_is_told_by_its_name() {
    Finding signed =
        new Wave()
            .also(
                j ->
                    j.arrives(
                        3060,
                        Wave.ARM,
                        "POST",
                        "/" + JournalBuilder.token(Wave.ARM),
                        List.of(new Header("X-Hub-Signature-256", "sha256=1")),
                        Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString(),
                        200))
            .judge(Discretion.tellTheirSignatures());
    assertThat(seen(signed).message()).isEqualTo("Deliveries have X-Hub-Signature-256.");
  }

  @Test
  void deliveries_without_a_signature_are_told_and_silence_is_undecided() {
    assertThat(seen(new Wave().judge(Discretion.tellTheirSignatures())).message())
        .startsWith("No delivery");
    undecidable(new Wave().deaf(Wave.ARM).judge(Discretion.tellTheirSignatures()), Reason.BLOCKED);
  }
}
