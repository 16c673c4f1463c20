package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Variant;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A vendor that is unusual and right is accused of nothing, everything is decided of it as it is of
 * the plain vendor ({@link ConformingVendorTest}) but for what it cannot show, and nothing is left
 * behind at it.
 */
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(VendorTable.class)
class VariantsTest {
  private static final String ANY = "*";

  @ParameterizedTest
  @EnumSource(Variant.class)
  void an_unusual_vendor_is_judged_and_not_accused(Variant variant, VendorTable.Rows table) {
    Bench.Outcome outcome = run(variant);
    Map<String, String> undecided = outcome.undecided();
    for (int more = 0; more < 2 && !isNamed(variant, undecided); more++) {
      // A busy machine leaves something undecided now and then, the kind of a vendor always.
      undecided.keySet().retainAll(run(variant).undecided().keySet());
    }
    table.variant(variant.name(), outcome.complaints().keySet(), undecided);
    assertThat(outcome.recording().result().notices())
        .as("notices but for those of a machine that is too busy")
        .allMatch(notice -> notice.startsWith("The suite itself stood still"));
    assertThat(outcome.requirements()).as("what was judged").isNotEmpty();
    assertThat(outcome.complaints())
        .as("what is held against a vendor where: %s", variant.summary())
        .isEqualTo(outcome.complaintsOf(variant.warnings()));
    assertThat(outcome.accused()).as("requirements that failed").isEmpty();
    undecided.entrySet().removeIf(row -> isNamed(variant, row));
    assertThat(undecided)
        .as("what cannot be decided of a vendor where: %s", variant.summary())
        .isEmpty();
    assertThat(outcome.liveWebhooks()).as("webhooks left at the vendor").isZero();
    assertThat(outcome.liveBookings()).as("bookings left at the vendor").isZero();
  }

  private static boolean isNamed(Variant variant, Map<String, String> undecided) {
    return undecided.entrySet().stream().allMatch(row -> isNamed(variant, row));
  }

  /** Whether a variant names this row with this reason, or the reason alone. */
  private static boolean isNamed(Variant variant, Map.Entry<String, String> row) {
    Map<String, String> named = variant.undecided();
    return row.getValue().equals(named.getOrDefault(row.getKey(), named.get(ANY)));
  }

  private static Bench.Outcome run(Variant variant) {
    return Bench.run(variant.behaviour(), variant.settings(Bench.VENDOR), variant.configuration());
  }
}
