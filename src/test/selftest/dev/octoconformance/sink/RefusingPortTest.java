package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusingPortTest {
  private final Journal journal = Journal.begin();
  private final Ticker ticker = new Ticker(journal);
  private final String token = new Tokens("seed").of("a webhook");
  private volatile Reaction reaction = Reaction.status(200);
  private final RawSink sink = RawSink.open("127.0.0.1", journal, asked -> reaction);
  private final Reception.ClosedPort closed = sink.closedPort(token);
  private final int port = URI.create(closed.url()).getPort();

  @AfterEach
  void close() {
    sink.close();
  }

  private void isRefused() {
    assertThatThrownBy(() -> RawClient.to(port).close()).isInstanceOf(ConnectException.class);
  }

  @Test
  void its_url_has_the_usual_shape_and_a_port_of_its_own() {
    assertThat(closed.url())
        .isEqualTo("http://127.0.0.1:" + port + "/" + token + "?end=" + token.substring(20));
    assertThat(port).isNotEqualTo(sink.port());
  }

  @Test
  void it_refuses_until_it_is_opened_and_welcomes_from_then_on() throws Exception {
    isRefused();
    isRefused();
    closed.open();
    closed.open();
    try (RawClient client = RawClient.to(port).post("/" + token)) {
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
    assertThat(ticker.next(Arrival.class).token()).isEqualTo(token);
    assertThat(closed.url()).contains(":" + port + "/");
  }

  @Test
  void another_process_welcomes_at_the_same_port() throws Exception {
    String url = closed.url();
    sink.close();
    try (RawSink next = RawSink.open("127.0.0.1", journal, asked -> reaction)) {
      next.reopen(url, token);
      try (RawClient client = RawClient.to(port).post("/" + token)) {
        assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
      }
    }
    assertThat(ticker.next(Arrival.class).token()).isEqualTo(token);
  }

  @Test
  void another_process_has_the_port_although_a_sender_still_holds_its_connection()
      throws Exception {
    closed.open();
    String url = closed.url();
    try (RawClient client = RawClient.to(port).post("/" + token)) {
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
      sink.close();
      try (RawSink next = RawSink.open("127.0.0.1", journal, asked -> reaction)) {
        next.reopen(url, token);
        try (RawClient again = RawClient.to(port).post("/" + token)) {
          assertThat(again.hear()).startsWith("HTTP/1.1 200 ");
        }
      }
    }
  }

  @Test
  void it_behaves_like_the_sink_that_it_belongs_to() throws Exception {
    reaction = Reaction.of(Reaction.Manner.HOLD);
    closed.open();
    try (RawClient client = RawClient.to(port).post("/" + token)) {
      ticker.next(Arrival.class);
      sink.release(token);
      assertThat(client.hear()).startsWith("HTTP/1.1 200 ");
    }
    String other = new Tokens("seed").of("another");
    try (RawClient client = RawClient.to(port).post("/" + other)) {
      ticker.next(Arrival.class);
      sink.close();
      assertThat(client.hear()).isEmpty();
      assertThat(ticker.next(HangUp.class).bySender()).isFalse();
    }
    isRefused();
  }

  @Test
  void nobody_else_can_have_the_port_meanwhile() {
    assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close())
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_port_that_was_taken_at_that_moment_is_told_in_one_sentence() throws IOException {
    try (ServerSocket thief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      RefusingPort late =
          new RefusingPort(
              new Socket(), false, "127.0.0.1", thief.getLocalPort(), token, (visitor, base) -> {});
      assertThatThrownBy(late::open)
          .isInstanceOf(SinkUnavailable.class)
          .hasMessage(
              "The receiver cannot listen on 127.0.0.1:%d, which it had kept closed on purpose:"
                  + " another program took the port at that moment; run again.",
              thief.getLocalPort());
    }
  }

  /** Keeps a port, and tries it at the moment at which it is given away. */
  private static final class Keeper extends Socket {
    private @Nullable RawClient visitor;

    @Override
    public synchronized void close() throws IOException {
      if (isBound() && !isClosed()) {
        visitor = RawClient.to(getLocalPort());
      }
      super.close();
    }
  }

  @Test
  void the_port_is_never_nobodys_and_who_comes_while_both_have_it_is_served() throws Exception {
    Keeper keeper = new Keeper();
    keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    CompletableFuture<Socket> welcomed = new CompletableFuture<>();
    try (RefusingPort early =
        new RefusingPort(
            keeper,
            false,
            "127.0.0.1",
            keeper.getLocalPort(),
            token,
            (visitor, base) -> welcomed.complete(visitor))) {
      early.open();
      try (RawClient visitor = Objects.requireNonNull(keeper.visitor);
          Socket host = welcomed.get(30, TimeUnit.SECONDS)) {
        visitor.post("/" + token);
        assertThat(new String(host.getInputStream().readNBytes(4), StandardCharsets.US_ASCII))
            .isEqualTo("POST");
      }
    }
  }

  @Test
  void it_stays_closed_after_the_sink_has_gone() {
    sink.close();
    closed.open();
    isRefused();
  }
}
