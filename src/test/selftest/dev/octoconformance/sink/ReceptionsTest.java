package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceptionsTest {
  private static final String NAME = "RTY-01/first";

  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final Tokens tokens = new Tokens("seed");
  private final String token = tokens.of(NAME);
  private volatile Reaction reaction =
      new Reaction(
          Manner.ANSWER,
          307,
          List.of(new Header("Location", "{elsewhere}"), new Header("X-Here", "{here}")),
          "",
          Duration.ZERO);
  private final Sink sink = Sink.open("127.0.0.1", 0, null, journal, asked -> reaction);
  private final RawSink raw = RawSink.open("127.0.0.1", journal, asked -> reaction);

  @AfterEach
  void close() {
    sink.close();
    raw.close();
  }

  private String answer(int port) throws IOException {
    try (RawClient client = RawClient.to(port).post("/" + token)) {
      return client.hear();
    }
  }

  @Test
  void every_name_has_a_url_at_both_sinks_and_a_closed_port() {
    Reception reception = Receptions.of(sink, raw, tokens, Authority.fresh());
    assertThat(reception.url(NAME)).isEqualTo(sink.url(token));
    assertThat(reception.bytesUrl(NAME)).contains(raw.url(token));
    assertThat(raw.url(token))
        .isEqualTo(sink.url(token).replace(":" + sink.port(), ":" + raw.port()));
    assertThat(reception.closedPort(NAME)).isPresent();
  }

  @Test
  void redirects_lead_from_each_sink_to_the_other() throws IOException {
    Receptions.of(sink, raw, tokens, Authority.fresh());
    String ordinary = "http://127.0.0.1:" + sink.port() + "/" + token + "/followed\r\n";
    String bytes = "http://127.0.0.1:" + raw.port() + "/" + token + "/followed\r\n";
    assertThat(answer(sink.port())).contains("Location: " + bytes, "X-Here: " + ordinary);
    assertThat(answer(raw.port())).contains("Location: " + ordinary, "X-Here: " + bytes);
  }

  @Test
  void without_a_sink_of_bytes_there_is_no_url_for_it_and_no_elsewhere() throws IOException {
    Reception reception = Receptions.of(sink, null, tokens, Authority.fresh());
    assertThat(reception.bytesUrl(NAME)).isEmpty();
    assertThat(reception.closedPort(NAME)).isEmpty();
    reception.release(token);
    assertThat(answer(sink.port()))
        .contains("Location: http://elsewhere.invalid/" + token + "/followed\r\n");
  }

  @Test
  void bytes_cannot_be_seen_through_a_tunnel() throws IOException {
    URI tunnel = URI.create("https://sink.example/in");
    try (Sink tunnelled = Sink.open("127.0.0.1", 0, tunnel, journal, asked -> reaction)) {
      Reception reception = Receptions.of(tunnelled, raw, tokens, Authority.fresh());
      assertThat(reception.url(NAME)).startsWith("https://sink.example/in/" + token);
      assertThat(reception.bytesUrl(NAME)).isEmpty();
      assertThat(reception.closedPort(NAME)).isEmpty();
      assertThat(answer(tunnelled.port()))
          .contains("Location: http://elsewhere.invalid/" + token + "/followed\r\n")
          .contains("X-Here: https://sink.example/in/" + token + "/followed\r\n");
    }
  }

  @Test
  void a_public_url_that_is_the_bound_address_is_no_tunnel() {
    URI itself = URI.create("http://127.0.0.1:" + sink.port());
    sink.close();
    try (Sink same = Sink.open("127.0.0.1", itself.getPort(), itself, journal, asked -> reaction)) {
      assertThat(Receptions.of(same, raw, tokens, Authority.fresh()).bytesUrl(NAME)).isPresent();
    }
  }

  @Test
  void what_is_held_is_released_by_its_token() throws Exception {
    reaction = Reaction.of(Manner.HOLD);
    Reception reception = Receptions.of(sink, raw, tokens, Authority.fresh());
    try (RawClient client = RawClient.to(raw.port()).post("/" + token)) {
      ticker.next(Arrival.class);
      reception.release(token);
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
  }
}
