package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One booking from its reservation to its cancellation, while every delivery is welcome. */
final class SuccessWave {
  /** A code that stands for no language and never will. */
  private static final String UNKNOWN_LANGUAGE = "qaa";

  private final Stage stage;
  private final Campaign.Plan plan;
  private final Ear ear;
  private final List<String> capabilities;
  private Languages languages = Languages.NONE;

  SuccessWave(Stage stage) {
    this.stage = stage;
    this.plan = stage.plan();
    this.ear = stage.ear();
    this.capabilities =
        plan.arms().stream()
            .filter(arm -> arm.spec().wave().equals(Scene.A))
            .map(arm -> arm.spec().capabilities())
            .max(Comparator.comparingInt(List::size))
            .orElse(List.of());
  }

  /** Makes everything happen once; whether a booking could be made and confirmed in time. */
  boolean run() {
    Optional<BookingLife> reserved = stage.reserve(Scene.A);
    if (reserved.isEmpty()) {
      stage
          .journal()
          .note(Scene.WAVE_FAILED, "No booking could be reserved, so no event was caused.");
      return false;
    }
    BookingLife booking = reserved.get();
    if (!capabilities.isEmpty()) {
      languages = Languages.of(plan, capabilities);
      stage.journal().note(Scene.LANGUAGES, languages.inWords());
    }
    if (plan.bookingsUpdatable()) {
      ear.settle(booking.updateHold("hold " + plan.nonce()), plan.patience().quiet());
    }
    booking.read();
    // With more capabilities than usual: a webhook must not care about those of this call.
    Trigger confirm =
        booking.with(capabilities).confirm("Guest A " + plan.nonce(), languages.guest());
    if (stage.isPending(Scene.A)) {
      stage.notePending();
      return false;
    }
    ear.awaitFirst(confirm);
    booking.read();
    ear.settle(confirm, plan.patience().firstDelivery());
    readWithCapabilities(booking, languages.known() ? languages.guest() : null);
    if (confirm.accepted()) {
      tryAlone(confirm);
      if (plan.bookingsUpdatable()) {
        updates(booking);
      }
      end(booking);
      bookAsSecond();
      if (plan.bookingsUpdatable()) {
        updateQuickly();
      }
      release();
      readAnother();
    }
    return true;
  }

  /** Where a webhook with many ingredients heard nothing, each of them hears the updates alone. */
  private void tryAlone(Trigger confirm) {
    if (!stage.scene().anythingHeard()) {
      return;
    }
    List<ArmPlan> mute =
        plan.arms().stream()
            .filter(arm -> arm.spec().wave().equals(Scene.A))
            .filter(
                arm ->
                    stage
                        .evidence()
                        .armed(arm.arm())
                        .filter(a -> a.webhookId() != null)
                        .isPresent())
            .filter(arm -> !ear.hears(arm.arm(), confirm))
            .toList();
    stage.roster().registerAlone(mute, plan.patience().webhooks() - stage.roster().alive());
  }

  private void updates(BookingLife booking) {
    Bookable more =
        plan.bookable()
            .forUnits(
                Collections.nCopies(
                    plan.bookable().unitIds().size() + 1, plan.bookable().unitIds().get(0)));
    settleAndRead(booking, booking.updateNotes("notes " + plan.nonce()));
    settleAndRead(booking, booking.updateContact("Renamed " + plan.nonce(), languages.later()));
    if (languages.known()) {
      booking.with(capabilities).readIn(languages.later());
    }
    settleAndRead(booking, booking.with(capabilities).updateReference("REF-" + plan.nonce()));
    settleAndRead(booking, booking.updateUnits(more));
  }

  private void end(BookingLife booking) {
    Trigger cancel = booking.cancel();
    ear.settle(cancel, plan.patience().firstDelivery());
    booking.readAsAnsweredTo(cancel);
    readWithCapabilities(booking, null);
    if (cancel.accepted()) {
      booking.cancelAgain();
      booking.updateCancelled("refused " + plan.nonce());
      booking.confirmCancelled("Refused " + plan.nonce());
    }
  }

  /** Reads it as webhooks with capabilities must show it, in that language as well. */
  private void readWithCapabilities(BookingLife booking, @Nullable String language) {
    if (capabilities.isEmpty()) {
      return;
    }
    booking.with(capabilities).read();
    if (language != null) {
      booking.with(capabilities).readIn(language);
    }
  }

  /**
   * Confirms another booking, lets everyone hear of it, and from then on only reads it: once more
   * if anything is told then, which may have been late.
   */
  private void readAnother() {
    stage
        .reserve(Scene.READ)
        .ifPresent(
            booking -> {
              Trigger strange = booking.confirm("Guest read " + plan.nonce(), UNKNOWN_LANGUAGE);
              Trigger confirm =
                  strange.accepted() ? strange : booking.confirm("Guest read " + plan.nonce());
              ear.settle(confirm, ear.unhurried());
              if (confirm.accepted()) {
                Trigger read = booking.onlyRead(plan.bookable());
                if (ear.isMentionedSoon(read)) {
                  ear.staySilent();
                  booking.onlyRead(plan.bookable());
                }
              }
            });
  }

  /** Confirms a booking of the second credentials, where they have a webhook to hear of it. */
  private void bookAsSecond() {
    List<String> theirs =
        stage
            .evidence()
            .armed()
            .filter(arm -> arm.wave().equals(Scene.SECOND) && arm.webhookId() != null)
            .map(Armed::arm)
            .toList();
    if (theirs.isEmpty()) {
      return;
    }
    new SecondAccount(stage)
        .confirm("Guest second " + plan.nonce())
        .ifPresent(
            confirm ->
                ear.waitFor(
                    "the second credentials to be told",
                    evidence -> theirs.stream().allMatch(arm -> ear.hears(arm, confirm)),
                    confirm.at().plus(ear.unhurried())));
  }

  /** Updates another booking three times in a row; the silence to come is time enough to tell. */
  private void updateQuickly() {
    stage
        .reserve(Scene.QUICK)
        .ifPresent(
            booking -> {
              Trigger confirm = booking.confirm("Guest quick " + plan.nonce());
              ear.settle(confirm, ear.unhurried());
              if (confirm.accepted()) {
                IntStream.rangeClosed(1, 3)
                    .forEach(i -> booking.updateNotes("quick %d %s".formatted(i, plan.nonce())));
                booking.read();
              }
            });
  }

  /** Gives a hold back. */
  private void release() {
    stage.reserve(Scene.RELEASED).ifPresent(BookingLife::cancel);
  }

  private void settleAndRead(BookingLife booking, Trigger trigger) {
    ear.settle(trigger, ear.unhurried());
    booking.readAsAnsweredTo(trigger);
  }
}
