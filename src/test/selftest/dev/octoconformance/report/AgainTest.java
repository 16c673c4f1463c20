package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The lines that show a breach again can be pasted as they are, in order, and leave nothing. */
class AgainTest {
  private static final String API = "http://api";
  private static final String TOKEN = "wabcdefghijklmnopqrstuvwxy";

  private static final Exchange CREATED =
      call(1, "POST", "/webhooks", "{\"url\":\"http://sink:1/" + TOKEN + "\"}", "{\"id\":\"w-1\"}");
  private static final Exchange LISTED = call(2, "GET", "/webhooks", null, "[]");
  private static final Exchange RESERVED = call(3, "POST", "/bookings", "{}", "{\"uuid\":\"b-1\"}");
  private static final Exchange CONFIRMED = call(4, "POST", "/bookings/b-1/confirm", "{}", "{}");
  private static final Exchange DELETED = call(8, "DELETE", "/webhooks/w-1", null, "{}");
  private static final Exchange CANCELLED = call(9, "POST", "/bookings/b-1/cancel", "{}", "{}");
  private static final Arrival DELIVERED =
      new Arrival(
          "d1",
          Duration.ofSeconds(5),
          TOKEN,
          "POST",
          "/" + TOKEN,
          List.of(),
          Body.EMPTY,
          500,
          null);

  @Test
  void what_was_asked_is_told_in_order_and_undone() {
    assertThat(Again.of(List.of(LISTED, CREATED), journal()))
        .hasSize(3)
        .satisfies(
            lines -> {
              assertThat(lines.get(0))
                  .startsWith("WEBHOOK=$(curl")
                  .contains("-X POST http://api/webhooks")
                  .endsWith("| jq -r .id)");
              assertThat(lines.get(1)).contains("-X GET http://api/webhooks");
              assertThat(lines.get(2)).contains("-X DELETE 'http://api/webhooks/'\"$WEBHOOK\"");
            });
  }

  @Test
  void what_is_deleted_already_is_not_deleted_again() {
    assertThat(Again.of(List.of(CREATED, DELETED), journal())).hasSize(2);
  }

  @Test
  void a_delivery_needs_a_receiver_a_webhook_and_its_event() {
    List<String> lines = Again.of(List.of(DELIVERED), journal());

    assertThat(lines.get(0)).endsWith("octo-conformance listen --answer 500");
    assertThat(lines.get(1)).startsWith("RECEIVER=");
    assertThat(lines.get(2)).contains("'{\"url\":\"'\"$RECEIVER\"'/" + TOKEN);
    assertThat(lines.get(3)).startsWith("BOOKING=$(curl").endsWith("| jq -r .uuid)");
    assertThat(lines.get(4)).contains("'http://api/bookings/'\"$BOOKING\"'/confirm'");
    assertThat(lines.get(5)).startsWith("read -r _");
    assertThat(lines.subList(6, 8))
        .anySatisfy(line -> assertThat(line).contains("/webhooks/'\"$WEBHOOK\""))
        .anySatisfy(line -> assertThat(line).contains("/bookings/'\"$BOOKING\"'/cancel'"));
    assertThat(lines).hasSize(8);
  }

  @Test
  void a_delivery_that_nobody_asked_for_cannot_be_shown_again() {
    Arrival stray =
        new Arrival("d2", Duration.ofSeconds(5), "", "POST", "/", List.of(), Body.EMPTY, 404, null);
    assertThat(Again.of(List.of(stray), journal())).isEmpty();
  }

  private static Map<String, Entry> journal() {
    Map<String, Entry> journal = new LinkedHashMap<>();
    for (Entry entry :
        List.of(
            CREATED,
            new Armed(
                "a1",
                Duration.ofSeconds(1),
                "RTY-03/first",
                TOKEN,
                "http://sink:1/" + TOKEN,
                "booking_update",
                CREATED.id(),
                "w-1",
                "B",
                true,
                List.of(Reaction.status(500))),
            LISTED,
            RESERVED,
            caused(1, RESERVED, Action.RESERVE),
            CONFIRMED,
            caused(2, CONFIRMED, Action.CONFIRM),
            DELIVERED,
            DELETED,
            CANCELLED)) {
      journal.put(entry.id(), entry);
    }
    return journal;
  }

  private static Trigger caused(int number, Exchange by, Action action) {
    return new Trigger("t" + number, by.at(), by.at(), "B", action, "b-1", null, by.id(), true);
  }

  private static Exchange call(
      int number, String method, String path, @Nullable String body, String answer) {
    return new Exchange(
        "x" + number,
        "RTY-03",
        number,
        Duration.ofSeconds(number),
        Duration.ofMillis(5),
        new Exchange.Request(
            method, API + path, List.of(new Header("Accept", "application/json")), body),
        new Exchange.Answer(200, List.of(), new Body(answer, true, false)),
        null);
  }
}
