package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.seen;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class BookingUpdatesTest {

  private static Rule ruleOf(Action action) {
    return switch (action) {
      case CONFIRM -> BookingUpdates.tellOfTheConfirmation();
      case CANCEL -> BookingUpdates.tellOfTheCancellation();
      default -> BookingUpdates.tellOf(action);
    };
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CONFIRM",
        "UPDATE_NOTES",
        "UPDATE_CONTACT",
        "UPDATE_REFERENCE",
        "UPDATE_UNITS",
        "CANCEL"
      })
  void a_change_that_is_not_told_is_a_breach(Action action) {
    Finding.Broken broken = broken(new Wave().delivers(action).judge(ruleOf(action)));
    assertThat(broken.message()).contains(action.words());
    assertThat(broken.expected()).startsWith("a delivery that shows");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CONFIRM",
        "UPDATE_NOTES",
        "UPDATE_CONTACT",
        "UPDATE_REFERENCE",
        "UPDATE_UNITS",
        "CANCEL"
      })
  void a_change_is_told_however_slowly_or_often(Action action) {
    holds(new Wave().judge(ruleOf(action)));
    holds(new Wave().delivers(action, 1).judge(ruleOf(action)));
    holds(new Wave().delivers(action, 2900).judge(ruleOf(action)));
    holds(new Wave().delivers(action, 40, 41, 1200).judge(ruleOf(action)));
    holds(new Wave().renderedWhenSent().judge(ruleOf(action)));
  }

  @ParameterizedTest
  @EnumSource(names = {"CONFIRM", "UPDATE_NOTES"})
  void deliveries_that_are_late_and_rendered_late_are_not_told_apart(Action action) {
    undecidable(
        new Wave().renderedWhenSent().deliversAllAfter(1800).judge(ruleOf(action)), Reason.BUDGET);
  }

  @Test
  void several_changes_told_in_one_late_delivery_are_not_told_apart() {
    undecidable(
        new Wave()
            .renderedWhenSent()
            .delivers(Action.UPDATE_NOTES)
            .delivers(Action.UPDATE_CONTACT)
            .delivers(Action.UPDATE_REFERENCE)
            .delivers(Action.UPDATE_UNITS)
            .delivers(Action.CANCEL, 700)
            .judge(BookingUpdates.tellOf(Action.UPDATE_NOTES)),
        Reason.BUDGET);
  }

  @Test
  void a_delivery_that_shows_the_hold_tells_of_no_confirmation() {
    Wave wave =
        new Wave()
            .shows(
                (action, booking) -> {
                  if (action == Action.CONFIRM) {
                    booking.put("status", "ON_HOLD").putNull("utcConfirmedAt");
                  }
                });
    assertThat(broken(wave.judge(BookingUpdates.tellOfTheConfirmation())).found())
        .contains("ON_HOLD");
  }

  @Test
  void a_reservation_told_late_is_not_the_confirmation() {
    broken(
        new Wave()
            .delivers(Action.RESERVE, 1100)
            .delivers(Action.CONFIRM)
            .judge(BookingUpdates.tellOfTheConfirmation()));
  }

  @Test
  void the_first_update_that_is_taken_over_decides() {
    broken(new Wave().delivers(Action.UPDATE_NOTES).judge(BookingUpdates.tellOfAnUpdate()));
    holds(
        new Wave()
            .ignores(Action.UPDATE_NOTES)
            .refuses(Action.UPDATE_CONTACT)
            .judge(BookingUpdates.tellOfAnUpdate()));
    Wave none = new Wave();
    for (Action action : Action.values()) {
      if (action.name().startsWith("UPDATE_")) {
        none.ignores(action);
      }
    }
    undecidable(none.judge(BookingUpdates.tellOfAnUpdate()), Reason.TRIG);
  }

  @Test
  void a_change_that_is_not_taken_over_does_not_apply() {
    assertThat(
            new Wave()
                .ignores(Action.UPDATE_UNITS)
                .judge(BookingUpdates.tellOf(Action.UPDATE_UNITS)))
        .isInstanceOf(Finding.NotApplicable.class);
  }

  @Test
  void a_cancellation_that_is_refused_decides_nothing() {
    undecidable(
        new Wave().refuses(Action.CANCEL).judge(BookingUpdates.tellOfTheCancellation()),
        Reason.TRIG);
  }

  @Test
  void an_accepted_second_cancellation_takes_nothing_from_the_first() {
    holds(
        new Wave()
            .accepts(Action.CANCEL_AGAIN)
            .ignores(Action.UPDATE_NOTES)
            .ignores(Action.UPDATE_HOLD)
            .delivers(Action.CANCEL, 900)
            .judge(BookingUpdates.tellOfTheCancellation()));
  }

  @Test
  void unreadable_deliveries_block_instead_of_accusing() {
    Wave arrays = new Wave().bodies(body -> "[" + body + "]");
    assertThat(
            undecidable(arrays.judge(BookingUpdates.tellOfTheConfirmation()), Reason.BLOCKED)
                .message())
        .startsWith("DLV-04");
    undecidable(
        new Wave().bodies(body -> "").judge(BookingUpdates.tellOfTheConfirmation()),
        Reason.BLOCKED);
  }

  private static Wave references() {
    return new Wave()
        .payloads(
            payload -> {
              String uuid = payload.path("booking").path("uuid").asString();
              payload.remove("booking");
              return payload.put("bookingUuid", uuid);
            });
  }

  @Test
  void a_reference_instead_of_the_booking_is_a_breach_of_its_own() {
    assertThat(broken(references().judge(BookingUpdates.haveBothObjects())).message())
        .contains("/booking");
    assertThat(broken(references().judge(BookingUpdates.tellOfTheConfirmation())).found())
        .isEqualTo("deliveries without a booking");
    assertThat(
            undecidable(references().judge(BookingUpdates.tellOfAnUpdate()), Reason.BLOCKED)
                .message())
        .startsWith("BKG-08");
    assertThat(
            undecidable(references().judge(BookingUpdates.showTheBooking()), Reason.BLOCKED)
                .message())
        .startsWith("BKG-08");
  }

  @Test
  void a_bare_booking_lacks_both_objects() {
    broken(
        new Wave()
            .payloads(payload -> (ObjectNode) payload.get("booking"))
            .judge(BookingUpdates.haveBothObjects()));
  }

  @Test
  void a_cancelled_booking_shows_its_cancellation() {
    broken(
        new Wave()
            .shows((action, booking) -> booking.putNull("cancellation"))
            .judge(BookingUpdates.showTheCancellation()));
    undecidable(
        new Wave().delivers(Action.CANCEL).judge(BookingUpdates.showTheCancellation()),
        Reason.BLOCKED);
  }

  @Test
  void holds_and_reservations_are_facts() {
    assertThat(
            seen(new Wave().delivers(Action.UPDATE_HOLD).judge(BookingUpdates.mayTellOfHolds()))
                .message())
        .contains("not");
    assertThat(new Wave().ignores(Action.UPDATE_HOLD).judge(BookingUpdates.mayTellOfHolds()))
        .isInstanceOf(Finding.NotApplicable.class);
    assertThat(seen(new Wave().judge(BookingUpdates.mayTellOfReservations())).message())
        .contains("not");
    assertThat(
            seen(new Wave()
                    .delivers(Action.RESERVE, 700)
                    .judge(BookingUpdates.mayTellOfReservations()))
                .message())
        .isEqualTo("A reservation alone is delivered.");
  }

  @Test
  void the_delivered_booking_is_the_one_that_is_read() {
    Finding.Broken option =
        broken(
            new Wave()
                .shows((action, booking) -> booking.put("optionId", "OTHER"))
                .judge(BookingUpdates.showTheBooking()));
    assertThat(option.message()).contains("/booking/optionId");
    broken(
        new Wave()
            .shows((action, booking) -> booking.remove("status"))
            .judge(BookingUpdates.showTheBooking()));
  }

  @Test
  void more_fields_and_other_spellings_of_an_instant_are_fine() {
    holds(
        new Wave()
            .shows(
                (action, booking) -> {
                  booking.put("diff", "x").put("utcConfirmedAt", "2026-01-01T02:00:03+02:00");
                })
            .judge(BookingUpdates.showTheBooking()));
  }

  @Test
  void a_booking_without_its_uuid_is_a_breach() {
    assertThat(
            broken(
                    new Wave()
                        .shows(
                            (action, booking) -> {
                              if (action == Action.UPDATE_NOTES) {
                                booking.remove("uuid");
                                booking.remove("id");
                              }
                            })
                        .judge(BookingUpdates.showTheBooking()))
                .message())
        .contains("/booking/uuid");
  }

  @Test
  void a_test_booking_is_marked() {
    broken(
        new Wave()
            .shows((action, booking) -> booking.put("testMode", false))
            .judge(BookingUpdates.areMarkedAsTests()));
    broken(
        new Wave()
            .shows((action, booking) -> booking.remove("testMode"))
            .judge(BookingUpdates.areMarkedAsTests()));
  }

  private static final String QUICK = "11111111-2222-3333-4444-555555555555";

  /** Three updates in a row of another booking, and the deliveries that tell of them. */
  private static Wave updatedQuickly(String shown, String... delivered) {
    return new Wave()
        .also(
            j -> {
              j.trigger(8000, Scene.QUICK, Action.CONFIRM, QUICK, "Guest quick", true);
              j.arrives(8040, Wave.ARM, payload(null));
              for (int i = 1; i <= 3; i++) {
                j.trigger(8100 + i, Scene.QUICK, Action.UPDATE_NOTES, QUICK, "v" + i, true);
              }
              j.read(8190, QUICK, Wave.confirmed(QUICK).put("notes", shown));
              for (String notes : delivered) {
                j.arrives(8200, Wave.ARM, payload(notes));
              }
            });
  }

  private static String payload(@org.jspecify.annotations.Nullable String notes) {
    return Wave.payload(Wave.ARM, Wave.confirmed(QUICK).put("notes", notes)).toString();
  }

  @Test
  void quick_updates_may_be_joined_or_mixed_up_as_long_as_the_last_one_is_told() {
    Rule rule = BookingUpdates.tellOfTheLastUpdate();
    holds(updatedQuickly("v3", "v1", "v2", "v3").judge(rule));
    holds(updatedQuickly("v3", "v3").judge(rule));
    holds(updatedQuickly("v3", "v3", "v1").judge(rule));
    holds(updatedQuickly("v3", "v3", "v3", "v3").judge(rule));
  }

  @Test
  void a_last_update_that_is_never_told_is_a_breach() {
    Rule rule = BookingUpdates.tellOfTheLastUpdate();
    assertThat(broken(updatedQuickly("v3", "v1", "v2").judge(rule)).found())
        .contains("\"v1\", \"v2\"");
    assertThat(broken(updatedQuickly("v3").judge(rule)).found()).startsWith("no delivery");
  }

  @Test
  void quick_updates_that_are_not_taken_over_or_not_readable_accuse_nobody() {
    Rule rule = BookingUpdates.tellOfTheLastUpdate();
    assertThat(updatedQuickly("v1", "v1").judge(rule)).isInstanceOf(Finding.NotApplicable.class);
    undecidable(new Wave().judge(rule), Reason.TRIG);
    undecidable(
        updatedQuickly("v3", "v1")
            .also(j -> j.arrives(8300, Wave.ARM, "{\"webhook\": \"" + QUICK + "\"}"))
            .judge(rule),
        Reason.BLOCKED);
  }

  @Test
  void the_release_of_a_hold_is_noted_either_way() {
    Rule rule = BookingUpdates.mayTellOfReleases();
    Wave silent =
        new Wave()
            .also(
                j -> {
                  j.trigger(8000, Scene.RELEASED, Action.RESERVE, QUICK, null, true);
                  j.trigger(8050, Scene.RELEASED, Action.CANCEL, QUICK, null, true);
                });
    assertThat(seen(silent.judge(rule)).message()).contains("is not delivered");
    ObjectNode released = Wave.confirmed(QUICK);
    Wave.cancel(released, "released");
    String told = Wave.payload(Wave.ARM, released).toString();
    assertThat(
            seen(new Wave()
                    .also(
                        j -> {
                          j.trigger(8050, Scene.RELEASED, Action.CANCEL, QUICK, null, true);
                          j.arrives(8090, Wave.ARM, told);
                        })
                    .judge(rule))
                .message())
        .contains("is delivered", "CANCELLED");
    undecidable(new Wave().judge(rule), Reason.TRIG);
  }
}
