package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RunResult;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The budget bounds the whole run, whatever the target does; what is left then is told exactly. */
class BudgetTest {
  private static final VendorSettings SETTINGS = VendorSettings.defaults();

  private final ReferenceVendor vendor = ReferenceVendor.start(SETTINGS);
  private final CountDownLatch release = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ConformanceRun.Recording> early = new ArrayList<>();
  private final HttpServer front;
  private Runnable whenLeft = () -> {};

  BudgetTest() throws IOException {
    front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    front.setExecutor(threads);
    front.start();
  }

  @AfterEach
  void close() {
    release.countDown();
    front.stop(0);
    threads.shutdownNow();
    vendor.close();
  }

  @Test
  void deletions_that_hang_end_with_the_budget_and_what_is_left_is_counted() {
    Duration budget = Duration.ofSeconds(20);
    slowDown(BudgetTest::isDeletion, Duration.ofDays(1));
    ConformanceRun.Recording run = run(budget, "DLV-01");
    assertThat(vendor.liveWebhooks()).isPositive();
    assertThat(vendor.liveBookings()).isZero();
    assertThat(early).as("what is written before the last attempts").hasSize(1);
    assertThat(run.result().notices())
        .filteredOn(notice -> notice.contains("still there"))
        .singleElement()
        .asString()
        .startsWith(vendor.liveWebhooks() + " webhook")
        .contains("sweep --report-dir some/folder")
        .doesNotContain("booking");
    assertThat(early.get(0).result().notices()).isEqualTo(run.result().notices());
    assertEndsWithin(budget, run);
  }

  @Test
  void what_the_last_attempts_remove_is_told_as_well() {
    slowDown(BudgetTest::isDeletion, Duration.ofDays(1));
    whenLeft = release::countDown;
    ConformanceRun.Recording run = run(Duration.ofSeconds(20), "DLV-01");
    assertThat(vendor.liveWebhooks()).isZero();
    assertThat(run.result().notices())
        .anySatisfy(notice -> assertThat(notice).contains("still there"))
        .anySatisfy(notice -> assertThat(notice).startsWith("All of that was removed after all"));
  }

  @Test
  void what_the_budget_does_not_reach_is_undecided_and_accuses_nobody() {
    Duration budget = Duration.ofSeconds(15);
    slowDown(any -> true, Duration.ofMillis(400));
    ConformanceRun.Recording run = run(budget, "CREATE-*,LIST-*,DELETE-*,DLV-01");
    RunResult result = run.result();
    assertThat(result.claim().exit().code()).isEqualTo(4);
    assertThat(result.requirements())
        .noneMatch(row -> row.verdict() == Verdict.FAIL || row.verdict() == Verdict.ERROR)
        .flatExtracting(row -> row.cases())
        .filteredOn(verdict -> verdict.verdict() == Verdict.INCONCLUSIVE)
        .isNotEmpty()
        .anyMatch(verdict -> verdict.reason() == Reason.BUDGET);
    assertEndsWithin(budget, run);
  }

  private static boolean isDeletion(HttpExchange request) {
    return request.getRequestMethod().equals("DELETE");
  }

  /** By the clock of the run: nothing is asked or waited for later than that. */
  private static void assertEndsWithin(Duration budget, ConformanceRun.Recording run) {
    assertThat(run.journal().stream().filter(entry -> Journal.end(entry).compareTo(budget) >= 0))
        .extracting(Entry::id)
        .isEmpty();
  }

  private ConformanceRun.Recording run(Duration budget, String only) {
    SuiteConfig config =
        SuiteConfig.of(Map.of("only", only, "waits.quietMin", "200ms", "reportDir", "some/folder"))
            .withTarget(
                new TargetSettings(
                    URI.create("http://127.0.0.1:" + front.getAddress().getPort() + "/octo"),
                    new Secret(SETTINGS.token()),
                    null,
                    Map.of(),
                    List.of()));
    Audience audience =
        new Audience() {
          @Override
          public void leaves(ConformanceRun.Recording recording) {
            early.add(recording);
            whenLeft.run();
          }
        };
    return new ConformanceRun(
            new ConformanceRun.Settings(
                    config, audience, Duration.ofSeconds(20), Duration.ofSeconds(1), budget)
                .within(budget))
        .execute();
  }

  /** The vendor, with something in front of it that lets some requests wait. */
  private void slowDown(Predicate<HttpExchange> which, Duration delay) {
    HttpClient client = HttpClient.newHttpClient();
    front.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (which.test(exchange)) {
              release.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
            pass(client, exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void pass(HttpClient client, HttpExchange exchange)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    vendor.baseUrl().toString().replaceFirst("/octo$", "")
                        + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!List.of("host", "connection", "content-length", "transfer-encoding")
                  .contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    HttpResponse<byte[]> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("content-length")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
