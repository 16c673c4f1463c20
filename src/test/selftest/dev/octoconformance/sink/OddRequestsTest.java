package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hardly a request is looked at where that can be done, and else counted and quoted. */
class OddRequestsTest {
  private static final String BODY = "{\"a\":1}";

  private final Journal journal = Journal.begin();
  private final String token = new Tokens("seed").of("a webhook");
  private final Sink sink = Sink.open("127.0.0.1", 0, null, journal, Answers.always200());

  @AfterEach
  void close() {
    sink.close();
  }

  private String answer(String lines, String body) throws IOException {
    String request = lines.replace("TOKEN", token).replace('|', '\n').replace("\n", "\r\n");
    try (RawClient client = RawClient.to(sink.port())) {
      return client.say(request + "\r\n\r\n" + body).hear();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST http://another.example/TOKEN HTTP/1.1|Host: h|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: u:p@h|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: a b/c|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|Host: i|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|Content-Length: 7|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|X-Folded: a| b|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|X-Space : a|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|No-Colon|Content-Length: 7",
        "POST /TOKEN HTTP/1.1|Host: h|Cookie: =;;,|Content-Length: 7",
        "post /TOKEN HTTP/1.1|Host: h|Content-Length: 7"
      })
  void what_can_be_read_is_recorded_and_answered(String lines) throws IOException {
    assertThat(answer(lines, BODY)).startsWith("HTTP/1.1 200");
    Arrival arrival = journal.evidence().arrivals().findFirst().orElseThrow();
    assertThat(arrival.token()).isEqualTo(token);
    assertThat(arrival.method()).isEqualTo(lines.substring(0, 4));
    assertThat(arrival.body().text()).isEqualTo(BODY);
    assertThat(refused()).isEmpty();
  }

  @Test
  void two_ways_to_tell_the_length_are_recorded() throws IOException {
    String lines = "POST /TOKEN HTTP/1.1|Host: h|Content-Length: 7|Transfer-Encoding: chunked";
    assertThat(answer(lines, "7\r\n" + BODY + "\r\n0\r\n\r\n")).startsWith("HTTP/1.1 200");
    assertThat(journal.evidence().arrivals(token)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "POST /TOKEN HTTP/1.1|Host: h|X: a\u0001|Content-Length: 7, TOKEN 400 Illegal character",
    "POST /TOKEN HTTP/1.1|Host: h|X Y: a|Content-Length: 7, TOKEN 400 Illegal character",
    "POST /TOKEN HTTP/1.1|Host: h|Expect: wonders|Content-Length: 7, TOKEN 417 Expectation Failed",
    "POST /TOKEN HTTP/1.1|Content-Length: 7, TOKEN 400 No Host",
    "POST /TOKEN HTTP/1.1|Host: h|Content-Length: seven, TOKEN 400 Invalid Content-Length",
    "POST /TOKEN HTTP/1.1|Host: h|Content-Length: 7|Content-Length: 8, TOKEN 400 Multiple",
    "POST /TOKEN HTTP/1.1|Host: h|Transfer-Encoding: chunked, TOKEN 400 not all of a body came",
    "POST /TOKEN HTTP/2.0|Host: h|Content-Length: 7, TOKEN 426 Upgrade Required",
    "POST /TOKEN?a b HTTP/1.1|Host: h|Content-Length: 7, - 400 Illegal character",
    "POST /TOKEN/100% HTTP/1.1|Host: h|Content-Length: 7, - 400 Bad Request"
  })
  void what_can_not_be_read_is_told(String lines, String told) throws IOException {
    String status = told.replaceAll("\\D*(\\d{3}).*", "$1");
    assertThat(answer(lines, "zz" + BODY)).startsWith("HTTP/1.1 " + status);
    assertThat(journal.evidence().arrivals()).isEmpty();
    assertThat(refused()).singleElement().asString().startsWith(told.replace("TOKEN", token));
  }

  @Test
  void so_many_are_not_written_down() throws IOException {
    for (int i = 0; i < TurnedAway.MOST + 5; i++) {
      answer("POST /TOKEN HTTP/1.1|Content-Length: 0", "");
    }
    assertThat(refused()).hasSize(TurnedAway.MOST);
  }

  @Test
  void a_guess_of_the_right_form_is_not_found_and_only_its_beginning_is_kept() throws IOException {
    Scripts scripts = new Scripts();
    String guess = "/" + new Tokens("guess").of("a webhook");
    byte[] large = new byte[100_000];
    try (Sink ours = Sink.open("127.0.0.1", 0, null, journal, scripts);
        RawSink bytes = RawSink.open("127.0.0.1", journal, scripts)) {
      assertThat(RawCall.to(ours.port(), "POST " + guess, List.of(), large).status())
          .isEqualTo(404);
      assertThat(RawCall.to(bytes.port(), "POST " + guess, List.of(), large).status())
          .isEqualTo(404);
      assertThat(journal.evidence().arrivals(""))
          .hasSize(2)
          .allMatch(stray -> stray.body().cut() && stray.body().text().length() <= 1024);
      ours.url(token);
      assertThat(RawCall.post(ours.port(), "/" + token, "{}").status()).isEqualTo(200);
      assertThat(RawCall.post(bytes.port(), "/" + token, "{}").status()).isEqualTo(200);
      assertThat(journal.evidence().arrivals(token)).hasSize(2);
    }
  }

  private List<String> refused() {
    return journal.evidence().notes(Milestone.REFUSED_AS_HTTP).stream().map(Note::detail).toList();
  }
}
