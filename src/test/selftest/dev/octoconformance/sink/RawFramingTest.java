package dev.octoconformance.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that a proper server would refuse, and what the sink of bytes reads out of them. */
class RawFramingTest {
  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private final List<Answers.Question> questions = new ArrayList<>();
  private final RawSink sink =
      RawSink.open(
          "127.0.0.1",
          journal,
          asked -> {
            questions.add(asked);
            return Reaction.status(200);
          });

  @AfterEach
  void close() {
    sink.close();
  }

  /** Sends this, TOKEN and line feeds written out, and returns what was recorded. */
  private Arrival arrival(String request, int status) throws Exception {
    try (RawClient client = RawClient.to(sink.port())) {
      client.say(request.replace("TOKEN", token).replace("\n", "\r\n"));
      assertThat(client.hear()).startsWith("HTTP/1.1 " + status + " ");
    }
    return ticker.next(Arrival.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Chunked, with extensions, several chunks and trailers.
        "POST /TOKEN HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n3;x=1\n{\"a\n4\n\":1}\n0\nT: 1\n\n",
        // Two ways to say where it ends; the chunks are there.
        "POST /TOKEN HTTP/1.1\nContent-Length: 3\nTransfer-Encoding: chunked\n\n7\n{\"a\":1}\n0\n\n",
        // Two ways, and no chunks.
        "POST /TOKEN HTTP/1.1\nContent-Length: 7\nTransfer-Encoding: chunked\n\n{\"a\":1}",
        // Chunks are promised, and none are there.
        "POST /TOKEN HTTP/1.1\nTransfer-Encoding: chunked\n\n{\"a\":1}",
        // Two lengths, of which one is too short.
        "POST /TOKEN HTTP/1.1\nContent-Length: 2\nContent-Length: 7\n\n{\"a\":1}",
        // Two lengths, of which one is too long.
        "POST /TOKEN HTTP/1.1\nContent-Length: 7000\nContent-Length: 7\n\n{\"a\":1}",
        // Two hosts, no version, a length in other letters.
        "POST /TOKEN\nHost: a\nHost: b\nCONTENT-LENGTH: 7\n\n{\"a\":1}",
        // An old version without a host.
        "POST /TOKEN HTTP/1.0\nContent-Length: 7\n\n{\"a\":1}",
        // A target with everything, and a host with a name and a password.
        "POST http://u:p@h/TOKEN HTTP/1.1\nHost: u:p@h\nContent-Length: 7\n\n{\"a\":1}",
        // Empty lines first, and a folded and a broken header line.
        "\n\nPOST /TOKEN HTTP/1.1\nX: a\n b\nno field\n: empty\nContent-Length: 7\n\n{\"a\":1}",
      })
  void a_delivery_is_read_whatever_its_framing(String request) throws Exception {
    Arrival arrival = arrival(request, 200);
    assertThat(arrival.body().text()).isEqualTo("{\"a\":1}");
    assertThat(arrival.body().cut()).isFalse();
    assertThat(arrival.token()).isEqualTo(token);
    assertThat(arrival.method()).isEqualTo("POST");
  }

  @Test
  void lone_line_feeds_end_lines_too() throws Exception {
    String head = "POST /" + token + " HTTP/1.1\nA: 1\nContent-Length: 2\n\n";
    try (RawClient client = RawClient.to(sink.port()).say(head + "{}")) {
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
    Arrival arrival = ticker.next(Arrival.class);
    assertThat(arrival.head()).isEqualTo(head);
    assertThat(arrival.headers())
        .containsExactly(new Header("A", "1"), new Header("Content-Length", "2"));
    assertThat(arrival.body().text()).isEqualTo("{}");
  }

  @Test
  void header_lines_are_kept_as_they_were_sent() throws Exception {
    Arrival arrival = arrival("POST /TOKEN HTTP/1.1\nX: a\n b\nno field\n: empty\nx:1\n\n", 200);
    assertThat(arrival.headers())
        .containsExactly(
            new Header("X", "a b"),
            new Header("no field", ""),
            new Header("", "empty"),
            new Header("x", "1"));
  }

  @Test
  void a_target_is_kept_as_it_was_sent() throws Exception {
    assertThat(arrival("POST http://h:1/TOKEN?a=b HTTP/1.1\n\n", 200).target())
        .isEqualTo("http://h:1/" + token + "?a=b");
    assertThat(arrival("POST /TOKEN/a b HTTP/1.1\n\n", 200).target())
        .isEqualTo("/" + token + "/a b");
  }

  @Test
  void a_request_for_the_head_gets_no_body() throws Exception {
    assertThat(arrival("HEAD /TOKEN HTTP/1.1\n\n", 200).method()).isEqualTo("HEAD");
  }

  @Test
  void a_sender_that_waits_to_be_waved_on_is_waved_on() throws Exception {
    String head =
        "POST /" + token + " HTTP/1.1\r\nexpect: 100-Continue\r\nContent-Length: 2\r\n\r\n";
    try (RawClient client = RawClient.to(sink.port()).say(head)) {
      String wave = "HTTP/1.1 100 Continue\r\n\r\n";
      assertThat(client.hear(wave.length())).isEqualTo(wave);
      assertThat(client.say("{}").hear()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(ticker.next(Arrival.class).body().text()).isEqualTo("{}");
  }

  @Test
  void a_compressed_body_is_unpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"é\":1}".getBytes(UTF_8));
    }
    Arrival arrival = compressed(packed.toByteArray());
    assertThat(arrival.body().text()).isEqualTo("{\"é\":1}");
    assertThat(arrival.headerValues("Content-Encoding")).containsExactly("gzip");
  }

  @Test
  void what_only_looks_compressed_is_kept_byte_by_byte() throws Exception {
    Arrival arrival = compressed(new byte[] {0x1f, (byte) 0x8b, 8, 0, 'x'});
    assertThat(arrival.body().utf8()).isFalse();
    assertThat(arrival.body().text()).isEqualTo("\u001f\u008b\b\u0000x");
  }

  @Test
  void a_bomb_is_unpacked_up_to_the_limit() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[20 * 1024 * 1024]);
    }
    Arrival arrival = compressed(packed.toByteArray());
    assertThat(arrival.body().text()).hasSize(Memory.LARGEST);
    assertThat(arrival.body().cut()).isTrue();
  }

  private Arrival compressed(byte[] body) throws Exception {
    String head =
        "POST /%s HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n"
            .formatted(token, body.length);
    try (RawClient client = RawClient.to(sink.port()).say(head).say(body)) {
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
    return ticker.next(Arrival.class);
  }

  @Test
  void a_long_body_is_kept_up_to_the_limit() throws Exception {
    String body = "x".repeat(3 * 1024 * 1024);
    Arrival arrival =
        arrival("POST /TOKEN HTTP/1.1\nContent-Length: " + body.length() + "\n\n" + body, 200);
    assertThat(arrival.body().text()).hasSize(Memory.LARGEST);
    assertThat(arrival.body().cut()).isTrue();
  }

  @Test
  void a_head_without_an_end_is_recorded_and_refused() throws Exception {
    Arrival arrival = arrival("POST /TOKEN HTTP/1.1\nX: " + "x".repeat(RawReader.HEAD_LIMIT), 413);
    assertThat(arrival.token()).isEqualTo(token);
    assertThat(arrival.body().cut()).isTrue();
  }

  @Test
  void a_chunk_that_is_none_is_refused_and_what_came_is_recorded() throws Exception {
    Arrival arrival =
        arrival("POST /TOKEN HTTP/1.1\nTransfer-Encoding: chunked\n\n2\n{}\nzz\n", 400);
    assertThat(arrival.body().text()).isEqualTo("{}");
    assertThat(arrival.body().cut()).isTrue();
    assertThat(arrival.answered()).isEqualTo(400);
    assertThat(questions).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /TOKEN",
        "POST /TOKEN HTTP/1.1\nHost: h\n",
        "POST /TOKEN HTTP/1.1\nContent-Length: 9\n\n{\"a",
        "POST /TOKEN HTTP/1.1\nTransfer-Encoding: chunked\n\n9\n{\"a",
        "POST /TOKEN HTTP/1.1\nTransfer-Encoding: chunked\n\n3\n{\"a\n",
      })
  void a_request_that_breaks_off_is_not_lost_and_uses_up_no_answer(String begun) throws Exception {
    try (RawClient client = RawClient.to(sink.port())) {
      client.say(begun.replace("TOKEN", token).replace("\n", "\r\n")).finish();
      Arrival arrival = ticker.next(Arrival.class);
      assertThat(arrival.token()).isEqualTo(token);
      assertThat(arrival.body().cut()).isTrue();
      assertThat(arrival.answered()).isZero();
      assertThat(arrival.body().text()).isIn("", "{\"a");
      assertThat(ticker.next(HangUp.class).bySender()).isTrue();
    }
    assertThat(questions).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "POST /", "\u0016\u0003\u0001 hello over TLS"})
  void a_connection_that_says_nothing_of_ours_leaves_no_trace(String said) throws IOException {
    try (RawClient client = RawClient.to(sink.port())) {
      client.say(said).finish();
      assertThat(client.hear()).isEmpty();
    }
    assertThat(ticker.isQuiet()).isTrue();
  }

  @Test
  void a_request_of_bytes_that_nobody_knows_is_recorded_as_nobodys() throws Exception {
    Arrival arrival = arrival("\u00ff\u0001\n\n", 404);
    assertThat(arrival.head()).isEqualTo("\u00ff\u0001\r\n\r\n");
    assertThat(arrival.token()).isEmpty();
  }
}
