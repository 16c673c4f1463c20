package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuestsTest {
  private static final String BEFORE = "booking-before";
  private static final String SINCE = "booking-since";

  private final OneToken journal = new OneToken();
  private final Armed host = journal.armed("URL-01/form", "A", "x1");

  @Test
  void a_guest_hears_what_its_host_has_no_part_in() {
    journal.happens("A", Action.CONFIRM, BEFORE);
    journal.happens("A", Action.RESERVE, SINCE);
    Arrival early = journal.arrives(BEFORE);
    Arrival reserved = journal.arrives(SINCE);
    Armed guest = journal.armed("RTY-05/404", "B", "x1");
    Arrival late = journal.arrives(BEFORE);
    Arrival own = journal.arrives(SINCE);
    Arrival unreadable = journal.arrives("");

    Evidence evidence = journal.evidence();
    assertThat(evidence.arrivals(host)).containsExactly(early, reserved, late);
    assertThat(evidence.arrivals(guest)).containsExactly(own, unreadable);
    assertThat(evidence.isGuest(guest)).isTrue();
    assertThat(evidence.isGuest(host)).isFalse();
  }

  @Test
  void a_host_is_lent_from_when_its_guest_came() {
    Evidence before = journal.evidence();
    Armed beside = journal.armed("DLV-01/second", "A", "x1");
    Armed guest = journal.armed("RTY-05/404", "B", "x1");
    Evidence after = journal.evidence();
    assertThat(before.isLent(host)).isFalse();
    assertThat(after.isLent(host)).isTrue();
    assertThat(after.isLent(beside)).isTrue();
    assertThat(after.isLent(guest)).isFalse();
  }

  @Test
  void two_webhooks_with_one_url_are_no_guests_of_each_other() {
    Armed twin = journal.armed("DELETE-05/same URL", "B", "x9");
    Arrival heard = journal.arrives(SINCE);
    assertThat(journal.evidence().arrivals(host)).containsExactly(heard);
    assertThat(journal.evidence().arrivals(twin)).containsExactly(heard);
    assertThat(journal.evidence().isLent(host)).isFalse();
  }
}
