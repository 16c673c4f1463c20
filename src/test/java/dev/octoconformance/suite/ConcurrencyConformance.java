package dev.octoconformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.Arm;
import dev.octoconformance.harness.ArmsOfRequirement;
import dev.octoconformance.harness.Shared;
import dev.octoconformance.requirement.Verifies;
import dev.octoconformance.rule.Bursts;
import dev.octoconformance.rule.Racing;
import dev.octoconformance.rule.SlowReceivers;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConcurrencyConformance {
  @Verifies("CON-01")
  @ArmsOfRequirement
  void a_burst_arrives_completely(Arm arm) {
    arm.must(Bursts.areComplete());
  }

  @Verifies("CON-02")
  @ArmsOfRequirement
  void a_burst_arrives_once(Arm arm) {
    arm.must(Bursts.areNotDoubled());
  }

  @Verifies("CON-03")
  @ArmsOfRequirement
  void no_delivery_of_a_burst_mixes_two_bookings(Arm arm) {
    arm.must(Bursts.areNotMixed());
  }

  @Verifies("CON-04")
  @Test
  void creations_and_deletions_at_once_end_in_the_right_list(Shared shared) {
    Crowd crowd = Crowd.of(shared);
    List<Webhook> old = shared.of(crowd.old());
    List<Webhook> created = shared.of(crowd.created());
    List<Webhook> ours = new ArrayList<>(old);
    ours.addAll(created);
    assertThat(listed(shared.of(crowd.mixed()), ours))
        .as(
            "the ids listed after %d creations and %d deletions at once",
            created.size(), old.size())
        .containsExactlyInAnyOrderElementsOf(ids(created));
  }

  /** The ids of these that are listed as alive. */
  private static List<String> listed(List<Webhook> all, List<Webhook> these) {
    Set<String> wanted = new HashSet<>(ids(these));
    return all.stream()
        .filter(webhook -> !webhook.isTombstone())
        .map(Webhook::id)
        .filter(wanted::contains)
        .toList();
  }

  private static List<String> ids(List<Webhook> webhooks) {
    return webhooks.stream().map(Webhook::id).toList();
  }

  @Verifies("CON-05")
  @ArmsOfRequirement
  void a_webhook_created_during_events_works_afterwards(Arm arm) {
    arm.must(Racing.breaksNothing());
  }

  @Verifies("CON-06")
  @ArmsOfRequirement(only = "quick")
  void ten_slow_receivers_starve_nobody(Arm arm) {
    arm.must(SlowReceivers.starveNobody());
  }
}
