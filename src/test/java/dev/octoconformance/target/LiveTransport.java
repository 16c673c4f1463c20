package dev.octoconformance.target;

import static io.restassured.config.ConnectionConfig.connectionConfig;
import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HeaderConfig.headerConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Journal;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.http.client.HttpClient;
import org.apache.http.client.params.ClientPNames;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.params.CoreConnectionPNames;
import org.jspecify.annotations.Nullable;

/** Talks to the target over HTTP: nothing is retried, redirected, decoded or kept back. */
public final class LiveTransport implements Transport, AutoCloseable {
  private static final int BODY_LIMIT = 4 * 1024 * 1024;
  private static final int CONNECTIONS = 32;

  private final Journal journal;
  private final Pace pace;
  private final Duration patience;
  private final HttpClient client;
  private final RestAssuredConfig config;

  /**
   * A transport that records in this journal.
   *
   * @param requestsPerSecond how many requests may begin in a second; null for no limit
   * @param patience how long an answer may take, from the first byte sent to the last received
   */
  public LiveTransport(Journal journal, @Nullable Integer requestsPerSecond, Duration patience) {
    this.journal = journal;
    this.pace = new Pace(requestsPerSecond);
    this.patience = patience;
    this.client = client(patience);
    this.config =
        RestAssuredConfig.config()
            .httpClient(
                httpClientConfig().httpClientFactory(() -> client).reuseHttpClientInstance())
            .redirect(redirectConfig().followRedirects(false))
            .decoderConfig(decoderConfig().noContentDecoders())
            .encoderConfig(
                encoderConfig()
                    .defaultContentCharset("UTF-8")
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .headerConfig(headerConfig().mergeHeadersWithName("Octo-Capabilities"))
            .connectionConfig(connectionConfig());
  }

  // REST Assured asks for the classic client of Apache HttpClient 4, by its deprecated name.
  @SuppressWarnings("deprecation")
  private static HttpClient client(Duration patience) {
    PoolingClientConnectionManager connections = new PoolingClientConnectionManager();
    connections.setMaxTotal(CONNECTIONS);
    connections.setDefaultMaxPerRoute(CONNECTIONS);
    DefaultHttpClient client = new DefaultHttpClient(connections);
    client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
    client.getParams().setParameter(ClientPNames.HANDLE_REDIRECTS, false);
    client.getParams().setParameter(ClientPNames.HANDLE_AUTHENTICATION, false);
    client.addResponseInterceptor(new WholeBody(BODY_LIMIT, patience));
    int millis = Math.toIntExact(patience.toMillis());
    client.getParams().setParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, millis);
    client.getParams().setParameter(CoreConnectionPNames.SO_TIMEOUT, millis);
    return client;
  }

  @Override
  public Exchange send(String scope, int turn, Exchange.Request request) {
    pace.await();
    Duration at = journal.now();
    Exchange.Answer answer = null;
    String trouble = null;
    try {
      answer = ask(request);
    } catch (Exception e) { // REST Assured throws checked exceptions that it does not declare
      trouble = Trouble.sentence(e, request.url(), patience);
    }
    Duration took = journal.now().minus(at);
    Exchange.Answer answered = answer;
    String why = trouble;
    return journal.add(
        Journal.Kind.EXCHANGE,
        id -> new Exchange(id, scope, turn, at, took, request, answered, why));
  }

  private Exchange.Answer ask(Exchange.Request request) throws IOException {
    RequestSpecification asking = RestAssured.given().config(config).urlEncodingEnabled(false);
    for (Header header : request.headers()) {
      asking.header(header.name(), header.value());
    }
    if (request.body() != null) {
      asking.body(request.body());
    }
    Response response = asking.request(request.method(), request.url());
    List<Header> headers =
        response.headers().asList().stream()
            .filter(h -> !h.getName().equals(WholeBody.CUT))
            .map(h -> new Header(h.getName(), h.getValue() == null ? "" : h.getValue()))
            .toList();
    byte[] bytes = response.asByteArray();
    // One byte less than there is says that the body was cut.
    int kept = response.headers().hasHeaderWithName(WholeBody.CUT) ? bytes.length - 1 : BODY_LIMIT;
    return new Exchange.Answer(response.statusCode(), headers, Body.of(bytes, kept));
  }

  @Override
  @SuppressWarnings("deprecation")
  public void close() {
    client.getConnectionManager().shutdown();
  }
}
