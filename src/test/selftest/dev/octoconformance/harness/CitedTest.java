package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitedTest {
  private static final String BOOKING = "booking-since";

  private final Journal journal = Journal.timedBy(() -> Duration.ZERO);

  private Armed armed(String arm, String wave) {
    return journal.add(
        Journal.Kind.ARMED,
        id ->
            new Armed(
                id,
                Duration.ZERO,
                arm,
                "tok",
                "http://sink.example/tok",
                "booking_update",
                "x1",
                "hook",
                wave,
                false,
                List.of()));
  }

  private Trigger happens(String wave, Action action) {
    return journal.add(
        Journal.Kind.TRIGGER,
        id ->
            new Trigger(id, Duration.ZERO, Duration.ZERO, wave, action, BOOKING, null, "x2", true));
  }

  private Arrival arrives() {
    return journal.add(
        Journal.Kind.ARRIVAL,
        id ->
            new Arrival(
                id,
                Duration.ZERO,
                "tok",
                "POST",
                "/tok",
                List.of(),
                new Body(BOOKING, true, false),
                200,
                null));
  }

  @Test
  void the_arm_that_heard_what_is_named_is_cited_and_not_the_one_that_lent_its_webhook() {
    Armed host = armed("URL-01/form", "A");
    happens("A", Action.RESERVE);
    Armed guest = armed("RTY-05/404", "B");
    Trigger confirmed = happens("B", Action.CONFIRM);
    Arrival heard = arrives();

    List<Entry> cited = Cited.of(journal.evidence(), List.of(heard.id()), "nobody", null);
    assertThat(cited).containsExactly(guest, confirmed, heard).doesNotContain(host);
  }
}
