package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many senders at once, and what is left of them. */
class RawCrowdTest {
  private static final String QUICK = "quick=1";

  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private final List<RawClient> clients = new ArrayList<>();
  private final RawSink sink =
      RawSink.open(
          "127.0.0.1",
          journal,
          asked ->
              asked.target().contains(QUICK) ? Reaction.status(202) : Reaction.of(Manner.HOLD));

  @AfterEach
  void close() throws IOException {
    sink.close();
    for (RawClient client : clients) {
      client.close();
    }
  }

  private void hold(int many) throws Exception {
    for (int i = 0; i < many; i++) {
      clients.add(RawClient.to(sink.port()).post("/" + token));
    }
    for (int i = 0; i < many; i++) {
      ticker.next(Arrival.class);
    }
  }

  private String answer() throws IOException {
    try (RawClient client = RawClient.to(sink.port()).post("/" + token + "?" + QUICK)) {
      return client.hear();
    }
  }

  @Test
  void two_hundred_held_senders_keep_nobody_else_waiting() throws Exception {
    hold(200);
    Duration before = journal.now();
    assertThat(answer()).startsWith("HTTP/1.1 202 ");
    assertThat(journal.now().minus(before)).isLessThan(Duration.ofSeconds(5));
    ticker.next(Arrival.class);

    sink.release(token);
    for (RawClient client : clients) {
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(ticker.isQuiet()).isTrue();
  }

  @Test
  void who_finds_no_room_is_recorded_and_told_so() throws Exception {
    hold(RawSink.SEATS);
    assertThat(answer()).startsWith("HTTP/1.1 503 ");
    assertThat(ticker.next(Arrival.class).answered()).isEqualTo(503);

    clients.get(0).finish();
    ticker.next(HangUp.class);
    assertThat(clients.get(0).hear()).isEmpty();
    assertThat(answer()).startsWith("HTTP/1.1 ");
    ticker.next(Arrival.class);
  }

  @Test
  void nothing_is_left_behind() throws Exception {
    hold(20);
    List<Thread> ours = ownThreads();
    assertThat(ours).hasSizeGreaterThanOrEqualTo(21);
    int port = sink.port();
    sink.close();
    for (int i = 0; i < 20; i++) {
      assertThat(ticker.next(HangUp.class).bySender()).isFalse();
    }
    for (RawClient client : clients) {
      assertThat(client.hear()).isEmpty();
    }
    for (Thread thread : ours) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(thread.isAlive()).isFalse();
    }
    assertThatThrownBy(() -> RawClient.to(port).close()).isInstanceOf(IOException.class);
  }

  /** The threads of this sink: it names them after its port. */
  private List<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("raw-sink-" + sink.port()))
        .toList();
  }
}
