package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ManyDeviationsTest {

  @Test
  void only_eight_marked_webhooks_are_notified() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.FAN_OUT_ENDS_AFTER_EIGHT.behaviour())) {
      for (int i = 0; i < 10; i++) {
        rehearsal.hook("/hook", Rehearsal.marked(Mark.FAN, "x"));
      }
      rehearsal.hook("/other", "");
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(8);
      assertThat(rehearsal.heard("/other")).hasSize(1);
    }
  }

  @Test
  void a_failure_ends_the_fan_out_of_marked_webhooks() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.FAILURE_ENDS_THE_FAN_OUT.behaviour())) {
      String marked = Rehearsal.marked(Mark.FAN_OUT, "x");
      rehearsal.hook("/first", marked);
      rehearsal.hook("/failing", marked, 500);
      rehearsal.hook("/third", marked);
      rehearsal.hook("/fourth", marked);
      rehearsal.hook("/other", "");
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/first")).hasSize(1);
      assertThat(rehearsal.heard("/failing")).hasSize(2);
      assertThat(rehearsal.heard("/third")).isEmpty();
      assertThat(rehearsal.heard("/fourth")).isEmpty();
      assertThat(rehearsal.heard("/other")).hasSize(1);
    }
  }

  @Test
  void a_webhook_is_found_twice_and_a_failure_goes_astray() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Fault.FOUND_BY_TWO_QUERIES.behaviour())) {
      rehearsal.hook("/headers", ",\"headers\":{\"X\":\"y\"}");
      rehearsal
          .api()
          .sending("Octo-Capabilities", "octo/webhooks, octo/pricing")
          .hook("booking_update", rehearsal.sink().url("/both"), ",\"headers\":{\"X\":\"y\"}");
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/both")).hasSize(2);
      assertThat(rehearsal.heard("/headers")).hasSize(1);
    }
    try (Rehearsal rehearsal =
        Rehearsal.of(
            Fault.FAILURE_GOES_TO_AVAILABILITY.behaviour(), settings -> settings.withCapacity(9))) {
      rehearsal
          .api()
          .hook(
              "availability_update",
              rehearsal.sink().url("/places"),
              Rehearsal.marked(Mark.MIXED, "x"));
      rehearsal.hook("/hook", "", 500, 500);
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/places"))
          .filteredOn(arrival -> arrival.json().has("booking"))
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QUEUE_OVERFLOWS,      8,  8",
    "EVENTS_ARE_DEBOUNCED, 1, 11",
    "BURST_IS_SENT_TWICE, 20, 20",
    "UNIT_ITEMS_ARE_MIXED,12, 12",
    "WEBHOOKS_ARE_MIXED,  12, 12",
  })
  void a_burst_is_too_much_for_marked_webhooks(Fault fault, int least, int most) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      rehearsal.hook("/hook", Rehearsal.marked(Mark.BURST, "x"));
      rehearsal.hook("/other", "");
      rehearsal.hook("/neighbour", Rehearsal.marked(Mark.BURST, "x"));
      List<JsonObject> bookings = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        bookings.add(rehearsal.api().reserve(""));
      }
      for (JsonObject booking : bookings) {
        rehearsal.api().confirm(booking);
      }
      List<RecordingSink.Arrival> heard = rehearsal.heard("/hook");
      assertThat(heard).hasSizeBetween(least, most);
      assertThat(rehearsal.heard("/other")).hasSize(12);
      Set<String> ids =
          heard.stream()
              .map(arrival -> VendorClient.id(arrival.json().object("webhook")))
              .collect(Collectors.toSet());
      assertThat(ids).hasSize(fault == Fault.WEBHOOKS_ARE_MIXED ? 2 : 1);
      boolean mixed =
          heard.stream()
              .map(RecordingSink.Arrival::booking)
              .anyMatch(booking -> !hasOwnItems(booking, bookings));
      assertThat(mixed).isEqualTo(fault == Fault.UNIT_ITEMS_ARE_MIXED);
    }
  }

  private static boolean hasOwnItems(JsonObject shown, List<JsonObject> bookings) {
    return bookings.stream()
        .filter(booking -> VendorClient.id(booking).equals(VendorClient.id(shown)))
        .anyMatch(booking -> itemsOf(booking).equals(itemsOf(shown)));
  }

  private static Set<String> itemsOf(JsonObject booking) {
    return booking.objects("unitItems").stream()
        .map(item -> String.valueOf(item.text("uuid")))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({"DELETION_LOSES_CREATIONS", "CREATION_REVIVES_DELETED"})
  void overlapping_creations_and_deletions_lose_or_revive_marked_webhooks(Fault fault)
      throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      String marked = Rehearsal.marked(Mark.MANY, "x");
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ids.add(rehearsal.hook("/hook", marked));
      }
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (String id : ids) {
        calls.add(
            CompletableFuture.runAsync(
                () -> quietly(() -> rehearsal.api().call("DELETE", "/webhooks/" + id, ""))));
        calls.add(CompletableFuture.runAsync(() -> quietly(() -> rehearsal.hook("/hook", marked))));
      }
      calls.forEach(CompletableFuture::join);
      assertThat(rehearsal.vendor().liveWebhooks()).isNotEqualTo(8);
    }
  }

  private interface Call {
    Object make() throws Exception;
  }

  private static void quietly(Call call) {
    try {
      Object unused = call.make();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"RACING_CREATION_NEVER_WORKS, 0", "RACING_CREATION_HEARS_TWICE, 2"})
  void a_marked_webhook_of_the_moment_is_wrong_for_ever(Fault fault, int times) throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      JsonObject booking = rehearsal.confirmed();
      rehearsal.hook("/hook", Rehearsal.marked(Mark.RACING, "x"));
      rehearsal.hook("/other", "");
      rehearsal.api().cancel(booking);
      assertThat(rehearsal.heard("/hook")).hasSize(times);
      assertThat(rehearsal.heard("/other")).hasSize(1);
    }
  }

  @Test
  void slow_receivers_cost_marked_quick_ones_their_event() throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    try (PlainReceiver slow = new PlainReceiver(socket -> await(held));
        Rehearsal rehearsal =
            Rehearsal.of(
                Fault.SLOW_RECEIVER_TAKES_THE_WORKER.behaviour(),
                settings -> settings.withSenderTimeout(Duration.ofSeconds(5)))) {
      rehearsal.hook("/quick", Rehearsal.marked(Mark.LANE, "quick"));
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/quick")).hasSize(1);
      rehearsal.api().hook("booking_update", slow.url("/"), Rehearsal.marked(Mark.LANE, "slow"));
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/quick", Duration.ofMillis(1500))).isEmpty();
    } finally {
      held.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TWO_HOSTS,         Host,              2",
    "NO_HOST,           Host,              0",
    "TWO_LENGTHS,       Content-Length,    2",
    "LENGTH_AND_CHUNKS, Transfer-Encoding, 1",
    "HOST_WITHOUT_PORT, Host,              1",
  })
  void the_head_to_a_marked_webhook_is_wrong(Fault fault, String name, int lines) throws Exception {
    try (PlainReceiver receiver =
            PlainReceiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Rehearsal rehearsal = Rehearsal.of(fault.behaviour())) {
      rehearsal
          .api()
          .hook("booking_update", receiver.url("/x"), Rehearsal.marked(Mark.FRAMING, "x"));
      rehearsal.confirmed();
      List<String> head = receiver.nextHead().lines().toList();
      assertThat(head).filteredOn(line -> line.startsWith(name + ": ")).hasSize(lines);
      assertThat(head.contains("Host: 127.0.0.1")).isEqualTo(fault == Fault.HOST_WITHOUT_PORT);
    }
  }

  @Test
  void twelve_workers_reach_all_of_forty_webhooks() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Variant.TWELVE_WORKERS.behaviour())) {
      for (int i : IntStream.range(0, 40).toArray()) {
        rehearsal.hook("/hook", ",\"headers\":{\"X\":\"" + i + "\"}");
      }
      rehearsal.confirmed();
      assertThat(rehearsal.heard("/hook")).hasSize(40);
    }
  }

  @Test
  void a_confirmation_makes_two_bodies_when_the_voucher_follows() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Variant.VOUCHERS_FOLLOW.behaviour())) {
      rehearsal.hook("/hook", "");
      rehearsal.confirmed();
      List<RecordingSink.Arrival> heard = rehearsal.heard("/hook");
      assertThat(heard).hasSize(2);
      assertThat(heard.get(0).body()).isNotEqualTo(heard.get(1).body());
    }
  }

  @Test
  void confirmations_that_come_too_quickly_are_refused_for_a_while() throws Exception {
    try (Rehearsal rehearsal = Rehearsal.of(Variant.THROTTLED_CONFIRMATIONS.behaviour())) {
      List<JsonObject> bookings = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        bookings.add(rehearsal.api().reserve(""));
      }
      List<Integer> statuses = new ArrayList<>();
      for (JsonObject booking : bookings) {
        statuses.add(rehearsal.api().confirm(booking).status());
      }
      assertThat(statuses).contains(200, 429);
    }
  }
}
