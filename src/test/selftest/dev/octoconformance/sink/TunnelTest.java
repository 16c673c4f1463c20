package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class TunnelTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
  private final int port = server.getLocalPort();
  private final Heard heard = new Heard();
  private final Queue<ProcessHandle> programs = new ConcurrentLinkedQueue<>();

  TunnelTest() throws IOException {}

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private record Heard(BlockingQueue<String> words) implements Tunnel.Keeper {
    Heard() {
      this(new LinkedBlockingQueue<>());
    }

    @Override
    public void broke() {
      words.add("broke");
    }

    @Override
    public void mended() {
      words.add("mended");
    }

    @Override
    public void lost(String why) {
      words.add("lost: " + why);
    }

    String next() throws InterruptedException {
      String word = words.poll(60, TimeUnit.SECONDS);
      return word == null ? "nothing" : word;
    }
  }

  private static boolean isOpen(URI url) {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void kill(URI url) throws IOException {
    try (Socket socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write("DIE\r\n".getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (java.net.SocketException reset) {
      // It died before it could close.
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void its_url_is_read_from_what_it_prints_and_it_ends_with_the_tunnel() {
    URI url;
    try (Tunnel tunnel =
        Tunnel.open(Forwarder.command(0, 0), port, LONG, TunnelTest::isOpen, programs::add)) {
      url = tunnel.url();
      assertThat(url.toString()).matches("http://127\\.0\\.0\\.1:\\d+");
      assertThat(isOpen(url)).isTrue();
    }
    assertThat(isOpen(url)).isFalse();
  }

  @Test
  void a_url_that_is_printed_late_is_waited_for() {
    try (Tunnel tunnel =
        Tunnel.open(
            Forwarder.command(0, 0, "late"), port, LONG, TunnelTest::isOpen, programs::add)) {
      assertThat(isOpen(tunnel.url())).isTrue();
    }
  }

  @Test
  void a_command_that_prints_no_url_is_told_with_the_remedy() {
    assertThatThrownBy(
            () ->
                Tunnel.open(
                    "echo 'all is well'; tail -f /dev/null",
                    port,
                    Duration.ofMillis(800),
                    url -> true,
                    programs::add))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageStartingWith("The tunnel command (echo) printed no public URL within 800 ms")
        .hasMessageContaining("all is well")
        .hasMessageContaining("--sink-url");
  }

  @Test
  void a_command_that_ends_is_told_with_its_last_line() {
    assertThatThrownBy(
            () -> Tunnel.open("echo 'no account'; exit 3", port, LONG, url -> true, programs::add))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageContaining("ended with exit code 3 before it printed a public URL")
        .hasMessageContaining("(it said last: \"no account\")")
        .hasMessageContaining("--tunnel");
  }

  @Test
  void a_command_that_is_not_there_is_told() {
    assertThatThrownBy(
            () ->
                Tunnel.open(
                    "no-such-tunnel-program {port}", port, LONG, url -> true, programs::add))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageStartingWith("The tunnel command (no-such-tunnel-program) ended with exit code");
  }

  @Test
  void a_url_that_leads_elsewhere_is_told() {
    assertThatThrownBy(
            () ->
                Tunnel.open(
                    "echo https://x.example.com; tail -f /dev/null",
                    port,
                    Duration.ofMillis(700),
                    url -> false,
                    programs::add))
        .isInstanceOf(SinkUnavailable.class)
        .hasMessageContaining("https://x.example.com did not lead to the receiver within 700 ms")
        .hasMessageContaining("{port}");
  }

  @Test
  void what_may_be_secret_in_the_command_is_not_told() {
    assertThatThrownBy(
            () ->
                Tunnel.open("false --authtoken hush-hush", port, LONG, url -> true, programs::add))
        .message()
        .doesNotContain("hush-hush");
  }

  @Test
  void a_tunnel_that_dies_is_started_again() throws Exception {
    try (Tunnel tunnel =
        Tunnel.open(
            Forwarder.command(freePort(), 0), port, LONG, TunnelTest::isOpen, programs::add)) {
      URI url = tunnel.url();
      tunnel.keep(heard);
      kill(url);
      assertThat(heard.next()).isEqualTo("broke");
      assertThat(heard.next()).isEqualTo("mended");
      assertThat(isOpen(url)).isTrue();
      kill(url);
      assertThat(heard.next()).isEqualTo("broke");
      assertThat(heard.next()).isEqualTo("mended");
    }
    assertThat(heard.words()).isEmpty();
    assertThat(programs).as("told of each").hasSize(3).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void a_tunnel_that_comes_back_elsewhere_is_lost() throws Exception {
    try (Tunnel tunnel =
        Tunnel.open(Forwarder.command(0, 0), port, LONG, TunnelTest::isOpen, programs::add)) {
      tunnel.keep(heard);
      kill(tunnel.url());
      assertThat(heard.next()).isEqualTo("broke");
      assertThat(heard.next())
          .startsWith("lost: it was started again and has another public URL now, http://127");
    }
  }
}
