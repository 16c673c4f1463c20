package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Troubled;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One defect does not hide another. */
class TroubledVendorTest {

  @Test
  void each_of_many_defects_of_one_vendor_is_found() {
    Set<String> found = new TreeSet<>();
    boolean stoodStill = true;
    for (int runs = 0; runs < 3 && stoodStill && !found.containsAll(Troubled.BREAKS); runs++) {
      Bench.Outcome outcome = Bench.run(Troubled.ofManyDefects(), Bench.VENDOR, Map.of());
      found.addAll(outcome.complaints().keySet());
      stoodStill = outcome.stoodStill();
    }
    assertThat(found)
        .as("what is held against a vendor with seventeen defects")
        .containsAll(Troubled.BREAKS);
  }
}
