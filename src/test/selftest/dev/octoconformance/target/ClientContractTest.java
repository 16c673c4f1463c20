package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Asked with REST Assured or without: the same bytes on the wire, and the same exchange in the
 * journal.
 */
@Timeout(60)
class ClientContractTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private record Outcome(
      List<RawServer.Heard> heard, Exchange.@Nullable Answer answer, String trouble) {}

  /** What came of a request to a peer of this script, with the port, which differs, left out. */
  private static Outcome outcome(
      RawServer.Script script,
      String method,
      String path,
      List<Header> headers,
      @Nullable String body,
      boolean graded)
      throws IOException {
    try (RawServer server = new RawServer(script);
        LiveTransport live = new LiveTransport(Journal.begin(), null, Duration.ofSeconds(10))) {
      Transport transport = graded ? live.graded() : live;
      Exchange exchange =
          transport.send("s", 0, new Exchange.Request(method, server.base() + path, headers, body));
      String port = ":" + server.port();
      return new Outcome(
          server.heard().stream()
              .map(heard -> new RawServer.Heard(heard.head().replace(port, ""), heard.body()))
              .toList(),
          exchange.answer(),
          exchange.trouble() == null ? "" : exchange.trouble().replace(port, ""));
    }
  }

  private static RawServer.Script saying(String answer) {
    return (socket, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static final List<Header> USUAL =
      List.of(
          new Header("Octo-Capabilities", "octo/webhooks"),
          new Header("Authorization", "Bearer t"),
          new Header("octo-capabilities", "octo/pricing"),
          new Header("Accept", "application/json"),
          new Header("Content-Type", "application/json"));

  static Stream<Arguments> requests() {
    return Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")
        .flatMap(
            method ->
                Stream.of("-", "", "{}", "{\"notes\":\"é✓😀\"}")
                    .flatMap(
                        body ->
                            Stream.of(
                                    List.<Header>of(),
                                    USUAL,
                                    List.of(
                                        new Header(
                                            "content-type", "text/plain; charset=iso-8859-1")),
                                    List.of(
                                        new Header(
                                            "Content-Type", "application/x-www-form-urlencoded")),
                                    List.of(new Header("Content-Type", "multipart/form-data")),
                                    List.of(new Header("Content-Type", "")),
                                    List.of(new Header("Content-Type", "nonsense")),
                                    List.of(
                                        new Header("Accept", "*/*"),
                                        new Header("Accept", "text/html"),
                                        new Header("Accept-Encoding", "gzip"),
                                        new Header("Cookie", "a=b"),
                                        new Header("X", "")),
                                    List.of(
                                        new Header("User-Agent", "me"),
                                        new Header("Connection", "close"),
                                        new Header("Host", "else")))
                                .map(
                                    headers ->
                                        Arguments.of(
                                            method, "-".equals(body) ? null : body, headers))));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void requests_go_out_alike(String method, @Nullable String body, List<Header> headers)
      throws IOException {
    assertThat(outcome(saying(OK), method, "/a/%2F//../'x?y=%27&z", headers, body, false))
        .isEqualTo(outcome(saying(OK), method, "/a/%2F//../'x?y=%27&z", headers, body, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK,
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.0 200 OK\r\n\r\n{}",
        "HTTP/1.1 299 Odd\r\nX: 1\r\nx: 2\r\nX: 3, 4\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nLocation: /else\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 307 Moved\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: =,\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 No\r\nProxy-Authenticate: Digest x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>x",
        "HTTP/1.1 500 Oops\r\nContent-Type: application/json\r\n\r\n{\"error\":\"X\"}",
        "HTTP/1.1 503 Later\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 103 Early\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 600 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 99 Odd\r\nContent-Length: 0\r\n\r\n",
        "HTTP/2 200\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\nX: 1\nContent-Length: 2\n\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=nonsense\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=\"\"\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=iso-8859-1\r\nContent-Length: 3\r\n\r\n\"\u00e9\"",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-16\r\nContent-Length: 4\r\n\r\n\"\u00c3\u00a9\"",
        "HTTP/1.1 200 OK\r\nContent-Type: ;;=\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type:\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Type: a/b\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: GZIP\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nX:\r\nY: \r\nZ:z \r\n W: folded\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nX: a\r\n\tfolded\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nX: \u00e9\u00c3\u00a9\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n: no name\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nX : blank\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}more",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;ext=1\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nSet-Cookie: lb=1; Max-Age=3600.5\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nSet-Cookie: lb=1; Max-Age=\r\nSet-Cookie: \r\nset-cookie: =;=;;\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Expires=yesterday; Path=/; Domain=else; SameSite=x; Version=z\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nSet-Cookie2: a=b; Max-Age=x; Version=1\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nDate: nonsense\r\nExpires: -1\r\nLast-Modified: 0\r\nETag: x\r\nWarning: x\r\nLink: <\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nConnection: upgrade\r\nUpgrade: h2c\r\nKeep-Alive: timeout=x\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n\u00ff\u00fe\u0000",
        "HTTP/1.1 200 OK\r\n",
        "HTTP/1.1 200 OK\r\nX: 1\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/x nonsense\r\n\r\n",
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\u0000\u0001\u0002",
        "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "",
      })
  void answers_are_read_alike(String answer) throws IOException {
    for (String method : List.of("GET", "POST", "DELETE", "HEAD")) {
      String body = method.equals("POST") ? "{}" : null;
      assertThat(outcome(saying(answer), method, "/", USUAL, body, false))
          .isEqualTo(outcome(saying(answer), method, "/", USUAL, body, true));
    }
  }
}
