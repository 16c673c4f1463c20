package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What all waves of a campaign are played with.
 *
 * @param plan the plan of the campaign
 * @param watch wakes whoever waits for the journal
 * @param roster the webhooks
 * @param ear waits until webhooks were told
 * @param bookings every booking made so far
 */
record Stage(Campaign.Plan plan, Watch watch, Roster roster, Ear ear, List<BookingLife> bookings) {

  Journal journal() {
    return plan.journal();
  }

  Evidence evidence() {
    return journal().evidence();
  }

  Duration now() {
    return journal().now();
  }

  Campaign.Patience patience() {
    return plan.patience();
  }

  Scene scene() {
    return scene("");
  }

  /** The scene of one arm. */
  Scene scene(String arm) {
    Journal.Moment moment = plan.journal().moment();
    return new Scene(moment.evidence(), arm, moment.now(), plan.terms());
  }

  /** Whether the run must come to an end. */
  boolean isBudgetOver() {
    return now().compareTo(plan.terms().timing().budgetEnd()) >= 0;
  }

  /** Whether the confirmation of this wave was still pending when it had been waited for. */
  boolean isPending(String wave) {
    return scene()
        .trigger(wave, Action.CONFIRM)
        .filter(confirm -> !confirm.accepted())
        .filter(confirm -> evidence().exchange(confirm.exchange()).succeeded())
        .isPresent();
  }

  /** Writes down that no event can be caused, since confirmations stay pending. */
  void notePending() {
    journal()
        .note(
            Scene.WAVE_FAILED,
            "The confirmation of a booking was accepted, and it was not CONFIRMED when that had been"
                + " waited for (waits.confirmation), so no event was caused.");
  }

  /** Reserves what is booked in this run; empty when the target refuses. */
  Optional<BookingLife> reserve(String wave) {
    return reserve(plan.target(), wave, plan.bookable());
  }

  /** The same for other units. */
  Optional<BookingLife> reserve(String wave, Bookable what) {
    return reserve(plan.target(), wave, what);
  }

  /** The same with other credentials. */
  Optional<BookingLife> reserve(Target target, String wave, Bookable what) {
    Optional<BookingLife> booking = BookingLife.reserve(target, journal(), wave, what);
    booking.ifPresent(bookings::add);
    return booking;
  }

  /** Makes the arrangements of this moment; one that fails concerns its own requirement only. */
  void arrange(Moment moment) {
    arrange(moment, any -> true);
  }

  /** The same for some of them. */
  void arrange(Moment moment, Predicate<Arrangement> which) {
    for (Arrangement arrangement : plan.arrangements()) {
      if (arrangement.moment() == moment && which.test(arrangement) && hasRoom(arrangement)) {
        Arms arms = new Arms(plan.target(), journal(), arrangement.requirement(), moment);
        try {
          arrangement.make().accept(arms);
        } catch (AssertionError | Undecided e) {
          journal().note(Scene.NOT_ARRANGED, arrangement.requirement() + " " + e.getMessage());
        }
      }
    }
  }

  /** Whether it may have its webhooks alive, one more that it deletes again included. */
  private boolean hasRoom(Arrangement arrangement) {
    int most = arrangement.arms().isEmpty() ? 0 : arrangement.arms().size() + 1;
    return roster.alive() + most <= plan.patience().webhooks();
  }
}
