package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.config.TargetSettings;
import dev.octoconformance.harness.Symptom.State;
import dev.octoconformance.sink.Forwarder;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.Variant;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a doctor says of targets and ways back that are ill in one way each. */
class DoctorTest {
  private static final VendorSettings SETTINGS = VendorSettings.defaults();

  private final ReferenceVendor vendor = ReferenceVendor.start(SETTINGS);
  private final List<AutoCloseable> open = new ArrayList<>(List.of(vendor));

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private static List<Symptom> examine(URI target, String token, Map<String, String> keys) {
    SuiteConfig given = SuiteConfig.of(keys);
    SuiteConfig config =
        given.withTarget(
            new TargetSettings(
                target,
                token.isEmpty() ? null : new Secret(token),
                given.target().secondToken(),
                Map.of(),
                List.of()));
    List<Symptom> seen = new ArrayList<>();
    List<Symptom> found =
        new Doctor(
                new ConformanceRun.Settings(
                    config,
                    Audience.nobody(),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(1)),
                seen::add)
            .examine();
    assertThat(found).isEqualTo(seen);
    assertThat(found)
        .allSatisfy(
            symptom ->
                assertThat(symptom.sentence())
                    .doesNotContainIgnoringCase("conform")
                    .doesNotContain("FAIL", "PASS", "MUST", "\n")
                    .endsWith("."));
    return found;
  }

  private static List<Symptom> examine(URI target) {
    return examine(target, SETTINGS.token(), Map.of());
  }

  private static String inTheWay(List<Symptom> found) {
    return only(found, State.IN_THE_WAY);
  }

  private static String only(List<Symptom> found, State state) {
    List<Symptom> some = found.stream().filter(s -> s.state() == state).toList();
    assertThat(some).as(state + " among " + found).hasSize(1);
    return some.get(0).about() + ": " + some.get(0).sentence();
  }

  private static Stream<String> looks(List<Symptom> found) {
    return found.stream().map(Symptom::about).distinct();
  }

  private int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private String server(Answer answer) throws IOException {
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
    open.add(
        () -> {
          server.stop(0);
          threads.shutdownNow();
        });
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void say(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Test
  void a_healthy_target_is_looked_at_from_its_name_to_the_way_back_and_left_as_it_was() {
    List<Symptom> found = examine(vendor.baseUrl());
    assertThat(found).allMatch(symptom -> symptom.state() == State.GOOD);
    assertThat(looks(found))
        .containsExactly(
            "DNS",
            "TCP",
            "TLS",
            "base path",
            "clock",
            "token",
            "capability",
            "booking",
            "return path");
    assertThat(found)
        .anySatisfy(s -> assertThat(s.sentence()).contains("made-up token is refused (401"))
        .anySatisfy(
            s ->
                assertThat(s.sentence())
                    .contains("--set booking.productId=")
                    .contains("booking.availabilityId="));
    assertThat(vendor.liveBookings()).isZero();
    assertThat(vendor.liveWebhooks()).isZero();
  }

  private static Map<String, String> withSecondToken(Map<String, String> more) {
    Map<String, String> keys = new HashMap<>(more);
    keys.put("target.url", "http://replaced.example");
    keys.put("target.secondToken", SETTINGS.secondToken());
    return keys;
  }

  @Test
  void the_products_of_the_second_token_are_looked_at_too() {
    ReferenceVendor apart =
        ReferenceVendor.start(SETTINGS, Variant.CATALOGUES_OF_THEIR_OWN.behaviour());
    open.add(apart);
    assertThat(examine(apart.baseUrl(), SETTINGS.token(), withSecondToken(Map.of())))
        .allMatch(symptom -> symptom.state() == State.GOOD)
        .anySatisfy(s -> assertThat(s.sentence()).contains("product harbour-tour"));
    assertThat(
            only(
                examine(
                    apart.baseUrl(),
                    SETTINGS.token(),
                    withSecondToken(Map.of("booking.second.productId", "river-cruise"))),
                State.WORTH_KNOWING))
        .startsWith("second booking: Nothing to book was found for the second token")
        .contains("ISO-01 and ISO-02", "booking.second.productId=");
  }

  @Test
  void an_unknown_host_is_told_and_the_way_back_is_looked_at_all_the_same() {
    List<Symptom> found = examine(URI.create("http://no-such-host.invalid/octo"));
    assertThat(found.get(0).sentence())
        .isEqualTo(
            "Nobody knows the host no-such-host.invalid: correct it in --target, or join the network or VPN in which it has an address.");
    assertThat(looks(found)).containsExactly("DNS", "return path");
  }

  @Test
  void a_closed_port_is_told() throws IOException {
    int port = freePort();
    assertThat(inTheWay(examine(URI.create("http://127.0.0.1:" + port + "/octo"))))
        .isEqualTo(
            "TCP: 127.0.0.1:%d refuses connections: start the API there, or correct host and port in --target."
                .formatted(port));
  }

  @Test
  void tls_at_a_plain_port_is_told_with_the_url_to_write() {
    String plain = vendor.baseUrl().toString();
    assertThat(inTheWay(examine(URI.create(plain.replace("http:", "https:")))))
        .startsWith("TLS: 127.0.0.1:")
        .contains("speaks no TLS: write http in the URL, --target " + plain + ", or");
  }

  @Test
  void a_certificate_of_nobody_is_told_with_the_way_to_trust_it() throws Exception {
    URI secret = Tls.server(open::add);
    assertThat(inTheWay(examine(secret)))
        .startsWith("TLS: The certificate of localhost:")
        .contains("-Djavax.net.ssl.trustStore=FILE");
  }

  @Test
  void a_port_of_tls_that_is_asked_without_is_told_with_the_url_to_write() throws Exception {
    URI secret = Tls.server(open::add);
    URI plain = URI.create(secret.toString().replace("https:", "http:"));
    assertThat(inTheWay(examine(plain))).contains("write https in the URL, --target " + secret);
  }

  @Test
  void the_base_path_is_found() {
    URI base = vendor.baseUrl();
    URI root = base.resolve("/");
    String without = root.toString().replaceFirst("/$", "");
    assertThat(inTheWay(examine(URI.create(without))))
        .startsWith("base path: There is no OCTO API at " + without)
        .endsWith("but there is one at " + base + ": write --target " + base + ".");
    assertThat(inTheWay(examine(URI.create(base + "/wrong")))).contains("write --target " + base);
  }

  @Test
  void the_base_path_is_found_without_a_right_token_too() {
    String without = vendor.baseUrl().resolve("/").toString().replaceFirst("/$", "");
    assertThat(inTheWay(examine(URI.create(without), "wrong", Map.of())))
        .contains("write --target " + vendor.baseUrl());
  }

  @Test
  void a_redirect_shows_the_base_path() throws IOException {
    String base = vendor.baseUrl().toString();
    String old =
        server(
            exchange -> {
              exchange.getResponseHeaders().set("Location", base + "/products");
              exchange.sendResponseHeaders(308, -1);
            });
    assertThat(inTheWay(examine(URI.create(old)))).contains("write --target " + base);
  }

  @Test
  void a_slash_that_the_paths_need_is_told() throws IOException {
    String url =
        server(
            exchange -> {
              boolean slash = exchange.getRequestURI().getPath().equals("/octo/products/");
              say(exchange, slash ? 200 : 404, "application/json", slash ? "[]" : "{}");
            });
    assertThat(inTheWay(examine(URI.create(url + "/octo"))))
        .startsWith("base path: The API answers GET " + url + "/octo/products/ and not");
  }

  @Test
  void a_web_page_is_told_with_what_it_is() throws IOException {
    String url = server(exchange -> say(exchange, 200, "text/html", "<html>Welcome</html>"));
    assertThat(inTheWay(examine(URI.create(url))))
        .startsWith("base path: GET " + url + "/products was answered 200 text/html instead of")
        .contains("--target")
        .contains("target.headers");
  }

  @Test
  void a_wrong_token_is_told_and_never_shown() {
    List<Symptom> found = examine(vendor.baseUrl(), "wrong-canary", Map.of());
    assertThat(inTheWay(found))
        .startsWith("token: The target refuses the token (401")
        .contains("OCTO_TOKEN")
        .contains("--token -");
    assertThat(found.toString()).doesNotContain("wrong-canary");
  }

  @Test
  void a_missing_token_is_told() {
    assertThat(inTheWay(examine(vendor.baseUrl(), "", Map.of())))
        .startsWith("token: The target wants a token (401");
  }

  @Test
  void a_target_that_takes_any_token_and_offers_nothing_is_told() throws IOException {
    String url =
        server(
            exchange -> {
              boolean products = exchange.getRequestURI().getPath().endsWith("/products");
              say(exchange, products ? 200 : 404, "application/json", products ? "[]" : "{}");
            });
    List<Symptom> found = examine(URI.create(url));
    assertThat(found)
        .extracting(Symptom::sentence)
        .anyMatch(s -> s.startsWith("The target takes a made-up token as well"))
        .anyMatch(
            s ->
                s.startsWith(
                        "GET /webhooks with Octo-Capabilities: octo/webhooks was answered 404:")
                    && s.contains("--profile"))
        .anyMatch(s -> s.startsWith("Nothing to book was found") && s.contains("--set booking."));
  }

  @Test
  void a_public_url_where_nobody_answers_is_told() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort();
    assertThat(inTheWay(examine(vendor.baseUrl(), SETTINGS.token(), Map.of("sink.url", nobody))))
        .startsWith("return path: The receiver cannot be reached at its public URL " + nobody)
        .contains("--sink-url");
  }

  @Test
  void an_address_of_this_machine_is_none_for_a_target_elsewhere() {
    List<Symptom> found = examine(URI.create("http://api.invalid/octo"));
    assertThat(found)
        .extracting(Symptom::sentence)
        .anyMatch(
            s ->
                s.startsWith(
                        "The target at api.invalid cannot reach the receiver at http://127.0.0.1:")
                    && s.contains("--tunnel \"cloudflared tunnel --url http://127.0.0.1:{port}\""));
  }

  @Test
  void an_address_without_tls_is_none_where_only_tls_is_taken() {
    assertThat(
            inTheWay(
                examine(vendor.baseUrl(), SETTINGS.token(), Map.of("declared.httpsOnly", "true"))))
        .startsWith("return path: Only https is taken for webhooks");
  }

  @Test
  void the_way_through_a_tunnel_is_gone_from_outside() {
    List<Symptom> found =
        examine(vendor.baseUrl(), SETTINGS.token(), Map.of("sink.tunnel", Forwarder.command(0, 0)));
    assertThat(found).noneMatch(symptom -> symptom.state() == State.IN_THE_WAY);
    assertThat(only(found, State.WORTH_KNOWING))
        .contains("refused and broken connections cannot be shown");
  }

  @Test
  void a_tunnel_that_does_not_open_is_told() {
    assertThat(
            inTheWay(
                examine(
                    vendor.baseUrl(),
                    SETTINGS.token(),
                    Map.of("sink.tunnel", "echo no account; exit 4"))))
        .startsWith("return path: The tunnel command (echo) ended with exit code 4");
  }
}
