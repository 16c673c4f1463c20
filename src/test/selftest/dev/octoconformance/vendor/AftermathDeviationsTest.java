package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AftermathDeviationsTest {

  @ParameterizedTest
  @CsvSource({"NEWER_EVENT_IS_DROPPED, 2", "DELIVERY_BY_PUT, 3", "FAILURE_SWITCHES_OFF, 2"})
  void an_event_during_retries_is_lost_or_not(Fault fault, int times) throws Exception {
    try (Rehearsal rehearsal =
        Rehearsal.of(
            fault.behaviour(), settings -> settings.withRetryGaps(Duration.ofMillis(1500)))) {
      rehearsal.hook("/hook", "", 500);
      JsonObject booking = rehearsal.confirmed();
      // The outcome is noted a moment after the arrival was recorded.
      assertThat(rehearsal.heard("/hook", Duration.ofMillis(500))).hasSize(1);
      rehearsal.api().patch(booking, "{\"notes\":\"newer\"}");
      assertThat(rehearsal.heard("/hook", Duration.ofMillis(1800))).hasSize(times - 1);
    }
  }

  @Test
  void a_failure_silences_marked_or_opted_out_webhooks() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.FAILURE_BLOCKS_LATER_EVENTS.behaviour())) {
      rehearsal.hook("/marked", Rehearsal.marked(Mark.ORDER, "x"), 500, 500, 500, 500);
      rehearsal.hook("/other", "", 500, 500, 500, 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/marked")).hasSize(4);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/marked")).isEmpty();
      assertThat(rehearsal.heard("/other")).hasSize(5);
    }
    try (Rehearsal rehearsal = Rehearsal.of(Fault.FAILURE_SWITCHES_OFF_WHO_OPTED_OUT.behaviour())) {
      rehearsal.hook("/out", ",\"retryOnError\":false", 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/out")).hasSize(1);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/out")).isEmpty();
    }
  }

  @Test
  void a_failure_brings_the_event_to_marked_neighbours_again() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.EVENT_IS_RETRIED_AS_A_WHOLE.behaviour())) {
      String beside = Rehearsal.marked(Mark.BESIDE, "x");
      rehearsal.hook("/failing", beside, 500, 500);
      rehearsal.hook("/healthy", beside);
      rehearsal.hook("/other", "");
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/healthy")).hasSize(2);
      assertThat(rehearsal.heard("/failing")).hasSize(3);
      assertThat(rehearsal.heard("/other")).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"DISABLED_AFTER_THREE_FAILURES, true", "REMOVED_AFTER_THREE_FAILURES, false"})
  void three_failures_switch_a_webhook_off(Variant variant, boolean listed) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(variant.behaviour())) {
      rehearsal.hook("/hook", "", 500, 500, 500, 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(3);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).isEmpty();
      String list = rehearsal.api().get("/webhooks").text();
      assertThat(list.contains("\"active\":false")).isEqualTo(listed);
    }
  }

  @Test
  void an_ordered_webhook_hears_the_next_event_after_the_one_before() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Variant.ORDERED_DELIVERIES.behaviour())) {
      rehearsal.hook("/hook", "", 500, 500);
      JsonObject booking = rehearsal.confirmed();
      rehearsal.api().patch(booking, "{\"notes\":\"newer\"}");
      assertThat(rehearsal.heard("/hook"))
          .extracting(arrival -> String.valueOf(arrival.booking().text("notes")))
          .containsExactly("null", "null", "null", "newer");
    }
  }

  @Test
  void a_deletion_does_not_end_what_is_under_way() throws Exception {
    for (Behaviour behaviour :
        new Behaviour[] {
          Fault.DELETION_LEAVES_RETRIES.behaviour(), Variant.DELETION_IS_NOTICED_LATER.behaviour()
        }) {
      try (Rehearsal rehearsal =
          Rehearsal.of(behaviour, settings -> settings.withRetryGaps(Duration.ofMillis(300)))) {
        String id = rehearsal.hook("/hook", "", 500);
        rehearsal.confirmed();
        assertThat(rehearsal.sink().next("/hook")).isNotNull();
        rehearsal.api().call("DELETE", "/webhooks/" + id, "");
        assertThat(rehearsal.heard("/hook", Duration.ofMillis(700))).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"DELETED_IS_CACHED, false, 1, 1", "DELETED_WEBHOOK_GOES_TOO_LATE, true, 1, 0"})
  void a_deleted_webhook_hears_of_older_or_of_later_bookings(
      Fault fault, boolean marked, int older, int later) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      String id = rehearsal.hook("/hook", marked ? Rehearsal.marked(Mark.LIFETIME, "one") : "");
      JsonObject booking = rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(1);
      rehearsal.api().call("DELETE", "/webhooks/" + id, "");
      rehearsal.api().cancel(booking);
      assertThat(rehearsal.heard("/hook")).hasSize(older);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(later);
    }
  }

  @Test
  void an_added_webhook_misses_bookings_that_were_there_before() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.ADDED_WEBHOOK_COMES_TOO_LATE.behaviour())) {
      JsonObject booking = rehearsal.api().reserve("");
      rehearsal.hook("/hook", Rehearsal.marked(Mark.LIFETIME, "one"));
      rehearsal.api().confirm(booking);
      assertThat(rehearsal.heard("/hook")).isEmpty();
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(1);
    }
  }
}
