package dev.octoconformance.target;

import static dev.octoconformance.target.ScriptedTransport.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Exchange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every exchange takes a second, and time goes by in no other way. */
class ConfirmingTest {
  private final Queue<Exchange.Answer> readings = new ArrayDeque<>();
  private final ScriptedTransport vendor = new ScriptedTransport(request -> readings.remove());
  private final Target target = vendor.target();

  private ConfirmingTest shows(String... statuses) {
    for (String status : statuses) {
      readings.add(answer(200, "{\"status\":\"" + status + "\"}"));
    }
    return this;
  }

  private Bookings.Decision decision(int status, String body) {
    readings.add(answer(status, body));
    Reply confirm = target.bookings().confirm("b", "Guest");
    return target.bookings().decision("b", confirm);
  }

  private static Reply reply(int status, String body) {
    return new Reply(
        new Exchange(
            "x1",
            "run",
            0,
            Duration.ZERO,
            Duration.ofSeconds(1),
            new Exchange.Request("POST", "https://vendor.example/octo", List.of(), null),
            answer(status, body),
            null));
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"status\":\"CONFIRMED\"}', true",
    "202, '{\"status\":\"CONFIRMED\"}', true",
    "200, '{\"status\":\"ON_HOLD\"}', true",
    "200, '{}', true",
    "400, '{\"status\":\"PENDING\"}', false",
  })
  void what_is_decided_at_once_is_not_looked_at_again(int status, String body, boolean confirmed) {
    Bookings.Decision decision = decision(status, body);
    assertThat(decision.confirmed()).isEqualTo(confirmed);
    assertThat(vendor.sent()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"status\":\"PENDING\"}'",
    "202, ''",
    "202, '{\"status\":\"ON_HOLD\"}'",
    "204, ''"
  })
  void what_is_open_is_read_until_it_is_confirmed(int status, String body) {
    assertThat(Confirming.isOpen(reply(status, body))).isTrue();
    readings.add(answer(status, body));
    Reply confirm = target.bookings().confirm("b", "Guest");
    shows("ON_HOLD", "PENDING", "CONFIRMED");
    Bookings.Decision decision = target.bookings().decision("b", confirm);
    assertThat(decision.confirmed()).isTrue();
    assertThat(decision.shown().exchange().id()).isEqualTo("x4");
  }

  @Test
  void what_is_refused_in_the_end_is_not_confirmed() {
    readings.add(answer(200, "{\"status\":\"PENDING\"}"));
    Reply confirm = target.bookings().confirm("b", "Guest");
    shows("PENDING", "REJECTED", "CONFIRMED");
    assertThat(target.bookings().decision("b", confirm).confirmed()).isFalse();
    assertThat(vendor.sent()).hasSize(3);
  }

  @Test
  void what_stays_open_is_waited_for_once() {
    readings.add(answer(200, "{\"status\":\"PENDING\"}"));
    Reply confirm = target.bookings().confirm("b", "Guest");
    shows(Collections.nCopies(60, "PENDING").toArray(String[]::new));
    assertThat(target.bookings().decision("b", confirm).confirmed()).isFalse();
    int looks = vendor.sent().size() - 1;
    assertThat(looks).isBetween(10, 20);
    assertThat(target.in("later").bookings().decision("b", confirm).confirmed()).isFalse();
    assertThat(vendor.sent()).hasSize(looks + 2);
  }
}
