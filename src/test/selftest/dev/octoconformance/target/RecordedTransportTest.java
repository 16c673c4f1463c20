package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Redaction;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTransportTest {
  private static final String BODY =
      "{\"event\":\"booking_update\",\"url\":\"https://me:pass word@sink.example/w1\"}"
          .replace(" ", "");

  private static Exchange.Request request(String token, String body) {
    return new Exchange.Request(
        "POST",
        "https://vendor.example/octo/webhooks",
        List.of(new Header("Authorization", "Bearer " + token), new Header("X-Own", token)),
        body);
  }

  private static Exchange recorded(int turn, Exchange.Request request) {
    Exchange exchange =
        new Exchange(
            "x" + turn,
            "CREATE-01/case",
            turn,
            Duration.ZERO,
            Duration.ZERO,
            request,
            ScriptedTransport.answer(200, "{}"),
            null);
    return (Exchange) Redaction.of("the-token", null, List.of()).entry(exchange);
  }

  private final Exchange first = recorded(0, request("the-token", BODY));
  private final Exchange second = recorded(1, request("another-token", "{}"));
  private final RecordedTransport transport =
      new RecordedTransport(List.of(first, second), "was not asked before the run ended");

  @Test
  void a_request_is_answered_as_it_was_whatever_the_secrets_are_now() {
    assertThat(transport.send("CREATE-01/case", 0, request("•••1", BODY))).isEqualTo(first);
    assertThat(transport.send("CREATE-01/case", 1, request("•••1x", "{}"))).isEqualTo(second);
  }

  @Test
  void what_was_never_asked_is_undecided() {
    assertThatThrownBy(() -> transport.send("CREATE-01/case", 2, request("t", "{}")))
        .isInstanceOfSatisfying(
            Undecided.class, open -> assertThat(open.reason()).isEqualTo(Reason.BUDGET))
        .hasMessage(
            "POST https://vendor.example/octo/webhooks was not asked before the run ended.");
  }

  @Test
  void what_was_asked_differently_is_undecided() {
    assertThatThrownBy(() -> transport.send("CREATE-01/case", 1, request("t", "{\"a\":1}")))
        .isInstanceOf(Undecided.class)
        .hasMessageContaining("where this question began differently (x1)");
  }
}
