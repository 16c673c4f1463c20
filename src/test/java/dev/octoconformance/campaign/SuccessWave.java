package dev.octoconformance.campaign;

import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import java.util.Collections;
import java.util.Optional;

/** One booking from its reservation to its cancellation, while every delivery is welcome. */
final class SuccessWave {
  private final Stage stage;
  private final Campaign.Plan plan;
  private final Ear ear;

  SuccessWave(Stage stage) {
    this.stage = stage;
    this.plan = stage.plan();
    this.ear = stage.ear();
  }

  /** Makes everything happen once; whether a booking could be made. */
  boolean run() {
    Optional<BookingLife> reserved = stage.reserve(Scene.A);
    if (reserved.isEmpty()) {
      stage
          .journal()
          .note(Scene.WAVE_FAILED, "No booking could be reserved, so no event was caused.");
      return false;
    }
    BookingLife booking = reserved.get();
    ear.settle(booking.updateHold("hold " + plan.nonce()), plan.patience().quiet());
    booking.read();
    Trigger confirm = booking.confirm("Guest A " + plan.nonce());
    ear.awaitFirst(confirm);
    booking.read();
    ear.settle(confirm, plan.patience().firstDelivery());
    if (confirm.accepted()) {
      updates(booking);
      end(booking);
      readAnother();
    }
    return true;
  }

  private void updates(BookingLife booking) {
    Bookable more =
        plan.bookable()
            .forUnits(
                Collections.nCopies(
                    plan.bookable().unitIds().size() + 1, plan.bookable().unitIds().get(0)));
    settleAndRead(booking, booking.updateNotes("notes " + plan.nonce()));
    settleAndRead(booking, booking.updateContact("Renamed " + plan.nonce()));
    settleAndRead(booking, booking.updateReference("REF-" + plan.nonce()));
    settleAndRead(booking, booking.updateUnits(more));
  }

  private void end(BookingLife booking) {
    Trigger cancel = booking.cancel();
    ear.settle(cancel, plan.patience().firstDelivery());
    booking.read();
    if (cancel.accepted()) {
      booking.cancelAgain();
      booking.updateCancelled("refused " + plan.nonce());
      booking.confirmCancelled("Refused " + plan.nonce());
    }
  }

  /** Confirms another booking, lets everyone hear of it, and from then on only reads it. */
  private void readAnother() {
    stage
        .reserve(Scene.READ)
        .ifPresent(
            booking -> {
              Trigger confirm = booking.confirm("Guest read " + plan.nonce());
              ear.settle(confirm, ear.unhurried());
              if (confirm.accepted()) {
                booking.onlyRead(plan.bookable());
              }
            });
  }

  private void settleAndRead(BookingLife booking, Trigger trigger) {
    ear.settle(trigger, ear.unhurried());
    booking.read();
  }
}
