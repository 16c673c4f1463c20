package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A receiver of one command tells what comes and answers as it was told. */
class PlainReceiverTest {
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void each_path_gets_the_answers_in_order_and_everything_is_told() throws Exception {
    try (PlainReceiver receiver = PlainReceiver.start(0, List.of(500, 200), told::add)) {
      assertThat(List.of(post(receiver, "/a"), post(receiver, "/a"), post(receiver, "/a")))
          .containsExactly(500, 200, 200);
      assertThat(post(receiver, "/b")).isEqualTo(500);
    }
    assertThat(told).hasSize(4);
    assertThat(told.get(0))
        .startsWith("POST /a")
        .containsIgnoringCase("X-Octo-Plain: one")
        .contains("{\"event\":\"é\"}", "request 1, answered 500");
  }

  @Test
  void a_port_that_is_taken_is_named() {
    try (PlainReceiver first = PlainReceiver.start(0, List.of(200), told::add)) {
      int port = first.url().getPort();
      assertThatThrownBy(() -> PlainReceiver.start(port, List.of(200), told::add))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("Port %d of 127.0.0.1 is in use".formatted(port));
    }
  }

  private static int post(PlainReceiver receiver, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(receiver.url() + path))
                .header("X-Octo-Plain", "one")
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"é\"}"))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
