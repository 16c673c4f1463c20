package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request meets on its way, asked with REST Assured and without. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class LiveTransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  private static final List<Header> USUAL =
      List.of(
          new Header("Accept", "application/json"), new Header("Content-Type", "application/json"));

  private final Journal journal = Journal.begin();
  private final LiveTransport live = new LiveTransport(journal, null, Duration.ofSeconds(10));
  private final Transport transport;

  LiveTransportTest(boolean graded) {
    this.transport = graded ? live.graded() : live;
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Exchange send(String method, String url, @Nullable String body) {
    return transport.send("here", 3, new Exchange.Request(method, url, USUAL, body));
  }

  private static Exchange.Answer answer(Exchange exchange) {
    return Objects.requireNonNull(exchange.answer(), () -> "an answer: " + exchange.trouble());
  }

  @Test
  void an_exchange_is_recorded_whole() throws IOException {
    String answer =
        "HTTP/1.1 201 Made\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 3\r\n\r\n\u00c3\u00a9x";
    try (RawServer server = RawServer.saying(answer)) {
      Exchange exchange = send("POST", server.base() + "/webhooks", "{}");
      assertThat(exchange.id()).isEqualTo("x1");
      assertThat(exchange.scope()).isEqualTo("here");
      assertThat(exchange.turn()).isEqualTo(3);
      assertThat(exchange.trouble()).isNull();
      assertThat(answer(exchange).status()).isEqualTo(201);
      assertThat(answer(exchange).headers())
          .contains(new Header("X-A", "1"), new Header("x-a", "2"));
      assertThat(answer(exchange).body().text()).isEqualTo("éx");
      assertThat(exchange.took()).isPositive();
      assertThat(journal.evidence().exchanges()).containsExactly(exchange);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/%20",
        "/webhooks/..%2F..%2Fproducts",
        "/webhooks/%27",
        "/webhooks/%2A",
        "/webhooks/%00",
        "/webhooks/%2e%2e/x",
        "/webhooks/../x/./y",
        "/webhooks//x//",
        "/webhooks/%7B%7D%25?a=%2F&b=a+b&c",
        "/webhooks/'*(),;:@&=$!~",
        "/webhooks/%C3%A9%c3%a9"
      })
  void the_path_goes_out_verbatim(String path) throws IOException {
    try (RawServer server = RawServer.saying(OK)) {
      assertThat(send("GET", server.base() + path, null).trouble()).isNull();
      assertThat(server.heard().get(0).line()).isEqualTo("GET " + path + " HTTP/1.1");
    }
  }

  @Test
  void header_lines_go_out_as_given_and_no_compression_is_asked_for() throws IOException {
    try (RawServer server = RawServer.saying(OK)) {
      List<Header> headers =
          List.of(
              new Header("Authorization", "Bearer t"),
              new Header("Octo-Capabilities", "octo/webhooks"),
              new Header("Octo-Capabilities", "octo/pricing,octo/content"),
              new Header("Accept", "application/json"),
              new Header("Content-Type", "application/json"));
      transport.send(
          "here", 0, new Exchange.Request("POST", server.base() + "/webhooks", headers, "{}"));
      RawServer.Heard heard = server.heard().get(0);
      assertThat(heard.headers("octo-capabilities"))
          .containsExactly("octo/webhooks", "octo/pricing,octo/content");
      assertThat(heard.headers("authorization")).containsExactly("Bearer t");
      assertThat(heard.headers("content-type")).containsExactly("application/json");
      assertThat(heard.headers("accept")).containsExactly("application/json");
      assertThat(heard.headers("accept-encoding")).isEmpty();
      assertThat(heard.headers("cookie")).isEmpty();
    }
  }

  @Test
  void a_body_goes_out_as_utf_8() throws IOException {
    try (RawServer server = RawServer.saying(OK)) {
      send("PATCH", server.base() + "/bookings/1", "{\"notes\":\"é✓😀\"}");
      assertThat(server.heard().get(0).line()).startsWith("PATCH ");
      assertThat(server.heard().get(0).body()).isEqualTo("{\"notes\":\"é✓😀\"}");
    }
  }

  @Test
  void a_deletion_goes_out_without_a_body_but_with_its_content_type() throws IOException {
    try (RawServer server = RawServer.saying("HTTP/1.1 204 No Content\r\n\r\n")) {
      assertThat(send("DELETE", server.base() + "/webhooks/1", null).succeeded()).isTrue();
      assertThat(server.heard().get(0).headers("content-type")).containsExactly("application/json");
      assertThat(server.heard().get(0).body()).isEmpty();
    }
  }

  @Test
  void a_deletion_can_have_a_body() throws IOException {
    try (RawServer server = RawServer.saying(OK)) {
      send("DELETE", server.base() + "/webhooks/1", "{}");
      assertThat(server.heard().get(0).body()).isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) throws IOException {
    String answer = "HTTP/1.1 " + status + " X\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server = RawServer.saying(answer)) {
      assertThat(answer(send("GET", server.base() + "/", null)).status()).isEqualTo(status);
      assertThat(answer(send("POST", server.base() + "/", "{}")).status()).isEqualTo(status);
      assertThat(server.heard()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "401 X\r\nWWW-Authenticate: Basic realm=x",
        "407 X",
        "408 X",
        "425 X",
        "429 X\r\nRetry-After: 0",
        "500 X",
        "503 X\r\nRetry-After: 0"
      })
  void a_request_is_sent_exactly_once_whatever_the_answer(String answer) throws IOException {
    try (RawServer server =
        RawServer.saying("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n")) {
      Exchange exchange = send("POST", server.base() + "/", "{}");
      assertThat(answer(exchange).status()).isEqualTo(Integer.parseInt(answer.substring(0, 3)));
      assertThat(server.heard()).hasSize(1);
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_cookie_is_not_sent_back() throws IOException {
    String answer =
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    try (RawServer server = RawServer.saying(answer)) {
      send("GET", server.base() + "/", null);
      send("GET", server.base() + "/", null);
      assertThat(server.heard().get(1).headers("cookie")).isEmpty();
    }
  }

  @Test
  void a_connection_is_used_again() throws IOException {
    RawServer.Script twice =
        (socket, out) -> {
          for (int i = 0; i < 3; i++) {
            out.write(OK.getBytes(StandardCharsets.UTF_8));
            out.flush();
            readHead(socket);
          }
        };
    try (RawServer server = new RawServer(twice)) {
      for (int i = 0; i < 3; i++) {
        assertThat(send("GET", server.base() + "/", null).succeeded()).isTrue();
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "204 No Content\r\n",
        "304 Not Modified\r\n",
        "200 OK\r\nContent-Length: 0\r\n",
        "400 Bad\r\nContent-Length: 0\r\n",
        "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
      })
  void an_answer_without_a_body_keeps_no_connection(String answer) throws IOException {
    RawServer.Script again =
        (socket, out) -> {
          for (int i = 0; i < 40; i++) {
            out.write(("HTTP/1.1 " + answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
            readHead(socket);
          }
        };
    try (RawServer server = new RawServer(again)) {
      for (int i = 0; i < 40; i++) {
        assertThat(send("DELETE", server.base() + "/", null).trouble()).isNull();
      }
    }
  }

  private static void readHead(java.net.Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
  }

  @Test
  void an_answer_compressed_unasked_is_decoded() throws IOException {
    byte[] packed = gzip("[\"é\"]");
    try (RawServer server = gzipping(packed)) {
      Exchange exchange = send("GET", server.base() + "/", null);
      assertThat(answer(exchange).body().text()).isEqualTo("[\"é\"]");
      assertThat(answer(exchange).header("Content-Encoding")).contains("gzip");
    }
  }

  @Test
  void an_answer_that_only_claims_to_be_compressed_is_kept_as_it_is() throws IOException {
    try (RawServer server = gzipping("[]".getBytes(StandardCharsets.UTF_8))) {
      assertThat(answer(send("GET", server.base() + "/", null)).body().text()).isEqualTo("[]");
    }
  }

  @Test
  void a_compressed_answer_can_not_blow_up() throws IOException {
    try (RawServer server = gzipping(gzip("0".repeat(Room.ofThisProcess().largest() + 1)))) {
      Exchange exchange = send("GET", server.base() + "/", null);
      assertThat(answer(exchange).body().cut()).isTrue();
      assertThat(answer(exchange).body().text()).hasSize(Room.ofThisProcess().largest());
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return packed.toByteArray();
  }

  private static RawServer gzipping(byte[] bytes) throws IOException {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.length + "\r\n\r\n";
    return new RawServer(
        (socket, out) -> {
          out.write(head.getBytes(StandardCharsets.UTF_8));
          out.write(bytes);
        });
  }
}
