package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Troubled;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One defect does not hide another. */
class TroubledVendorTest {

  @Test
  void each_of_many_defects_of_one_vendor_is_found() {
    Bench.Outcome outcome = Bench.run(Troubled.ofManyDefects(), Bench.VENDOR, Map.of());
    assertThat(outcome.complaints().keySet())
        .as("what is held against a vendor with seventeen defects")
        .containsAll(Troubled.BREAKS);
  }
}
