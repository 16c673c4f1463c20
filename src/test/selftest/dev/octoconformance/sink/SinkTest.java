package dev.octoconformance.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.Threads;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkTest {
  private static final String HOST = "127.0.0.1";

  private final Journal journal = Journal.begin();
  private final String token = new Tokens("seed").of("a webhook");
  private final Sink sink = Sink.open(HOST, 0, null, journal, asked -> Reaction.status(202));

  @AfterEach
  void close() {
    sink.close();
  }

  private List<Arrival> arrivals() {
    return journal.evidence().arrivals().toList();
  }

  private Arrival onlyArrival() {
    assertThat(arrivals()).hasSize(1);
    return arrivals().get(0);
  }

  @Test
  void an_arrival_is_recorded_as_it_was_sent() throws IOException {
    Duration before = journal.now();
    RawCall call =
        RawCall.to(
            sink.port(),
            "PATCH /" + token + "?x=1",
            List.of("X-Twice: one", "x-twice: two", "Content-Type: application/json"),
            "{\"é\":1}".getBytes(UTF_8));

    assertThat(call.status()).isEqualTo(202);
    Arrival arrival = onlyArrival();
    assertThat(arrival.token()).isEqualTo(token);
    assertThat(arrival.method()).isEqualTo("PATCH");
    assertThat(arrival.target()).isEqualTo("/" + token + "?x=1");
    assertThat(arrival.headerValues("X-Twice")).containsExactly("one", "two");
    assertThat(arrival.headers()).contains(new Header("Content-Type", "application/json"));
    assertThat(arrival.body().text()).isEqualTo("{\"é\":1}");
    assertThat(arrival.answered()).isEqualTo(202);
    assertThat(arrival.at()).isBetween(before, journal.now());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%2Fb/TOKEN",
        "//TOKEN//",
        "/TOKEN/a%20b/%27%2A?q=%2F&q=a+b&&=",
        "/TOKEN;v=1/",
        "/TOKEN?",
        "/TOKEN?q=100%",
        "/TOKEN?q=%zz&%",
        "/TOKEN?q=%FF&n=%00",
        "/TOKEN?next=http://x.example/?y=%C3%A9"
      })
  void the_request_target_is_recorded_verbatim(String shape) throws IOException {
    String target = shape.replace("TOKEN", token);
    assertThat(RawCall.post(sink.port(), target, "{}").status()).isEqualTo(202);
    assertThat(onlyArrival().target()).isEqualTo(target);
    assertThat(onlyArrival().token()).isEqualTo(token);
  }

  @Test
  void an_arrival_is_in_the_journal_before_it_is_answered() throws IOException {
    List<Integer> seen = new ArrayList<>();
    journal.onEntry(entry -> seen.add(journal.size()));
    RawCall.post(sink.port(), "/" + token, "{}");
    assertThat(seen).hasSize(1);
    assertThat(arrivals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/favicon.ico", "/w123", "/index.html?x=1"})
  void an_unknown_path_is_not_found_and_recorded_as_nobodys(String target) throws IOException {
    assertThat(RawCall.post(sink.port(), target, "{}").status()).isEqualTo(404);
    assertThat(onlyArrival().token()).isEmpty();
    assertThat(onlyArrival().target()).isEqualTo(target);
    assertThat(onlyArrival().answered()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin/mappings",
        "GET /__admin/requests",
        "DELETE /__admin/mappings",
        "POST /__admin/reset",
        "POST /__admin/shutdown"
      })
  void the_server_behind_the_sink_can_not_be_steered(String requestLine) throws IOException {
    RawCall call = RawCall.to(sink.port(), requestLine, List.of("Connection: close"), new byte[0]);
    assertThat(call.status()).isEqualTo(404);
    assertThat(onlyArrival().token()).isEmpty();
    assertThat(onlyArrival().target()).isEqualTo(requestLine.split(" ", -1)[1]);

    assertThat(RawCall.post(sink.port(), "/" + token, "{}").status()).isEqualTo(202);
    assertThat(arrivals()).hasSize(2);
  }

  @Test
  void it_listens_on_the_given_address_only() throws IOException {
    assertThatThrownBy(
            () ->
                new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), sink.port())
                    .close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void a_port_in_use_is_told_in_one_sentence() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();
      assertThatThrownBy(() -> Sink.open(HOST, port, null, journal, Answers.always200()))
          .isInstanceOf(SinkUnavailable.class)
          .hasMessage(
              "The receiver cannot listen on 127.0.0.1:%d (in use, or not an address of this machine);"
                  + " choose another with --sink-bind HOST:PORT, port 0 takes a free one.",
              port);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.1", "no-such-host.invalid"})
  void an_address_of_another_machine_is_told_in_one_sentence(String host) {
    assertThatThrownBy(() -> Sink.open(host, 0, null, journal, Answers.always200()))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageStartingWith("The receiver cannot listen on " + host + ":0 ");
  }

  @Test
  void a_long_body_is_kept_up_to_the_limit() throws IOException {
    String body = "x".repeat(3 * 1024 * 1024);
    assertThat(RawCall.post(sink.port(), "/" + token, body).status()).isEqualTo(202);
    assertThat(onlyArrival().body().cut()).isTrue();
    assertThat(onlyArrival().body().text()).hasSize(2 * 1024 * 1024);
  }

  @Test
  void a_body_that_is_no_text_is_kept_byte_by_byte() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0x80, 'a'};
    RawCall.to(sink.port(), "POST /" + token, List.of(), bytes);
    assertThat(onlyArrival().body().utf8()).isFalse();
    assertThat(onlyArrival().body().text()).isEqualTo("\u00ff\u0000\u0080a");
  }

  @Test
  void a_compressed_body_is_unpacked() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":1}".getBytes(UTF_8));
    }
    List<String> headers = List.of("Content-Encoding: gzip");
    RawCall.to(sink.port(), "POST /" + token, headers, packed.toByteArray());
    assertThat(onlyArrival().body().text()).isEqualTo("{\"a\":1}");
    assertThat(onlyArrival().headerValues("Content-Encoding")).containsExactly("gzip");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-7",
        "multipart/form-data",
        "multipart/mixed; boundary=",
        "no type at all",
      })
  void a_body_is_recorded_whatever_it_is_said_to_be(String type) throws IOException {
    byte[] body = "{\"notes\": \"100% of a & b\"}".getBytes(UTF_8);
    RawCall call =
        RawCall.to(sink.port(), "POST /" + token, List.of("Content-Type: " + type), body);
    assertThat(call.status()).isEqualTo(202);
    assertThat(onlyArrival().body().text()).isEqualTo("{\"notes\": \"100% of a & b\"}");
    assertThat(onlyArrival().headerValues("Content-Type")).containsExactly(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "tunnels.properties", "../pom.xml"})
  void no_file_of_this_machine_is_served(String file) throws IOException {
    List<String> headers = List.of("Connection: close");
    RawCall call = RawCall.to(sink.port(), "GET /__files/" + file, headers, new byte[0]);
    assertThat(call.status()).isIn(400, 404);
  }

  @Test
  void every_connection_is_closed_after_one_answer() throws IOException {
    assertThat(RawCall.post(sink.port(), "/" + token, "{}").answer())
        .containsIgnoringCase("\r\nConnection: close\r\n");
  }

  @Test
  void an_upgrade_to_http_2_is_not_taken() throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(
                HttpRequest.newBuilder(URI.create(sink.url(token)))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(onlyArrival().headerValues("Upgrade")).containsExactly("h2c");
  }

  @Test
  void thirty_deliveries_at_once_are_all_recorded() {
    List<CompletableFuture<Integer>> calls =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> status("/" + token + "?n=" + i), Threads.ofTheirOwn()))
            .toList();
    assertThat(calls).extracting(CompletableFuture::join).containsOnly(202);
    assertThat(arrivals())
        .extracting(Arrival::target)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 30).mapToObj(i -> "/" + token + "?n=" + i).toList());
  }

  private int status(String target) {
    try {
      return RawCall.post(sink.port(), target, "{}").status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void what_the_answer_is_depends_on_whose_it_is_and_on_the_body() throws IOException {
    try (Sink scripted =
        Sink.open(
            HOST,
            0,
            null,
            journal,
            asked -> Reaction.status(asked.body().contains("B") ? 500 : 204))) {
      assertThat(RawCall.post(scripted.port(), "/" + token, "A").status()).isEqualTo(204);
      assertThat(RawCall.post(scripted.port(), "/" + token, "B").status()).isEqualTo(500);
    }
  }

  @Test
  void the_public_url_is_the_bound_one_unless_another_is_given() {
    String path = "/" + token + "?end=" + token.substring(20);
    assertThat(sink.url(token)).isEqualTo("http://127.0.0.1:" + sink.port() + path);
    URI elsewhere = URI.create("https://sink.example/in");
    try (Sink tunnelled = Sink.open(HOST, 0, elsewhere, journal, Answers.always200())) {
      assertThat(tunnelled.url(token)).isEqualTo("https://sink.example/in" + path);
    }
  }
}
