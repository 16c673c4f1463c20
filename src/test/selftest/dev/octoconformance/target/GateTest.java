package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.Threads;
import dev.octoconformance.journal.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Exchange.Request REQUEST =
      new Exchange.Request("GET", "http://127.0.0.1/octo", List.of(), null);

  private static Exchange passed(String scope, int turn, Exchange.Request request) {
    return new Exchange(
        "x1", scope, turn, Duration.ZERO, Duration.ZERO, request, null, "nobody answers");
  }

  @Test
  void everybody_passes_an_open_gate() {
    Gate gate = new Gate(GateTest::passed, "clean-up");
    assertThat(gate.send("LIST-01", 3, REQUEST).turn()).isEqualTo(3);
  }

  @Test
  void only_the_clean_up_passes_a_shut_gate() {
    Gate gate = new Gate(GateTest::passed, "clean-up");
    gate.shut(Duration.ofSeconds(1));
    assertThat(gate.send("clean-up", 0, REQUEST).scope()).isEqualTo("clean-up");
    assertThatThrownBy(() -> gate.send("LIST-01", 0, REQUEST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The run was interrupted.");
  }

  @Test
  void shutting_waits_for_those_on_the_way() throws Exception {
    CompletableFuture<Void> onTheWay = new CompletableFuture<>();
    CompletableFuture<Void> answer = new CompletableFuture<>();
    Gate gate =
        new Gate(
            (scope, turn, request) -> {
              onTheWay.complete(null);
              answer.join();
              return passed(scope, turn, request);
            },
            "clean-up");
    CompletableFuture<Exchange> sent =
        CompletableFuture.supplyAsync(() -> gate.send("LIST-01", 0, REQUEST), Threads.ofTheirOwn());
    onTheWay.get(10, TimeUnit.SECONDS);
    CompletableFuture<Boolean> shut =
        CompletableFuture.supplyAsync(
            () -> {
              gate.shut(Duration.ofSeconds(10));
              return sent.isDone() || answer.isDone();
            },
            Threads.ofTheirOwn());
    answer.complete(null);
    assertThat(shut.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.get(10, TimeUnit.SECONDS).scope()).isEqualTo("LIST-01");
  }
}
