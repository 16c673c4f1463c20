package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestsTest {
  private static final String BEFORE = "booking-before";
  private static final String SINCE = "booking-since";

  private final Journal journal = Journal.timedBy(() -> Duration.ZERO);
  private final Armed host = armed("URL-01/form", "A", "x1");

  private Armed armed(String arm, String wave, String creation) {
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
                creation,
                "hook",
                wave,
                false,
                List.of()));
  }

  private void happens(Action action, String booking) {
    journal.add(
        Journal.Kind.TRIGGER,
        id ->
            new Trigger(id, Duration.ZERO, Duration.ZERO, "A", action, booking, null, "x2", true));
  }

  private Arrival arrives(String body) {
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
                new Body(body, true, false),
                200,
                null));
  }

  @Test
  void a_guest_hears_what_its_host_has_no_part_in() {
    happens(Action.CONFIRM, BEFORE);
    happens(Action.RESERVE, SINCE);
    Arrival early = arrives(BEFORE);
    Arrival reserved = arrives(SINCE);
    Armed guest = armed("RTY-05/404", "B", "x1");
    Arrival late = arrives(BEFORE);
    Arrival own = arrives(SINCE);
    Arrival unreadable = arrives("");

    Evidence evidence = journal.evidence();
    assertThat(evidence.arrivals(host)).containsExactly(early, reserved, late);
    assertThat(evidence.arrivals(guest)).containsExactly(own, unreadable);
    assertThat(evidence.isGuest(guest)).isTrue();
    assertThat(evidence.isGuest(host)).isFalse();
  }

  @Test
  void a_host_is_lent_from_when_its_guest_came() {
    Evidence before = journal.evidence();
    Armed beside = armed("DLV-01/second", "A", "x1");
    Armed guest = armed("RTY-05/404", "B", "x1");
    Evidence after = journal.evidence();
    assertThat(before.isLent(host)).isFalse();
    assertThat(after.isLent(host)).isTrue();
    assertThat(after.isLent(beside)).isTrue();
    assertThat(after.isLent(guest)).isFalse();
  }

  @Test
  void two_webhooks_with_one_url_are_no_guests_of_each_other() {
    Armed twin = armed("DELETE-05/same URL", "B", "x9");
    Arrival heard = arrives(SINCE);
    assertThat(journal.evidence().arrivals(host)).containsExactly(heard);
    assertThat(journal.evidence().arrivals(twin)).containsExactly(heard);
    assertThat(journal.evidence().isLent(host)).isFalse();
  }
}
