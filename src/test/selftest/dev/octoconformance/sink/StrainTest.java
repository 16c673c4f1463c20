package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Journal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrainTest {
  private static final Duration NONE = Duration.ofNanos(1);

  @Test
  void a_sink_answers_while_thirty_connections_are_held() {
    try (Sink sink = Sink.open("127.0.0.1", 0, null, Journal.begin(), new Scripts())) {
      assertThat(Strain.slowest(sink.address(), false))
          .hasValueSatisfying(
              slowest -> assertThat(slowest).isBetween(NONE, Duration.ofSeconds(5)));
    }
  }

  @Test
  void where_nobody_listens_nothing_is_measured() throws IOException {
    InetSocketAddress nobody;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = new InetSocketAddress(closed.getInetAddress(), closed.getLocalPort());
    }
    assertThat(Strain.slowest(nobody, false)).isEmpty();
  }
}
