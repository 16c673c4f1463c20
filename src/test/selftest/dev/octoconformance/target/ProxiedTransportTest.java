package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that is asked through a proxy, by either client. */
class ProxiedTransportTest {
  private static final Exchange.Request PLAIN = asking("http://octo.invalid/octo/a%2Fb?x=%20");
  private static final Exchange.Request SECURE = asking("https://octo.invalid/octo/products");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

  private static Exchange.Request asking(String url) {
    return new Exchange.Request(
        "GET", url, List.of(new Header("Authorization", "Bearer token")), null);
  }

  private static Exchange send(int port, boolean graded, Exchange.Request request) {
    String proxy = "http://me:p%40ss@127.0.0.1:" + port;
    Proxies proxies =
        new Proxies(Map.of("HTTP_PROXY", proxy, "HTTPS_PROXY", proxy), new Properties());
    try (LiveTransport live = new LiveTransport(Journal.begin(), Duration.ofSeconds(10), proxies)) {
      return (graded ? live.graded() : live).send("here", 0, request);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_plain_request_is_sent_to_the_proxy_as_it_was_given(boolean graded) throws IOException {
    try (RawServer proxy = RawServer.saying(OK)) {
      Exchange exchange = send(proxy.port(), graded, PLAIN);
      assertThat(exchange.trouble()).isNull();
      assertThat(exchange.request()).isEqualTo(PLAIN);
      RawServer.Heard heard = proxy.heard().get(0);
      assertThat(heard.line()).isEqualTo("GET http://octo.invalid/octo/a%2Fb?x=%20 HTTP/1.1");
      assertThat(heard.headers("host")).containsExactly("octo.invalid");
      assertThat(heard.headers("authorization")).containsExactly("Bearer token");
      assertThat(heard.headers("proxy-authorization")).containsExactly("Basic bWU6cEBzcw==");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_proxy_is_not_shown_what_is_for_a_secure_target(boolean graded) throws IOException {
    try (RawServer proxy =
        RawServer.saying("HTTP/1.1 403 Not For You\r\nContent-Length: 0\r\n\r\n")) {
      Exchange exchange = send(proxy.port(), graded, SECURE);
      assertThat(exchange.answer()).as("what a proxy says is no answer of the target").isNull();
      assertThat(exchange.trouble())
          .isEqualTo(
              "the proxy 127.0.0.1:%d (environment variable HTTPS_PROXY) does not lead to octo.invalid: 403 Not For You"
                  .formatted(proxy.port()));
      RawServer.Heard heard = proxy.heard().get(0);
      assertThat(heard.line()).isEqualTo("CONNECT octo.invalid:443 HTTP/1.1");
      assertThat(heard.headers("authorization")).isEmpty();
      assertThat(heard.headers("proxy-authorization")).containsExactly("Basic bWU6cEBzcw==");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_a_proxy_asks_for_itself_is_no_answer_of_the_target(boolean graded) throws IOException {
    String asks = "HTTP/1.1 407 Who Are You\r\nContent-Length: 0\r\n\r\n";
    try (RawServer proxy = RawServer.saying(asks)) {
      Exchange exchange = send(proxy.port(), graded, PLAIN);
      assertThat(exchange.answer()).isNull();
      assertThat(exchange.trouble()).contains("does not lead to octo.invalid: 407 Who Are You");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_proxy_that_is_not_there_is_told(boolean graded) throws IOException {
    int port;
    try (RawServer gone = RawServer.saying(OK)) {
      port = gone.port();
    }
    assertThat(send(port, graded, PLAIN).trouble())
        .isEqualTo(
            "through the proxy 127.0.0.1:%d (environment variable HTTP_PROXY), the connection to 127.0.0.1:%d was refused"
                .formatted(port, port));
  }
}
