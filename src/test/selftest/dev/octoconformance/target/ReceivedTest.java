package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of a body that does not come to its end. */
class ReceivedTest {
  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    timers.shutdownNow();
  }

  /** A peer that begins a body and then breaks off so, before the leash says that time is over. */
  private Received after(IOException end) throws IOException {
    InputStream begin = new ByteArrayInputStream("[1,".getBytes(StandardCharsets.UTF_8));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw end;
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            throw end;
          }
        };
    try (Leash leash = new Leash(timers, Duration.ofDays(1));
        InputStream all = new SequenceInputStream(begin, broken)) {
      return Received.from(all, new Room(100, 100), leash);
    }
  }

  @Test
  void what_came_before_the_peer_fell_silent_is_kept() throws IOException {
    Received received = after(new SocketTimeoutException("Read timed out"));
    assertThat(received.body().text()).isEqualTo("[1,");
    assertThat(received.body().cut()).isTrue();
  }

  @Test
  void a_connection_that_breaks_gives_no_answer() {
    assertThatThrownBy(() -> after(new SocketException("Connection reset")))
        .isInstanceOf(SocketException.class);
  }
}
