package dev.octoconformance.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Heartbeat;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gave up while the suite stood still was not answered; time is what the tests say. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeavingSenderTest {
  private final AtomicLong time = new AtomicLong();
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile boolean deaf;
  private final Journal journal = Journal.timedBy(this::clock);
  private final Heartbeat heartbeat = Heartbeat.of(journal);
  private final CountDownLatch written = new CountDownLatch(1);
  private final String token = new Tokens("seed").of("a webhook");
  private final Sink sink = Sink.open("127.0.0.1", 0, null, journal, asked -> Reaction.status(202));
  private final RawSink bytes = RawSink.open("127.0.0.1", journal, asked -> Reaction.status(202));

  /** Whoever looks at the clock while the suite is deaf does so once the sender has decided. */
  private Duration clock() {
    try {
      if (deaf) {
        decided.await();
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    return Duration.ofMillis(time.get());
  }

  @AfterEach
  void close() {
    decided.countDown();
    heartbeat.close();
    bytes.close();
    sink.close();
  }

  private void standStill() {
    time.set(5_000);
    assertThat(journal.stoodStillJustNow()).isTrue();
  }

  private Socket sends(boolean raw) throws IOException {
    deaf = true;
    journal.onEntry(
        entry -> {
          if (entry instanceof Arrival) {
            written.countDown();
          }
        });
    Socket sender = new Socket(InetAddress.getLoopbackAddress(), raw ? bytes.port() : sink.port());
    String request =
        "POST /%s HTTP/1.1\r\nHost: sink.example\r\nContent-Length: 2\r\n\r\n{}".formatted(token);
    sender.getOutputStream().write(request.getBytes(ISO_8859_1));
    return sender;
  }

  private Arrival arrival() throws InterruptedException {
    written.await();
    return journal.evidence().arrivals(token).get(0);
  }

  private List<HangUp> hangUps() {
    return journal.evidence().hangUps(token).toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_left_before_the_answer_was_not_answered(boolean raw) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    journal.onEntry(
        entry -> {
          if (entry instanceof HangUp) {
            ended.countDown();
          }
        });
    standStill();
    sends(raw).close();
    decided.countDown();
    assertThat(arrival().answered()).isZero();
    ended.await();
    assertThat(hangUps())
        .singleElement()
        .matches(end -> end.bySender() && end.arrival().equals("d1"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_still_waits_is_answered(boolean raw) throws Exception {
    standStill();
    try (Socket sender = sends(raw)) {
      decided.countDown();
      assertThat(new String(sender.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 202");
    }
    assertThat(arrival().answered()).isEqualTo(202);
    assertThat(hangUps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_ends_his_half_is_answered_where_nobody_stood_still(boolean raw) throws Exception {
    try (Socket sender = sends(raw)) {
      sender.shutdownOutput();
      decided.countDown();
      assertThat(new String(sender.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 202");
    }
    assertThat(arrival().answered()).isEqualTo(202);
  }
}
