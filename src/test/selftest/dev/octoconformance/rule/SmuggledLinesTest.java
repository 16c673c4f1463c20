package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.slight;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmuggledLinesTest {

  private static Finding sent(String lines) {
    return new Wave()
        .given("X-Octo-Value", "octo\r\nX-Octo-Smuggled: yes")
        .given("X-Octo Space", "octo")
        .getsBytes("POST / HTTP/1.1\r\nHost: sink.example\r\n" + lines + "\r\n\r\n")
        .judge(SmuggledLines.neverAppear());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: */*",
        "X-Octo-Value: octo  X-Octo-Smuggled: yes",
        "X-Octo-Value: octoX-Octo-Smuggled: yes",
        "X-Octo-Value: octo\r\n X-Octo-Smuggled: yes",
        "X-Octo-Value: octo%0D%0AX-Octo-Smuggled: yes",
      })
  void what_is_dropped_stripped_replaced_or_folded_is_fine(String lines) {
    holds(sent(lines));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Octo-Value: octo\r\nX-Octo-Smuggled: yes",
        "X-Octo-Value: octo\nX-Octo-Smuggled: yes",
        "X-Octo-Value: octo\r\nx-octo-smuggled: yes\r\n\r\nPOST /smuggled HTTP/1.1",
      })
  void a_line_that_nobody_gave_is_a_breach(String lines) {
    assertThat(broken(sent(lines)).found()).containsIgnoringCase("X-Octo-Smuggled: yes");
  }

  @Test
  void a_line_in_what_carries_no_event_is_one_too() {
    String head = "POST / HTTP/1.1\r\nX-Octo-Value: octo\r\nX-Octo-Smuggled: yes\r\n\r\n";
    broken(
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.arrivesWithHead(3_100, Wave.ARM, head, ""))
            .judge(SmuggledLines.neverAppear()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Octo-Value: octo\rX-Octo-Smuggled: yes",
        "X-Octo-Value: octo\0",
        "X-Octo Space: octo",
      })
  void what_http_forbids_within_a_line_is_a_warning(String lines) {
    assertThat(slight(sent(lines)).found()).startsWith("X-Octo").doesNotContain("\r", "\0");
  }

  @Test
  void an_accepted_webhook_that_never_fires_is_a_warning() {
    slight(new Wave().deaf(Wave.ARM).judge(SmuggledLines.neverAppear()));
  }

  @Test
  void a_refusal_is_fine_and_an_error_of_the_server_is_not() {
    holds(refused(400));
    broken(refused(500));
  }

  private static Finding refused(int status) {
    return new Wave()
        .deaf(Wave.ARM)
        .also(j -> j.refused(900, Wave.ARM, "booking_update", status))
        .judge(SmuggledLines.neverAppear());
  }
}
