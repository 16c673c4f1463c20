package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.AbundantVendors;
import dev.octoconformance.vendor.Behaviour;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of what a vendor has very much of, as much is read as memory allows, and nobody is blamed. */
class AbundanceTest {
  private static final String ROWS = "[CREATE-01, LIST-01, LIST-02, DLV-01, DLV-04, BKG-01]";

  private static Bench.Outcome run(Behaviour behaviour) {
    Bench.Outcome outcome = Bench.run(behaviour, Bench.VENDOR, Map.of("only", ROWS));
    assertThat(outcome.accused()).as("%s", outcome.complaints()).isEmpty();
    assertThat(outcome.says("DLV-01")).contains("PASS").doesNotContain("INCONCLUSIVE");
    return outcome;
  }

  @Test
  void a_hundred_thousand_webhooks_of_others_are_listed() {
    Bench.Outcome outcome = run(AbundantVendors.webhooks(100_000));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.undecided()).isEmpty();
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void ten_thousand_products_are_looked_through() {
    Bench.Outcome outcome = run(AbundantVendors.products(10_000));
    assertThat(outcome.complaints()).isEmpty();
    assertThat(outcome.undecided()).isEmpty();
  }

  @Test
  void a_list_that_is_longer_than_there_is_room_for_is_not_judged() {
    Bench.Outcome outcome = run(AbundantVendors.webhooks(400_000));
    assertThat(outcome.undecided()).containsOnlyKeys("LIST-01", "LIST-02");
    assertThat(outcome.undecided()).containsEntry("LIST-01", "I-LIMIT");
    assertThat(outcome.says("LIST-01")).contains("MB of it were kept").contains("-Xmx");
    assertThat(outcome.liveWebhooks()).isZero();
  }

  @Test
  void ids_of_a_megabyte_are_ids() {
    Bench.Outcome outcome = run(AbundantVendors.ids(1024 * 1024));
    assertThat(outcome.complaints()).containsOnlyKeys("CREATE-02");
    assertThat(outcome.says("CREATE-02")).contains("WARN").hasSizeLessThan(2_000);
    assertThat(outcome.recording().result().notices())
        .as("the vendor's own server takes no such path")
        .allSatisfy(notice -> assertThat(notice).hasSizeLessThan(1_000));
  }
}
