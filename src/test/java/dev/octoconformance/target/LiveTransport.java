package dev.octoconformance.target;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
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
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.http.client.HttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the target over HTTP: nothing is retried, redirected or kept back, and only a body that
 * was compressed unasked is decoded.
 */
public final class LiveTransport implements Transport, AutoCloseable {
  private static final int BODY_LIMIT = 4 * 1024 * 1024;

  private final Journal journal;
  private final Pace pace;
  private final Duration patience;
  private final Wire wire;
  private final ScheduledExecutorService timers =
      Executors.newSingleThreadScheduledExecutor(LiveTransport::daemon);

  /**
   * A transport that records in this journal.
   *
   * @param requestsPerSecond how many requests may begin in a second on average; null for no limit
   * @param patience how long an answer may take, from the first byte sent to the last received
   */
  public LiveTransport(Journal journal, @Nullable Integer requestsPerSecond, Duration patience) {
    this(journal, requestsPerSecond, patience, new Wire(patience, false));
  }

  private LiveTransport(
      Journal journal, @Nullable Integer requestsPerSecond, Duration patience, Wire wire) {
    this.journal = journal;
    this.pace = new Pace(requestsPerSecond);
    this.patience = patience;
    this.wire = wire;
  }

  /**
   * A transport to ourselves: whatever certificate is shown, it may be our own, or that of a tunnel
   * which leads to us.
   */
  public static LiveTransport toOurselves(Journal journal, Duration patience) {
    return new LiveTransport(journal, null, patience, new Wire(patience, true));
  }

  /**
   * Begins to load what a first request needs, which takes longer than all else before it; nothing
   * is sent.
   */
  public static void getReady() {
    daemon(
            () -> {
              Duration patience = Duration.ofSeconds(1);
              Exchange.Request nowhere =
                  new Exchange.Request("GET", "http://127.0.0.1:0/", List.of(), null);
              ScheduledExecutorService timers =
                  Executors.newSingleThreadScheduledExecutor(LiveTransport::daemon);
              try (Wire wire = new Wire(patience, false);
                  Leash leash = new Leash(timers, patience)) {
                ask(wire, nowhere, leash);
              } catch (Exception nobodyIsThere) {
                timers.shutdownNow();
              }
            })
        .start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "patience");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Exchange send(String scope, int turn, Exchange.Request request) {
    pace.await();
    Duration at = journal.now();
    Exchange.Answer answer = null;
    String trouble = null;
    Leash leash = new Leash(timers, patience);
    try (leash) {
      answer = ask(wire, request, leash);
    } catch (Exception e) { // REST Assured throws checked exceptions that it does not declare
      trouble = Trouble.sentence(e, request.url(), patience, leash.isOver());
    }
    Duration took = journal.now().minus(at);
    Exchange.Answer answered = answer;
    String why = trouble;
    return journal.add(
        Journal.Kind.EXCHANGE,
        id -> new Exchange(id, scope, turn, at, took, request, answered, why));
  }

  private static Exchange.Answer ask(Wire wire, Exchange.Request request, Leash leash)
      throws IOException {
    RequestSpecification asking =
        RestAssured.given().config(config(wire.client(request, leash))).urlEncodingEnabled(false);
    for (Header header : request.headers()) {
      asking.header(header.name(), header.value());
    }
    if (request.body() != null) {
      asking.body(request.body());
    }
    Response response = asking.request(request.method(), request.url());
    List<Header> headers =
        response.headers().asList().stream()
            .map(h -> new Header(h.getName(), h.getValue() == null ? "" : h.getValue()))
            .toList();
    boolean gzip = "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    return new Exchange.Answer(response.statusCode(), headers, body(response, gzip, leash));
  }

  private static RestAssuredConfig config(HttpClient client) {
    return RestAssuredConfig.config()
        .httpClient(httpClientConfig().httpClientFactory(() -> client))
        .redirect(redirectConfig().followRedirects(false))
        .decoderConfig(decoderConfig().noContentDecoders())
        .encoderConfig(
            encoderConfig()
                .defaultContentCharset("UTF-8")
                .appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }

  private static Body body(Response response, boolean gzip, Leash leash) throws IOException {
    InputStream in = response.asInputStream();
    Received received = Received.from(in, BODY_LIMIT, leash);
    if (received.more()) {
      leash.cut(); // or closing the stream would read on to its end
    }
    try {
      in.close();
    } catch (IOException e) {
      if (!leash.isCut()) {
        throw e;
      }
    }
    return (gzip ? received.inflated(BODY_LIMIT) : received).body();
  }

  @Override
  public void close() {
    timers.shutdownNow();
    wire.close();
  }
}
