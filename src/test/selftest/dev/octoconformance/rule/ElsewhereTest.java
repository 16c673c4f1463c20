package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Body;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twelve webhooks heard of something from one address, and one of them from another as well. */
class ElsewhereTest {
  private static final String ARM = "ROW-01/0";
  private static final String OTHER = "203.0.113.9";
  private final List<Entry> entries = new ArrayList<>();

  private ElsewhereTest from(String peer, int... arms) {
    for (int arm : arms) {
      entries.add(
          new Arrival(
              "d" + entries.size(),
              Duration.ofSeconds(2),
              JournalBuilder.token("ROW-01/" + arm),
              "POST",
              "/",
              List.of(),
              Body.EMPTY,
              200,
              null,
              peer));
    }
    return this;
  }

  private Evidence evidence() {
    JournalBuilder webhooks = new JournalBuilder();
    for (int i = 0; i < 12; i++) {
      webhooks.refused(1000, "ROW-01/" + i, "booking_update", 201);
    }
    List<Entry> all = new ArrayList<>(webhooks.evidence().entries());
    all.addAll(entries);
    return new Evidence(all);
  }

  private ElsewhereTest vendor() {
    return from("198.51.100.1", 0, 1, 2, 3, 4, 5).from("198.51.100.2", 5, 6, 7, 8, 9, 10, 11);
  }

  private Finding judge(int most) {
    Rule notMore =
        scene -> {
          List<String> ids =
              scene.evidence().arrivals(JournalBuilder.token(ARM)).stream()
                  .map(Arrival::id)
                  .toList();
          return ids.size() > most
              ? Finding.broken("heard " + ids.size(), ids)
              : Finding.holds("heard " + ids.size(), List.of("x1"));
        };
    return Elsewhere.without(notMore)
        .judge(
            new Scene(
                evidence(),
                ARM,
                Duration.ofSeconds(10),
                new Scene.Terms(
                    true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(1)))));
  }

  @Test
  void what_rests_on_another_address_is_not_decided() {
    vendor().from(OTHER, 0, 0);
    assertThat(undecidable(judge(1), Reason.CONT).message())
        .isEqualTo(
            "2 requests came from 203.0.113.9, from where the vendor sends nothing else. What is seen here rests on that.");
    holds(judge(3));
    assertThat(Elsewhere.told(evidence())).isPresent();
  }

  @Test
  void what_the_vendors_own_addresses_send_accuses_as_ever() {
    vendor().from("198.51.100.2", 0);
    broken(judge(1));
    from(OTHER, 0);
    broken(judge(1));
    assertThat(Elsewhere.told(new Evidence(List.of()))).isEmpty();
  }

  @Test
  void a_sender_with_many_addresses_is_one_sender() {
    vendor().from("192.0.2.1", 0).from("192.0.2.2", 3).from("192.0.2.3", 4);
    broken(judge(1));
    assertThat(Elsewhere.told(evidence())).isEmpty();
  }

  @Test
  void who_is_hardly_known_is_not_told_from_others() {
    from("198.51.100.1", 0, 1, 2, 3).from(OTHER, 0);
    broken(judge(1));
  }
}
