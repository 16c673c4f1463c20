package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of the webhooks that a run created. */
class LedgerTest {
  private static final Identity SOMEBODY = new Identity("token", List.of(), null, List.of());

  private final Ledger ledger = new Ledger();

  @Test
  void a_webhook_stays_that_of_the_scope_that_created_it_first() {
    ledger.created("first", SOMEBODY, "1");
    ledger.created("second", SOMEBODY, "1");
    assertThat(ledger.aliveIn("first")).extracting(Ledger.Entry::id).containsExactly("1");
    assertThat(ledger.aliveIn("second")).isEmpty();
    assertThat(ledger.created()).isEqualTo(2);
  }

  @Test
  void a_webhook_that_is_created_again_after_its_deletion_is_that_of_whoever_did_so() {
    ledger.created("first", SOMEBODY, "1");
    ledger.forget("1");
    ledger.created("second", SOMEBODY, "1");
    assertThat(ledger.aliveIn("first")).isEmpty();
    assertThat(ledger.aliveIn("second")).extracting(Ledger.Entry::id).containsExactly("1");
  }
}
