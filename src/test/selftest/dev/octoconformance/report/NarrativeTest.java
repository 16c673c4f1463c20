package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Exchange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happened, in order, names the webhooks it happened at. */
class NarrativeTest {
  private static final String ACCUSED = "w" + "a".repeat(25);
  private static final String OTHER = "w" + "b".repeat(25);

  private static Arrival at(String token, int second) {
    return new Arrival(
        "d" + second,
        Duration.ofSeconds(second),
        token,
        "POST",
        "/" + token,
        List.of(),
        Body.EMPTY,
        200,
        null);
  }

  @Test
  void the_webhook_of_a_conversation_is_named_by_its_creation() {
    Exchange creation =
        new Exchange(
            "x17",
            "DELETE-03",
            0,
            Duration.ZERO,
            Duration.ZERO,
            new Exchange.Request(
                "POST",
                "http://api/webhooks",
                List.of(),
                "{\"url\": \"http://sink/%s?end=aaaaaa\"}".formatted(ACCUSED)),
            null,
            null);
    assertThat(Narrative.of(List.of(creation, at(ACCUSED, 1), at(OTHER, 2))))
        .extracting(Narrative.Told::line)
        .satisfies(
            lines -> {
              assertThat(lines.get(1)).startsWith("attempt 1 at the webhook that x17 is about");
              assertThat(lines.get(2)).startsWith("attempt 1 at another webhook");
            });
  }
}
