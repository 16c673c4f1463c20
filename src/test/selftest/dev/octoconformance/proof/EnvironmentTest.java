package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.harness.Audience;
import dev.octoconformance.harness.ConformanceRun;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is wrong around a run ends it with exit code 3 and one sentence, and accuses nobody. */
class EnvironmentTest {

  @Test
  void a_dead_target_is_told_with_its_address() throws IOException {
    URI dead = URI.create("http://127.0.0.1:" + freePort() + "/octo");
    assertThat(endsWith(dead, "token", Map.of()))
        .isEqualTo(
            "The target cannot be reached: the connection to 127.0.0.1:%d was refused. Check --target %s."
                .formatted(dead.getPort(), dead));
  }

  @Test
  void an_unknown_host_is_told() {
    assertThat(endsWith(URI.create("http://no-such-host.invalid/octo"), "token", Map.of()))
        .startsWith("The target cannot be reached: the host no-such-host.invalid is unknown.");
  }

  @Test
  void a_refused_token_is_told_with_the_remedy() {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      assertThat(endsWith(vendor.baseUrl(), "wrong", Map.of()))
          .isEqualTo(
              "The target refuses the token (GET %s/products was answered 401 UNAUTHORIZED). Give a valid one with --token or OCTO_TOKEN."
                  .formatted(vendor.baseUrl()));
      assertThat(vendor.liveBookings()).isZero();
    }
  }

  @Disturbs("ENV-01")
  @Test
  void an_unreachable_sink_is_told_with_the_remedy() throws IOException {
    VendorSettings settings = VendorSettings.defaults();
    String nobody = "http://127.0.0.1:" + freePort();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      assertThat(endsWith(vendor.baseUrl(), settings.token(), Map.of("sink.url", nobody)))
          .startsWith("The receiver cannot be reached at its public URL " + nobody + ":")
          .contains("Check --sink-url");
      assertThat(vendor.liveWebhooks()).isZero();
    }
  }

  @Disturbs("ENV-01")
  @Test
  void a_sink_that_leads_to_somebody_else_is_told() throws IOException {
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings);
        Pretender other = Pretender.answering(200, "text/html", "<html>hello</html>")) {
      assertThat(
              endsWith(
                  vendor.baseUrl(), settings.token(), Map.of("sink.url", other.url().toString())))
          .contains("somebody else answered 200");
    }
  }

  @Test
  void a_web_page_is_no_octo_api() throws IOException {
    try (Pretender page = Pretender.answering(200, "text/html", "<html>Welcome</html>")) {
      assertThat(endsWith(page.url(), "token", Map.of()))
          .startsWith("The target does not answer like an OCTO API")
          .contains("200 text/html")
          .contains("it usually ends in /octo");
    }
  }

  @Test
  void a_server_that_finds_nothing_is_no_octo_api() throws IOException {
    try (Pretender lost = Pretender.answering(404, "text/plain", "nothing here")) {
      assertThat(endsWith(lost.url(), "token", Map.of()))
          .startsWith("The target does not answer like an OCTO API")
          .contains("404");
    }
  }

  @Test
  void an_answer_without_end_is_cut() throws IOException {
    try (Pretender endless = Pretender.endless()) {
      assertThat(endsWith(endless.url(), "token", Map.of()))
          .startsWith("The target does not answer like an OCTO API")
          .contains("does not end");
    }
  }

  @Test
  void a_target_that_never_answers_is_given_up() throws IOException {
    try (Pretender silent = Pretender.silent()) {
      assertThat(endsWith(silent.url(), "token", Map.of()))
          .startsWith("The target cannot be reached: no complete answer");
    }
  }

  @Test
  void an_api_without_anything_to_book_is_told() throws IOException {
    try (Pretender empty = Pretender.answering(200, "application/json", "[]")) {
      assertThat(endsWith(empty.url(), "token", Map.of()))
          .startsWith("No event can be caused")
          .contains("booking.productId");
    }
  }

  @Test
  void a_silent_vendor_is_not_accused_when_nobody_knows_whether_it_reaches_the_sink() {
    Bench.Outcome outcome =
        Bench.run(
            Fault.NOTHING_IS_DELIVERED.behaviour(),
            VendorSettings.defaults(),
            Map.of(
                "declared.sinkReachable", "false",
                "waits.firstDelivery", "500ms",
                "only", "CREATE-01,DLV-*,BKG-*"));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(4);
    assertThat(outcome.says("DLV-01")).contains("probably cannot reach it").contains("--sink-url");
  }

  private static String endsWith(URI target, String token, Map<String, String> keys) {
    SuiteConfig config =
        SuiteConfig.of(keys)
            .withTarget(
                new TargetSettings(target, new Secret(token), null, Map.of(), java.util.List.of()));
    RunResult result =
        new ConformanceRun(
                new ConformanceRun.Settings(
                    config,
                    Audience.nobody(),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1)))
            .execute()
            .result();
    assertThat(result.claim().exit().code()).isEqualTo(3);
    assertThat(result.requirements()).as("verdicts").isEmpty();
    assertThat(result.notices()).hasSize(1);
    return result.notices().get(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A server that is no OCTO API. */
  private record Pretender(HttpServer server, ExecutorService threads, CountDownLatch end)
      implements AutoCloseable {

    private interface Answer {
      void to(HttpExchange exchange) throws IOException;
    }

    static Pretender answering(int status, String type, String body) throws IOException {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      return with(
          new CountDownLatch(1),
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          });
    }

    static Pretender endless() throws IOException {
      return with(
          new CountDownLatch(1),
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] chunk = "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,".getBytes(StandardCharsets.UTF_8);
            while (!Thread.currentThread().isInterrupted()) {
              body.write(chunk); // until the suite hangs up
            }
          });
    }

    static Pretender silent() throws IOException {
      CountDownLatch end = new CountDownLatch(1);
      return with(
          end,
          exchange -> {
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }

    private static Pretender with(CountDownLatch end, Answer answer) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      ExecutorService threads = Executors.newCachedThreadPool();
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              answer.to(exchange);
            }
          });
      server.start();
      return new Pretender(server, threads, end);
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      end.countDown();
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
