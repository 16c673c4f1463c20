package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Variant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A vendor that is unusual and right is accused of nothing, and nothing is left behind at it. */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(VendorTable.class)
class VariantsTest {

  @ParameterizedTest
  @EnumSource(Variant.class)
  void an_unusual_vendor_is_not_accused(Variant variant, VendorTable.Rows table) {
    Bench.Outcome outcome =
        Bench.run(variant.behaviour(), variant.settings(Bench.VENDOR), variant.configuration());
    table.variant(variant.name(), outcome.complaints().keySet());
    assertThat(outcome.recording().result().notices()).isEmpty();
    assertThat(outcome.requirements()).as("what was judged").isNotEmpty();
    assertThat(outcome.complaints())
        .as("what is held against a vendor where: %s", variant.summary())
        .isEqualTo(outcome.complaintsOf(variant.warnings()));
    assertThat(outcome.accused()).as("requirements that failed").isEmpty();
    assertThat(outcome.liveWebhooks()).as("webhooks left at the vendor").isZero();
    assertThat(outcome.liveBookings()).as("bookings left at the vendor").isZero();
  }
}
