package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each manner looks like on the wire and in the journal. */
class RawSinkTest {
  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private volatile Reaction reaction = Reaction.status(202);
  private final RawSink sink = RawSink.open("127.0.0.1", journal, asked -> reaction);

  @AfterEach
  void close() {
    sink.close();
  }

  private String answer(String target) throws IOException {
    try (RawClient client = RawClient.to(sink.port())) {
      return client.post(target).hear();
    }
  }

  @Test
  void an_arrival_is_recorded_byte_for_byte_before_it_is_answered() throws Exception {
    Duration before = journal.now();
    String head =
        "PATCH /" + token + "?x=%2F HTTP/1.1\r\nhOST: h\r\nX-Odd:  a  b \r\ncontent-length: 3\r\n";
    try (RawClient client = RawClient.to(sink.port())) {
      assertThat(client.say(head + "\r\n\u00c3\u00a9!").hear())
          .isEqualTo("HTTP/1.1 202 \r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }
    Arrival arrival = ticker.next(Arrival.class);
    assertThat(arrival.head()).isEqualTo(head + "\r\n");
    assertThat(arrival.headers())
        .containsExactly(
            new Header("hOST", "h"),
            new Header("X-Odd", "a  b"),
            new Header("content-length", "3"));
    assertThat(arrival.method()).isEqualTo("PATCH");
    assertThat(arrival.target()).isEqualTo("/" + token + "?x=%2F");
    assertThat(arrival.token()).isEqualTo(token);
    assertThat(arrival.body().text()).isEqualTo("\u00e9!");
    assertThat(arrival.body().cut()).isFalse();
    assertThat(arrival.answered()).isEqualTo(202);
    assertThat(arrival.at()).isBetween(before, journal.now());
    assertThat(ticker.isQuiet()).isTrue();
  }

  @Test
  void what_is_nobodys_is_not_found_and_recorded() throws Exception {
    assertThat(answer("/favicon.ico")).startsWith("HTTP/1.1 404 ");
    Arrival arrival = ticker.next(Arrival.class);
    assertThat(arrival.token()).isEmpty();
    assertThat(arrival.answered()).isEqualTo(404);
  }

  @Test
  void an_answer_has_the_fields_and_the_body_of_its_reaction() throws IOException {
    sink.elsewhere(URI.create("http://other.example:1"));
    reaction =
        new Reaction(
            Manner.ANSWER,
            302,
            List.of(new Header("Location", "{here}"), new Header("X-Other", "{elsewhere}")),
            "h\u00e9",
            Duration.ZERO);
    assertThat(answer("/" + token))
        .isEqualTo(
            "HTTP/1.1 302 \r\nLocation: http://127.0.0.1:%d/%s/followed\r\n"
                    .formatted(sink.port(), token)
                + "X-Other: http://other.example:1/%s/followed\r\n".formatted(token)
                + "Connection: close\r\nContent-Length: 3\r\n\r\nh\u00c3\u00a9");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void some_answers_never_have_a_body(int status) throws IOException {
    reaction = new Reaction(Manner.ANSWER, status, List.of(), "body", Duration.ZERO);
    assertThat(answer("/" + token)).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n");
  }

  @Test
  void a_second_request_on_a_connection_is_not_read() throws Exception {
    try (RawClient client = RawClient.to(sink.port())) {
      client.post("/" + token).post("/" + token);
      assertThat(client.hear()).containsOnlyOnce("HTTP/1.1");
    }
    ticker.next(Arrival.class);
    assertThat(ticker.isQuiet()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HOLD,false", "HOLD,true", "TRICKLE,false", "TRICKLE,true"})
  void a_sender_that_leaves_is_seen_to_leave(Manner manner, boolean byReset) throws Exception {
    reaction = Reaction.of(manner);
    try (RawClient client = RawClient.to(sink.port()).post("/" + token)) {
      Arrival arrival = ticker.next(Arrival.class);
      assertThat(arrival.answered()).isZero();
      Duration before = journal.now();
      assertThat(ticker.isQuiet()).isTrue();
      if (byReset) {
        client.reset();
      } else {
        client.finish();
      }
      HangUp end = ticker.next(HangUp.class);
      assertThat(end.bySender()).isTrue();
      assertThat(end.arrival()).isEqualTo(arrival.id());
      assertThat(end.token()).isEqualTo(token);
      assertThat(end.at()).isBetween(before, journal.now());
    }
  }

  @Test
  void a_held_sender_hears_nothing_until_its_token_is_released() throws Exception {
    reaction = Reaction.of(Manner.HOLD);
    String other = new Tokens("seed").of("another");
    try (RawClient client = RawClient.to(sink.port()).post("/" + token);
        RawClient neighbour = RawClient.to(sink.port()).post("/" + other)) {
      ticker.next(Arrival.class);
      ticker.next(Arrival.class);
      sink.release(token);
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
      assertThat(answer("/" + token)).startsWith("HTTP/1.1 200 ");
      ticker.next(Arrival.class);
      assertThat(ticker.isQuiet()).as("a release is no hang-up").isTrue();
      neighbour.finish();
      assertThat(ticker.next(HangUp.class).token()).isEqualTo(other);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HOLD", "TRICKLE"})
  void the_end_of_the_sink_is_no_doing_of_the_sender(Manner manner) throws Exception {
    reaction = Reaction.of(manner);
    try (RawClient client = RawClient.to(sink.port()).post("/" + token)) {
      ticker.next(Arrival.class);
      sink.close();
      assertThat(ticker.next(HangUp.class).bySender()).isFalse();
      assertThat(client.hear()).doesNotContain("\r\n\r\nHTTP");
      assertThatThrownBy(() -> RawClient.to(sink.port())).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_reset_is_a_reset() throws Exception {
    reaction = Reaction.of(Manner.RESET);
    try (RawClient client = RawClient.to(sink.port()).post("/" + token)) {
      assertThatThrownBy(client::hear)
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    weEndedIt();
  }

  private void weEndedIt() throws InterruptedException {
    Arrival arrival = ticker.next(Arrival.class);
    assertThat(arrival.answered()).isZero();
    HangUp end = ticker.next(HangUp.class);
    assertThat(end.bySender()).isFalse();
    assertThat(end.arrival()).isEqualTo(arrival.id());
  }

  @Test
  void a_close_is_in_order_and_without_a_byte() throws Exception {
    reaction = Reaction.of(Manner.CLOSE);
    try (RawClient client = RawClient.to(sink.port())) {
      client.post("/" + token).say("and something that nobody reads");
      assertThat(client.hear()).isEmpty();
    }
    weEndedIt();
  }

  @Test
  void garbage_is_no_status_line() throws Exception {
    reaction = Reaction.of(Manner.GARBAGE);
    assertThat(answer("/" + token)).isNotEmpty().doesNotContain("HTTP");
    weEndedIt();
  }

  @Test
  void interim_answers_are_followed_by_nothing() throws Exception {
    reaction = Reaction.of(Manner.INTERIM);
    assertThat(answer("/" + token).split("\r\n\r\n"))
        .hasSize(2)
        .allMatch(head -> head.startsWith("HTTP/1.1 1"));
    weEndedIt();
  }

  @ParameterizedTest
  @CsvSource({
    "CUT_SHORT, Content-Length: 100, 0123456789",
    "BAD_CHUNK, Transfer-Encoding: chunked, no length"
  })
  void a_success_that_breaks_off_promises_more_than_it_gives(
      Manner manner, String promise, String given) throws Exception {
    reaction = Reaction.of(manner);
    assertThat(answer("/" + token))
        .startsWith("HTTP/1.1 200 ")
        .contains(promise + "\r\n")
        .contains("\r\n\r\n" + given);
    weEndedIt();
  }

  @Test
  void a_trickle_never_ends_by_itself() throws Exception {
    reaction = Reaction.of(Manner.TRICKLE);
    try (RawClient client = RawClient.to(sink.port()).post("/" + token)) {
      ticker.next(Arrival.class);
      String head = "HTTP/1.1 200 \r\nContent-Length: 1000000\r\nConnection: close\r\n\r\n";
      Duration before = journal.now();
      assertThat(client.hear(head.length() + 3)).isEqualTo(head + "xxx");
      assertThat(journal.now().minus(before)).isGreaterThan(Duration.ofMillis(900));
      assertThat(ticker.isQuiet()).isTrue();
    }
    assertThat(ticker.next(HangUp.class).bySender()).isTrue();
  }

  @Test
  void an_answer_can_come_late() throws Exception {
    reaction = new Reaction(Manner.ANSWER, 500, List.of(), "", Duration.ofMillis(300));
    Duration before = journal.now();
    assertThat(answer("/" + token)).startsWith("HTTP/1.1 500 ");
    assertThat(journal.now().minus(before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    assertThat(ticker.next(Arrival.class).answered()).isEqualTo(500);
  }

  @Test
  void a_sender_that_does_not_wait_for_a_late_answer_is_seen_to_leave() throws Exception {
    reaction = new Reaction(Manner.ANSWER, 200, List.of(), "", Duration.ofMinutes(5));
    try (RawClient client = RawClient.to(sink.port()).post("/" + token)) {
      ticker.next(Arrival.class);
      client.finish();
      assertThat(ticker.next(HangUp.class).bySender()).isTrue();
    }
  }

  @Test
  void whoever_got_in_is_not_refused() throws IOException {
    reaction = Reaction.of(Manner.REFUSE);
    assertThat(answer("/" + token)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void an_address_of_another_machine_is_told_in_one_sentence() {
    assertThatThrownBy(() -> RawSink.open("203.0.113.1", journal, Answers.always200()))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageStartingWith("The receiver cannot listen on 203.0.113.1:0 ");
  }
}
