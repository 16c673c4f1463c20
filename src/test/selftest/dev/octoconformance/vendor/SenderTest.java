package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Outcome.BodyEnd;
import dev.octoconformance.vendor.Outcome.Ending;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class SenderTest {
  private static final Patience PATIENCE = Patience.of(Duration.ofMillis(400));

  private static Outcome answerOf(PlainReceiver receiver) {
    return answerOf(receiver, PATIENCE);
  }

  private static Outcome answerOf(PlainReceiver receiver, Patience patience) {
    byte[] request =
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (Sender sender = new Sender(Duration.ofMillis(400), Trust.in(List.of()))) {
      return sender.send(HookUrl.of(receiver.url("/")), request, patience);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                        | CLOSED       | 0",
        "HTTP/1.1 100 Continue~~                                   | INTERIM_ONLY | 0",
        "HTTP/1.1 103 Early Hints~Link: x~~                        | INTERIM_ONLY | 0",
        "what is this~~                                            | GARBLED      | 0",
        "HTTP/1.1 200                                              | GARBLED      | 0",
        "HTTP/1.1 100 Continue~~HTTP/1.1 204 No Content~~          | ANSWERED     | 204",
        "HTTP/1.1 299 Unknown~Content-Length: 2~~ok                | ANSWERED     | 299",
      })
  void an_attempt_tells_how_it_ended(String answer, Ending ending, int status) throws IOException {
    try (PlainReceiver receiver = PlainReceiver.saying(answer.replace("~", "\r\n"))) {
      Outcome outcome = answerOf(receiver);
      assertThat(outcome.ending()).isEqualTo(ending);
      assertThat(outcome.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 5~~hello                                  | WHOLE  | hello",
        "Content-Length: 9~~hello                                  | BROKEN | hello",
        "Transfer-Encoding: chunked~~5~hello~1;x=y~!~0~~           | WHOLE  | hello!",
        "Transfer-Encoding: chunked~~5~hello~zz~                   | BROKEN | hello",
        "X: y~~hello                                               | WHOLE  | hello",
      })
  void a_body_is_read_by_its_framing(String answer, BodyEnd end, String body) throws IOException {
    try (PlainReceiver receiver =
        PlainReceiver.saying("HTTP/1.1 200 OK\r\n" + answer.replace("~", "\r\n"))) {
      Outcome outcome = answerOf(receiver);
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.bodyEnd()).isEqualTo(end);
      assertThat(outcome.body()).isEqualTo(body);
    }
  }

  @Test
  void a_body_is_read_as_far_as_it_is_wanted() throws IOException {
    try (PlainReceiver receiver =
        PlainReceiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")) {
      Outcome outcome = answerOf(receiver, PATIENCE.withLargest(2));
      assertThat(outcome.body()).isEqualTo("he");
      assertThat(outcome.bodyEnd()).isEqualTo(BodyEnd.UNFINISHED);
    }
  }

  @Test
  void an_attempt_waits_no_longer_than_its_patience() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (PlainReceiver receiver = new PlainReceiver(socket -> await(never))) {
      Outcome outcome = answerOf(receiver);
      assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
      assertThat(outcome.took()).isGreaterThan(Duration.ofMillis(300));
    } finally {
      never.countDown();
    }
  }

  @Test
  void a_body_that_does_not_come_ends_the_reading_and_not_the_success() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (PlainReceiver receiver =
        new PlainReceiver(
            socket -> {
              socket
                  .getOutputStream()
                  .write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nh"
                          .getBytes(StandardCharsets.US_ASCII));
              await(never);
            })) {
      Outcome outcome = answerOf(receiver);
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.bodyEnd()).isEqualTo(BodyEnd.UNFINISHED);
    } finally {
      never.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void a_reset_and_a_refused_connection_are_told_apart() throws IOException {
    try (PlainReceiver receiver = new PlainReceiver(socket -> socket.setSoLinger(true, 0))) {
      assertThat(answerOf(receiver).ending()).isEqualTo(Ending.RESET);
    }
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    try (Sender sender = new Sender(Duration.ofMillis(400), Trust.in(List.of()))) {
      assertThat(sender.send(HookUrl.of("http://127.0.0.1:" + port + "/"), new byte[0]).ending())
          .isEqualTo(Ending.REFUSED);
    }
  }
}
