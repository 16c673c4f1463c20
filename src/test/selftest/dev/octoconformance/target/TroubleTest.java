package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a request when the peer misbehaves, asked with REST Assured and without. */
@Timeout(60)
@ParameterizedClass
@ValueSource(booleans = {false, true})
class TroubleTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** Enough for the head of an answer to come on a machine that is starved by other proofs. */
  private static final Duration ENOUGH_FOR_A_HEAD = Duration.ofSeconds(15);

  private static final String ENDLESS = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n";

  private final boolean graded;

  TroubleTest(boolean graded) {
    this.graded = graded;
  }

  /** The first request of a JVM loads so many classes that it would outlast the patience. */
  @BeforeAll
  static void load() throws IOException {
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")) {
      assertThat(new TroubleTest(true).post(server).trouble()).isNull();
    }
  }

  private Transport way(LiveTransport live) {
    return graded ? live.graded() : live;
  }

  private static Exchange.Answer answer(Exchange exchange) {
    return Objects.requireNonNull(exchange.answer(), () -> "an answer: " + exchange.trouble());
  }

  private Exchange post(String url, Duration patience) {
    try (LiveTransport transport = new LiveTransport(Journal.begin(), null, patience)) {
      return way(transport).send("s", 0, new Exchange.Request("POST", url, List.of(), "{}"));
    }
  }

  private Exchange post(RawServer server) {
    return post(server.base() + "/", Duration.ofSeconds(10));
  }

  /** A request to a peer that never ends its answer: it is over, and not before its time. */
  private Exchange hurried(RawServer server, Duration patience) {
    Exchange exchange = post(server.base() + "/", patience);
    assertThat(exchange.took()).isGreaterThan(patience.dividedBy(2));
    return exchange;
  }

  @Test
  void a_peer_that_closes_without_an_answer_is_asked_once() throws IOException {
    try (RawServer server = RawServer.saying("")) {
      assertThat(post(server).trouble())
          .isEqualTo("127.0.0.1:%d closed the connection without an answer", server.port());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_peer_that_resets_the_connection_is_asked_once() throws IOException {
    try (RawServer server = new RawServer((socket, out) -> socket.setSoLinger(true, 0))) {
      assertThat(post(server).trouble())
          .isEqualTo("the connection to 127.0.0.1:%d broke off: Connection reset", server.port());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void a_peer_that_closes_a_kept_connection_is_asked_once() throws IOException {
    RawServer.Script once =
        (socket, out) -> {
          out.write("HTTP/1.1 204 Gone\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          out.flush();
          socket.getInputStream().read(); // the first byte of the next request
        };
    try (RawServer server = new RawServer(once);
        LiveTransport transport =
            new LiveTransport(Journal.begin(), null, Duration.ofSeconds(10))) {
      Exchange.Request request = new Exchange.Request("POST", server.base() + "/", List.of(), "{}");
      assertThat(way(transport).send("s", 0, request).succeeded()).isTrue();
      assertThat(way(transport).send("s", 1, request).trouble()).isNotNull();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_answer_that_ends_too_early_is_told() throws IOException {
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1")) {
      assertThat(post(server).trouble())
          .isEqualTo(
              "127.0.0.1:%d closed the connection in the middle of its answer", server.port());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/x nonsense\r\n\r\n",
        "HTTP/1.1 abc\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "\u0000\u0001\u0002"
      })
  void garbage_is_told_in_one_sentence(String garbage) throws IOException {
    try (RawServer server = RawServer.saying(garbage)) {
      String trouble = post(server).trouble();
      assertThat(trouble).contains("127.0.0.1:" + server.port()).doesNotContain("\n", "Exception");
    }
  }

  @Test
  void a_head_without_end_is_given_up() throws IOException {
    RawServer.Script endless =
        (socket, out) -> {
          out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
          while (true) {
            out.write("X-More: yes\r\n".getBytes(StandardCharsets.UTF_8));
          }
        };
    try (RawServer server = new RawServer(endless)) {
      assertThat(post(server).trouble()).contains("127.0.0.1:" + server.port());
    }
  }

  @Test
  void a_silent_peer_is_left_when_the_patience_is_over() throws IOException {
    try (RawServer server = new RawServer((socket, out) -> untilGone(socket))) {
      assertThat(hurried(server, PATIENCE).trouble())
          .isEqualTo("no complete answer from 127.0.0.1:%d within 300 ms", server.port());
    }
  }

  @Test
  void a_head_that_drips_does_not_outlast_the_patience() throws IOException {
    try (RawServer server =
        new RawServer((socket, out) -> drip(socket, "HTTP/1.1 200 OK\r\nX: "))) {
      assertThat(hurried(server, PATIENCE).trouble())
          .isEqualTo("no complete answer from 127.0.0.1:%d within 300 ms", server.port());
    }
  }

  @Test
  void a_body_that_drips_does_not_outlast_the_patience() throws IOException {
    try (RawServer server = new RawServer((socket, out) -> drip(socket, ENDLESS))) {
      Exchange exchange = hurried(server, ENOUGH_FOR_A_HEAD);
      assertThat(answer(exchange).status()).isEqualTo(200);
      assertThat(answer(exchange).body().cut()).isTrue();
    }
  }

  @Test
  void a_body_that_stops_does_not_outlast_the_patience() throws IOException {
    RawServer.Script stops =
        (socket, out) -> {
          out.write((ENDLESS + "[1,").getBytes(StandardCharsets.UTF_8));
          out.flush();
          untilGone(socket);
        };
    try (RawServer server = new RawServer(stops)) {
      Exchange exchange = hurried(server, ENOUGH_FOR_A_HEAD);
      assertThat(answer(exchange).body().text()).isEqualTo("[1,");
      assertThat(answer(exchange).body().cut()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ENDLESS,
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n"
      })
  void a_body_without_end_is_cut_at_the_limit_and_the_line_with_it(String head)
      throws IOException, InterruptedException {
    CountDownLatch hungUp = new CountDownLatch(1);
    RawServer.Script endless =
        (socket, out) -> {
          out.write(head.getBytes(StandardCharsets.UTF_8));
          byte[] chunk = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
          try {
            while (true) {
              out.write(chunk);
            }
          } finally {
            hungUp.countDown();
          }
        };
    try (RawServer server = new RawServer(endless)) {
      Exchange exchange = post(server);
      assertThat(answer(exchange).body().cut()).isTrue();
      assertThat(answer(exchange).body().text()).hasSize(Room.ofThisProcess().largest());
      assertThat(exchange.took()).isLessThan(Duration.ofSeconds(5));
      assertThat(hungUp.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void a_refused_connection_is_told() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertThat(post("http://127.0.0.1:" + port + "/", Duration.ofSeconds(10)).trouble())
        .isEqualTo("the connection to 127.0.0.1:%d was refused", port);
  }

  @Test
  void an_unknown_host_is_told() {
    assertThat(post("http://no-such-host.invalid/octo", Duration.ofSeconds(10)).trouble())
        .isEqualTo("the host no-such-host.invalid is unknown");
  }

  @Test
  void a_peer_without_tls_is_told() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread peer = new Thread(() -> sayPlainly(plain));
      peer.start();
      String url = "https://127.0.0.1:" + plain.getLocalPort() + "/";
      assertThat(post(url, Duration.ofSeconds(10)).trouble())
          .startsWith("TLS with 127.0.0.1:%d failed: ".formatted(plain.getLocalPort()))
          .doesNotContain("\n");
    }
  }

  private static void sayPlainly(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      untilGone(socket);
    } catch (IOException gone) {
      assertThat(gone).isNotNull();
    }
  }

  @Test
  void no_thread_and_no_connection_is_left_after_trouble() throws IOException {
    try (RawServer server = new RawServer((socket, out) -> untilGone(socket));
        LiveTransport transport = new LiveTransport(Journal.begin(), null, Duration.ofMillis(50))) {
      // More often than there are connections: one that leaked would be missed.
      for (int i = 0; i < 40; i++) {
        Exchange exchange =
            way(transport)
                .send("s", i, new Exchange.Request("GET", server.base() + "/", List.of(), null));
        assertThat(exchange.trouble()).startsWith("no complete answer");
      }
      assertThat(server.connections()).isGreaterThan(32);
    }
  }

  private static void drip(Socket socket, String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
    while (true) {
      socket.getOutputStream().write('x');
      socket.getOutputStream().flush();
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Waits until the other side hangs up. */
  private static void untilGone(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // whatever is still said is not listened to
    }
  }
}
