package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers of the ordinary sink. */
class EarTest {
  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private volatile Reaction reaction = Reaction.status(200);
  private final Sink sink = Sink.open("127.0.0.1", 0, null, journal, asked -> reaction);

  @AfterEach
  void close() {
    sink.close();
  }

  private static Reaction whole(int status, String body, Duration after, Header... headers) {
    return new Reaction(Manner.ANSWER, status, List.of(headers), body, after);
  }

  private RawClient calling() throws IOException {
    return RawClient.to(sink.port()).post("/" + token);
  }

  private String answer() throws IOException {
    try (RawClient client = calling()) {
      return client.hear();
    }
  }

  @Test
  void status_fields_and_body_are_those_of_the_reaction() throws IOException {
    reaction =
        whole(
            429,
            "h\u00e9",
            Duration.ZERO,
            new Header("Retry-After", "20"),
            new Header("Content-Type", "text/plain"),
            new Header("Location", "{here}"));
    assertThat(answer())
        .startsWith("HTTP/1.1 429 ")
        .contains(
            "\r\nRetry-After: 20\r\n", "\r\nContent-Type: text/plain", "\r\nConnection: close")
        .contains("\r\nLocation: " + sink.publicBase() + "/" + token + "/followed\r\n")
        .endsWith("h\u00c3\u00a9");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 226, 299, 300, 307, 308, 410, 418, 425, 500, 503, 599})
  void any_status_can_be_given(int status) throws IOException {
    reaction = Reaction.status(status);
    assertThat(answer()).startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void some_answers_never_have_a_body(int status) throws IOException {
    reaction = whole(status, "body", Duration.ZERO);
    assertThat(answer()).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
  }

  @Test
  void a_huge_body_is_sent_whole() throws IOException {
    reaction = whole(200, "x".repeat(1024 * 1024), Duration.ZERO);
    assertThat(answer()).endsWith("\r\n\r\n" + "x".repeat(1024 * 1024));
  }

  @Test
  void a_delayed_answer_is_recorded_at_once_and_given_late() throws Exception {
    reaction = whole(500, "", Duration.ofMillis(700));
    try (RawClient client = calling()) {
      Arrival arrival = ticker.next(Arrival.class);
      assertThat(client.hear()).startsWith("HTTP/1.1 500 ");
      assertThat(journal.now().minus(arrival.at())).isGreaterThan(Duration.ofMillis(690));
    }
  }

  @Test
  void two_hundred_delayed_answers_keep_nobody_else_waiting() throws Exception {
    reaction = whole(500, "", Duration.ofSeconds(30));
    List<RawClient> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        waiting.add(calling());
      }
      for (int i = 0; i < 200; i++) {
        ticker.next(Arrival.class);
      }
      reaction = Reaction.status(200);
      assertThat(answer()).startsWith("HTTP/1.1 200 ");
      assertThat(journal.now()).isLessThan(Duration.ofSeconds(20));
    } finally {
      for (RawClient client : waiting) {
        client.close();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"HOLD", "RESET", "TRICKLE"})
  void what_only_bytes_can_do_is_a_failure_here(Manner manner) throws Exception {
    reaction = Reaction.of(manner);
    assertThat(answer()).startsWith("HTTP/1.1 500 ");
    assertThat(ticker.next(Arrival.class).answered()).isEqualTo(500);
  }
}
