package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever knows the address of the receiver can send what they like: it takes no more memory than
 * it has, and nothing is lost of what others deliver.
 */
class AdversaryTest {
  private static final int MB = 1024 * 1024;
  private static final String HEAD = "POST %s HTTP/1.1\r\nHost: h\r\n%s\r\n";

  private final Journal journal = Journal.begin();
  private final String token = new Tokens("seed").of("a webhook");
  private final Sink sink = Sink.open("127.0.0.1", 0, null, journal, Answers.always200());
  private final RawSink bytes = RawSink.open("127.0.0.1", journal, Answers.always200());
  private final List<RawClient> clients = new ArrayList<>();

  /** The two receivers. */
  enum Receiver {
    ORDINARY,
    OF_BYTES
  }

  @AfterEach
  void close() throws IOException {
    for (RawClient client : clients) {
      client.close();
    }
    bytes.close();
    sink.close();
  }

  private RawClient client(Receiver receiver) throws IOException {
    RawClient client = RawClient.to(receiver == Receiver.ORDINARY ? sink.port() : bytes.port());
    clients.add(client);
    return client;
  }

  private RawClient begun(Receiver receiver, String headers) throws IOException {
    return client(receiver).say(HEAD.formatted("/" + token, headers));
  }

  /** The answer to a body, after which the connection is closed. */
  private String answer(Receiver receiver, String headers, byte[] body) throws IOException {
    return begun(receiver, headers + "Content-Length: " + body.length + "\r\n").say(body).hear(12);
  }

  private Arrival only() {
    List<Arrival> arrivals = journal.evidence().arrivals(token);
    assertThat(arrivals).hasSize(1);
    return arrivals.get(0);
  }

  private void honestDeliveriesArrive(Receiver receiver) throws IOException {
    long before = welcomed();
    for (int i = 0; i < 10; i++) {
      assertThat(answer(receiver, "", "{}".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo("HTTP/1.1 200");
    }
    assertThat(welcomed()).isEqualTo(before + 10);
  }

  /** How many whole deliveries arrived; of a broken one there is what came. */
  private long welcomed() {
    return journal.evidence().arrivals(token).stream()
        .filter(arrival -> arrival.answered() == 200)
        .count();
  }

  @Test
  void a_body_of_100_mb_is_taken_and_cut() throws IOException {
    RawClient client = begun(Receiver.ORDINARY, "Content-Length: " + 100 * MB + "\r\n");
    byte[] piece = new byte[MB];
    for (int i = 0; i < 100; i++) {
      client.say(piece);
    }
    assertThat(client.hear(12)).isEqualTo("HTTP/1.1 200");
    assertThat(only().body().text()).hasSize(Memory.LARGEST);
    assertThat(only().body().cut()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void a_bomb_is_unpacked_no_further_than_any_body(Receiver receiver) throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[MB];
      for (int i = 0; i < 300; i++) {
        packed.write(zeros);
      }
    }
    assertThat(answer(receiver, "Content-Encoding: gzip\r\n", bomb.toByteArray()))
        .isEqualTo("HTTP/1.1 200");
    assertThat(only().body().text()).hasSize(Memory.LARGEST);
    assertThat(only().body().cut()).isTrue();
    assertThat(only().headerValues("Content-Encoding")).containsExactly("gzip");
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void what_only_says_that_it_is_packed_arrives_as_it_is(Receiver receiver) throws IOException {
    byte[] broken = {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3, (byte) 0xff};
    assertThat(answer(receiver, "Content-Encoding: gzip\r\n", broken)).isEqualTo("HTTP/1.1 200");
    assertThat(only().body().utf8()).isFalse();
    assertThat(only().body().text()).isEqualTo(new String(broken, StandardCharsets.ISO_8859_1));
    honestDeliveriesArrive(receiver);
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void broken_text_and_deep_json_arrive_as_they_are(Receiver receiver) throws IOException {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    assertThat(answer(receiver, "", deep.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("HTTP/1.1 200");
    assertThat(only().body().text()).isEqualTo(deep);
    byte[] half = {'{', (byte) 0xc3, '}', (byte) 0xed, (byte) 0xa0, (byte) 0x80};
    assertThat(answer(receiver, "Content-Type: application/json; charset=no-such\r\n", half))
        .isEqualTo("HTTP/1.1 200");
    assertThat(journal.evidence().arrivals(token).get(1).body().utf8()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void headers_of_64_kb_are_read(Receiver receiver) throws IOException {
    String value = "x".repeat(64 * 1024);
    assertThat(answer(receiver, "X-Long: " + value + "\r\n", new byte[0]))
        .isEqualTo("HTTP/1.1 200");
    assertThat(only().headerValues("X-Long")).containsExactly(value);
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void very_many_headers_are_read(Receiver receiver) throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 8_000; i++) {
      many.append(Integer.toString(46_656 + i, 36)).append(":b\r\n");
    }
    assertThat(answer(receiver, many.toString(), new byte[0])).isEqualTo("HTTP/1.1 200");
    assertThat(only().headers()).hasSizeGreaterThan(8_000);
    honestDeliveriesArrive(receiver);
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void a_thousand_half_open_connections_keep_nobody_out(Receiver receiver) throws IOException {
    for (int i = 0; i < 1_000; i++) {
      client(receiver).say("POST /" + token + " HTTP/1.1\r\nHost");
      if (i % 100 == 0) {
        honestDeliveriesArrive(receiver);
      }
    }
    honestDeliveriesArrive(receiver);
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void bodies_that_never_end_keep_nobody_out(Receiver receiver) throws IOException {
    for (int i = 0; i < 600; i++) {
      begun(receiver, "Content-Length: 100\r\n").say("{");
    }
    honestDeliveriesArrive(receiver);
  }

  @Test
  void no_more_is_kept_than_there_is_room_for() throws IOException {
    byte[] large = new byte[Memory.LARGEST];
    int many = (int) (Memory.ALTOGETHER / Memory.LARGEST) + 16;
    for (int i = 0; i < many; i++) {
      assertThat(answer(Receiver.ORDINARY, "", large)).isEqualTo("HTTP/1.1 200");
    }
    List<Arrival> arrivals = journal.evidence().arrivals(token);
    assertThat(arrivals).hasSize(many);
    assertThat(arrivals.stream().mapToLong(a -> a.body().text().length()).sum())
        .isLessThanOrEqualTo(Memory.ALTOGETHER + (long) many * Memory.SURE);
    assertThat(arrivals.get(0).body().cut()).isFalse();
    assertThat(arrivals.get(many - 1).body().cut()).isTrue();
    honestDeliveriesArrive(Receiver.ORDINARY);
  }

  @ParameterizedTest
  @EnumSource(Receiver.class)
  void guesses_are_not_found_and_soon_not_written_down_any_more(Receiver receiver)
      throws IOException {
    String field = "X-Long: " + "x".repeat(10_000) + "\r\n";
    for (int i = 0; i < Memory.STRAYS + 100; i++) {
      try (RawClient guess = RawClient.to(port(receiver))) {
        guess.say(HEAD.formatted("/guess/" + i, field + "Content-Length: 5000\r\n"));
        assertThat(guess.say("x".repeat(5000)).hear(12)).isEqualTo("HTTP/1.1 404");
      }
    }
    List<Arrival> strays = journal.evidence().arrivals("");
    assertThat(strays).hasSize(Memory.STRAYS);
    assertThat(strays).allMatch(stray -> stray.body().cut() && stray.body().text().length() < 2000);
    assertThat(journal.evidence().notes(Milestone.NOTICE)).hasSize(1);
    honestDeliveriesArrive(receiver);
  }

  private int port(Receiver receiver) {
    return receiver == Receiver.ORDINARY ? sink.port() : bytes.port();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/__admin",
        "/__admin/",
        "/__admin/mappings",
        "/__admin/mappings/reset",
        "/__admin/settings",
        "/__admin/shutdown",
        "/__admin/recordings/start",
        "/__admin/requests",
        "//__admin/shutdown",
        "/x/../__admin/shutdown",
        "/%5f%5fadmin/shutdown",
        "/__files/x",
        "/__admin/webapp/index.html",
      })
  void nobody_gets_hold_of_the_server_itself(String path) throws IOException {
    for (String method : List.of("GET", "POST", "DELETE")) {
      try (RawClient client = RawClient.to(sink.port())) {
        client.say(method + " " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n");
        assertThat(client.hear(12)).startsWith("HTTP/1.1 4");
      }
    }
    honestDeliveriesArrive(Receiver.ORDINARY);
  }
}
