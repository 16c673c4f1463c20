package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Ten bookings are confirmed at once at 200 ms, and arrive at three webhooks at 300 ms. */
class BurstsTest {
  private static final List<String> ARMS = List.of("CON-01/first", "CON-01/second");
  private static final String RACING = "CON-05/racing";
  private static final int BOOKINGS = 10;

  private static String uuid(int number) {
    return "ffffffff-0000-4000-8000-00000000000" + number;
  }

  private static ObjectNode booking(int number) {
    ObjectNode booking = Wave.confirmed(uuid(number));
    ((ObjectNode) booking.get("contact")).put("fullName", "Guest " + number);
    ((ObjectNode) booking.path("unitItems").get(0)).put("uuid", "unit " + number);
    return booking;
  }

  private static String told(String arm, ObjectNode booking) {
    return Wave.payload(arm, booking).toString();
  }

  /** The story with another body, or none, for some of what arrives. */
  private static Wave burst(BiConsumer<Integer, ObjectNode> change) {
    return new Wave()
        .also(
            j -> {
              ARMS.forEach(
                  arm -> j.armed(50, arm, Scene.BURST, false, List.of(), Wave.webhook(arm)));
              for (int i = 0; i < BOOKINGS; i++) {
                j.confirms(200, Scene.BURST, uuid(i), "Guest " + i, booking(i));
                for (String arm : ARMS) {
                  ObjectNode payload = Wave.payload(arm, booking(i));
                  if (arm.equals(ARMS.get(0))) {
                    change.accept(i, payload);
                  }
                  if (payload.has("booking")) {
                    j.arrives(300, arm, payload.toString());
                  }
                }
              }
              j.note(2_000, Scene.OVER, Scene.BURST);
              j.note(40_000, Scene.ALL_OVER, "");
            });
  }

  private static Wave burst() {
    return burst((number, payload) -> {});
  }

  private static Finding judge(Wave wave, Rule rule, long now) {
    return judge(wave, rule, ARMS.get(0), now);
  }

  private static Finding judge(Wave wave, Rule rule, String arm, long now) {
    return wave.judge(
        scene -> rule.judge(new Scene(scene.evidence(), arm, scene.now(), scene.terms())), now);
  }

  @Test
  void a_complete_burst_holds() {
    assertThat(judge(burst(), Bursts.areComplete(), 400)).isInstanceOf(Finding.NotYet.class);
    assertThat(holds(judge(burst(), Bursts.areComplete(), 2_000)).message())
        .contains("10 bookings", "100 ms");
  }

  @Test
  void a_lost_booking_is_a_breach() {
    Wave wave = burst((number, payload) -> lose(number == 3, payload));
    assertThat(broken(judge(wave, Bursts.areComplete(), 2_000)).message())
        .contains("1 of 10", uuid(3));
  }

  private static void lose(boolean really, ObjectNode payload) {
    if (really) {
      payload.remove("booking");
    }
  }

  @Test
  void a_burst_that_nobody_heard_of_is_another_rows_matter() {
    Wave wave =
        new Wave()
            .also(
                j -> {
                  j.armed(50, ARMS.get(0), Scene.BURST, false, List.of(), Wave.webhook("x"));
                  j.trigger(200, Scene.BURST, Action.CONFIRM, uuid(1), "Guest 1", true);
                  j.trigger(200, Scene.BURST, Action.CONFIRM, uuid(2), "Guest 2", true);
                  j.note(2_000, Scene.OVER, Scene.BURST);
                });
    undecidable(judge(wave, Bursts.areComplete(), 9_000), Reason.BLOCKED);
  }

  private static Wave repeating(int count) {
    return burst()
        .also(
            j -> {
              for (int i = 0; i < count; i++) {
                j.arrives(900, ARMS.get(0), told(ARMS.get(0), booking(i)));
              }
            });
  }

  @Test
  void many_repetitions_are_a_breach_and_few_are_slight() {
    broken(judge(repeating(5), Bursts.areNotDoubled(), 2_000));
    assertThat(judge(repeating(1), Bursts.areNotDoubled(), 9_000))
        .isInstanceOf(Finding.NotYet.class);
    assertThat(judge(repeating(1), Bursts.areNotDoubled(), 40_000))
        .isInstanceOf(Finding.Slight.class);
    undecidable(judge(burst(), Bursts.areNotDoubled(), 40_000), Reason.BUDGET);
  }

  private static Finding mixed(BiConsumer<Integer, ObjectNode> change) {
    return judge(burst(change), Bursts.areNotMixed(), 2_000);
  }

  @Test
  void bodies_that_belong_together_hold() {
    holds(mixed((number, payload) -> {}));
  }

  @Test
  void parts_of_another_booking_are_a_breach() {
    broken(
        mixed(
            (number, payload) -> {
              if (number == 4) {
                ((ObjectNode) payload.get("booking")).set("unitItems", booking(5).get("unitItems"));
              }
            }));
    broken(
        mixed(
            (number, payload) -> {
              if (number == 4) {
                ((ObjectNode) payload.get("booking")).set("contact", booking(5).get("contact"));
              }
            }));
    broken(
        mixed(
            (number, payload) -> {
              if (number == 4) {
                ((ObjectNode) payload.get("booking")).put("id", uuid(5));
              }
            }));
  }

  @Test
  void the_webhook_of_somebody_else_is_a_breach_and_a_masked_one_is_not() {
    broken(mixed((n, payload) -> payload.set("webhook", Wave.webhook(ARMS.get(1)))));
    holds(mixed((n, payload) -> ((ObjectNode) payload.get("webhook")).put("id", "***")));
  }

  private static Wave racing(boolean afterwards, long... ofBurst) {
    List<Long> times = new ArrayList<>();
    java.util.stream.LongStream.of(ofBurst).forEach(times::add);
    return burst()
        .also(
            j -> {
              j.armed(210, RACING, Scene.BURST, false, List.of(), Wave.webhook(RACING));
              times.forEach(at -> j.arrives(at, RACING, told(RACING, booking(7))));
              if (afterwards) {
                j.arrives(3_100, RACING, told(RACING, Wave.confirmed(Wave.UUID)));
              }
            });
  }

  @Test
  void a_racing_webhook_may_hear_of_the_event_or_not() {
    assertThat(judge(racing(true), Racing.breaksNothing(), RACING, 4_000))
        .isInstanceOf(Finding.NotYet.class);
    holds(judge(racing(true), Racing.breaksNothing(), RACING, 9_000));
    holds(judge(racing(true, 300), Racing.breaksNothing(), RACING, 9_000));
  }

  @Test
  void a_racing_webhook_that_hears_twice_or_never_again_is_a_breach() {
    assertThat(
            broken(judge(racing(true, 300, 350), Racing.breaksNothing(), RACING, 9_000)).message())
        .contains("more than once");
    assertThat(broken(judge(racing(false, 300), Racing.breaksNothing(), RACING, 9_000)).message())
        .contains("nothing that happened later");
  }

  @Test
  void a_creation_that_fails_during_events_is_a_breach() {
    Wave wave = burst().also(j -> j.refused(210, RACING, "booking_update", 503));
    broken(judge(wave, Racing.breaksNothing(), RACING, 2_000));
  }
}
