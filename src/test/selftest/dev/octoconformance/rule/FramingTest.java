package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The URL of the webhook is {@code http://sink.example/…}. */
class FramingTest {
  private static final String BODY = Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString();

  private static Finding judge(String fields) {
    String head =
        "POST /"
            + JournalBuilder.token(Wave.ARM)
            + " HTTP/1.1\r\n"
            + fields.replace("{length}", "" + BODY.length()).replace("|", "\r\n")
            + "\r\n\r\n";
    return new Wave()
        .deaf(Wave.ARM)
        .also(j -> j.arrivesWithHead(3_100, Wave.ARM, head, BODY))
        .judge(Framing.isSound());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: sink.example|Content-Length: {length}",
        "host: SINK.example:80|content-length:{length}",
        "Host: sink.example|Transfer-Encoding: chunked",
        "Transfer-Encoding: Chunked|X-Host: other|Host:sink.example",
        "Host: sink.example|Content-Encoding: gzip|Content-Length: 5",
      })
  void well_framed_requests_hold(String fields) {
    holds(judge(fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: {length}",
        "Host: sink.example|Host: sink.example|Content-Length: {length}",
        "Host: other.example|Content-Length: {length}",
        "Host: sink.example:8080|Content-Length: {length}",
        "Host: me:secret@sink.example|Content-Length: {length}",
        "Host: sink.example|Content-Length: {length}|Transfer-Encoding: chunked",
        "Host: sink.example|Content-Length: {length}|Content-Length: 7",
        "Host: sink.example|Content-Length: 7",
        "Host: sink.example|Transfer-Encoding: gzip",
        "Host: sink.example",
        "Host: sink.example|Content-Length: {length}|X Y: a",
        "Host: sink.example|Content-Length: {length}|X: a\u0001b",
        "Host: sink.example|Content-Length: {length}|X: a| folded",
        "Host: sink.example|Content-Length: {length}|nothing",
      })
  void anything_else_is_a_breach(String fields) {
    broken(judge(fields));
  }

  @Test
  void what_was_not_seen_byte_for_byte_is_undecided() {
    assertThat(undecidable(new Wave().judge(Framing.isSound()), Reason.ENV).message())
        .contains("byte for byte");
    Wave wave = new Wave().also(j -> j.note(100, Scene.NO_BYTES, "Not through this tunnel."));
    assertThat(undecidable(wave.judge(Framing.isSound()), Reason.TUNNEL).message())
        .isEqualTo("Not through this tunnel.");
  }
}
