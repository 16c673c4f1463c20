package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL of the webhook is {@code http://sink.example/…}. */
class ReservedHeadersTest {
  private static final int LENGTH =
      Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString().length();

  private static Finding typed(String... types) {
    Header[] lines = new Header[types.length];
    for (int i = 0; i < types.length; i++) {
      lines[i] = new Header("content-type", types[i]);
    }
    return new Wave().gets(Action.CONFIRM, lines).judge(ReservedHeaders.leaveOneType());
  }

  private static Finding framed(String fields) {
    return new Wave()
        .getsBytes("POST / HTTP/1.1\r\n" + fields.replace("|", "\r\n") + "\r\n\r\n")
        .judge(ReservedHeaders.leaveTheFramingSound());
  }

  private static Wave refused(int status) {
    return new Wave().deaf(Wave.ARM).also(j -> j.refused(900, Wave.ARM, "booking_update", status));
  }

  @Test
  void one_type_or_none_is_fine() {
    holds(typed("text/plain"));
    holds(typed());
  }

  @Test
  void two_types_are_a_breach_in_two_lines_and_in_one() {
    assertThat(broken(typed("application/json", "text/plain")).found())
        .isEqualTo("application/json and text/plain");
    broken(typed("application/json, text/plain"));
  }

  @Test
  void a_refusal_is_fine_and_an_error_of_the_server_is_not() {
    holds(refused(422).judge(ReservedHeaders.leaveOneType()));
    holds(refused(422).judge(ReservedHeaders.leaveTheFramingSound()));
    broken(refused(500).judge(ReservedHeaders.leaveOneType()));
    broken(refused(500).judge(ReservedHeaders.leaveTheFramingSound()));
  }

  @Test
  void an_accepted_webhook_that_never_fires_is_a_breach() {
    Wave mute = new Wave().deaf(Wave.ARM);
    assertThat(broken(mute.judge(ReservedHeaders.leaveOneType())).message()).contains("accepted");
    mute = new Wave().deaf(Wave.ARM);
    assertThat(broken(mute.judge(ReservedHeaders.leaveTheFramingSound())).message())
        .contains("accepted");
  }

  @Test
  void sound_framing_holds_whatever_else_is_sent() {
    holds(framed("Host: sink.example|Connection: Upgrade|Content-Length: " + LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: other.invalid|Content-Length: {length}",
        "Host: sink.example|Content-Length: 3|Content-Length: {length}",
        "Host: sink.example|Transfer-Encoding: chunked|Content-Length: {length}",
      })
  void a_host_or_a_length_that_was_given_is_a_breach(String fields) {
    broken(framed(fields.replace("{length}", "" + LENGTH)));
  }

  @Test
  void a_torn_body_is_a_breach_while_others_are_told_in_whole() {
    Wave torn =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.arrivesWithHead(3_100, Wave.ARM, "POST / HTTP/1.1\r\n\r\n", "{\"w"));
    assertThat(broken(torn.judge(ReservedHeaders.leaveTheFramingSound())).found())
        .contains("3 characters");
  }

  @Test
  void without_a_sink_of_bytes_it_is_undecided() {
    Wave wave = new Wave().also(j -> j.note(100, Scene.NO_BYTES, "Not through this tunnel."));
    undecidable(wave.judge(ReservedHeaders.leaveTheFramingSound()), Reason.TUNNEL);
  }
}
