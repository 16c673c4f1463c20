package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.OneToken;
import dev.octoconformance.journal.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitedTest {
  private static final String BOOKING = "booking-since";

  @Test
  void the_arm_that_heard_what_is_named_is_cited_and_not_the_one_that_lent_its_webhook() {
    OneToken journal = new OneToken();
    Armed host = journal.armed("URL-01/form", "A", "x1");
    journal.happens("A", Action.RESERVE, BOOKING);
    Armed guest = journal.armed("RTY-05/404", "B", "x1");
    Trigger confirmed = journal.happens("B", Action.CONFIRM, BOOKING);
    Arrival heard = journal.arrives(BOOKING);

    List<Entry> cited = Cited.of(journal.evidence(), List.of(heard.id()), "nobody", null);
    assertThat(cited).containsExactly(guest, confirmed, heard).doesNotContain(host);
  }
}
