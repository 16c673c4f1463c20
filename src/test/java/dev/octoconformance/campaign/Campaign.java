package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.sink.Reception;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Target;
import dev.octoconformance.trigger.AvailabilityChange;
import dev.octoconformance.trigger.BookingFlow;
import dev.octoconformance.verdict.EnvironmentFault;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Arms every webhook, causes the events once, and waits once for everyone. */
public final class Campaign {

  /**
   * What a campaign is made of.
   *
   * @param target the target
   * @param reception where the webhooks are received
   * @param scripts what they answer
   * @param journal where everything is written
   * @param bookable what is booked
   * @param wishesOfSecond what the second credentials want to book, where it is not the same
   * @param arms the webhooks to register
   * @param arrangements the webhooks that take more than one call
   * @param patience how long to wait for what
   * @param terms what holds for the whole run
   * @param nonce a text that no other run uses
   * @param waiting who is told what is waited for
   * @param languages the languages that the vendor declares; empty when they are to be found
   * @param availability the way to change an availability; null when there is none
   * @param bookingChangesAvailability whether the vendor declares that bookings change it
   * @param bookingsUpdatable whether bookings can be updated, as far as nobody declares otherwise
   */
  public record Plan(
      Target target,
      Reception reception,
      Scripts scripts,
      Journal journal,
      Bookable bookable,
      BookingFlow.Wishes wishesOfSecond,
      List<ArmPlan> arms,
      List<Arrangement> arrangements,
      Patience patience,
      Scene.Terms terms,
      String nonce,
      Waiting waiting,
      List<String> languages,
      @Nullable AvailabilityChange availability,
      boolean bookingChangesAvailability,
      boolean bookingsUpdatable) {}

  /** Someone who is told what a campaign waits for, and how long at most. */
  @FunctionalInterface
  public interface Waiting {
    void waitsFor(String what, Duration left);
  }

  /**
   * How long to wait for what.
   *
   * @param firstDelivery until a first delivery must have arrived
   * @param quiet the shortest silence that counts as silence
   * @param webhooks how many webhooks may be alive at once
   * @param end when nothing is asked any more, since the start of the run
   */
  public record Patience(Duration firstDelivery, Duration quiet, int webhooks, Duration end) {}

  /** What is said of what nobody found out in time. */
  public static final String BUDGET_OVER = "The budget was over before this could be decided.";

  /** What rules say when the budget is over they have said so long after its end. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final Plan plan;
  private final Journal journal;
  private final Watch watch;
  private final Stage stage;
  private volatile @Nullable Throwable broken;
  private @Nullable Thread thread;

  /** A campaign that has not begun. */
  public Campaign(Plan plan) {
    this.plan = plan;
    this.journal = plan.journal();
    this.watch = new Watch(journal);
    Roster roster = new Roster(plan.target(), journal, plan.reception(), plan.scripts());
    this.stage =
        new Stage(plan, watch, roster, new Ear(plan, watch, roster), new CopyOnWriteArrayList<>());
  }

  /**
   * Confirms the booking that must be older than every webhook; to be called before the first
   * creation.
   */
  public void bookBefore() {
    stage.reserve(Scene.OLDER).ifPresent(booking -> booking.confirm("Guest older " + plan.nonce()));
  }

  /** Arms and causes the events on a thread of its own. */
  public void begin() {
    start(new Course(stage)::run);
  }

  /**
   * Goes on, on a thread of its own, where another process left a campaign whose events were all
   * caused; the journal holds what that one did.
   */
  public void resume() {
    journal
        .evidence()
        .triggers()
        .filter(trigger -> trigger.action() == Action.RESERVE && trigger.accepted())
        .forEach(
            reserved -> stage.bookings().add(BookingLife.of(owner(reserved), journal, reserved)));
    start(new Course(stage)::seeOut);
  }

  private Target owner(Trigger reserved) {
    return reserved.wave().equals(Scene.SECOND) ? plan.target().asSecondReseller() : plan.target();
  }

  private void start(Runnable work) {
    Thread campaign = new Thread(() -> run(work), "campaign");
    campaign.setDaemon(true);
    thread = campaign;
    campaign.start();
  }

  private void run(Runnable work) {
    try {
      work.run();
    } catch (Watch.Over nobodyAsks) {
      // Whatever was still to happen or to be waited for would decide nothing.
    } catch (RuntimeException | Error e) {
      // Where nothing may be asked any more nothing broke: rules say what they can.
      if (journal.now().compareTo(plan.patience().end()) < 0 || !isTooLate(e)) {
        broken = e;
        noteBroken(e);
      }
      watch.wake();
    }
  }

  private static boolean isTooLate(@Nullable Throwable thrown) {
    return thrown != null && (thrown instanceof Undecided || isTooLate(thrown.getCause()));
  }

  /** A journal that cannot be written any more must not leave anyone waiting. */
  private void noteBroken(Throwable cause) {
    try {
      journal.note(Milestone.BROKEN, cause.toString());
    } catch (RuntimeException unwritable) {
      cause.addSuppressed(unwritable);
    }
  }

  /** What the rule says of the arm as soon as it can be said; blocks until then. */
  public Finding await(String arm, Rule rule) {
    while (true) {
      long seen = watch.seen();
      Throwable cause = broken;
      if (cause != null) {
        EnvironmentFault.within(cause)
            .ifPresent(
                fault -> {
                  throw fault;
                });
        throw new IllegalStateException("The campaign broke: " + cause, cause);
      }
      Finding finding = rule.judge(scene(arm));
      if (!(finding instanceof Finding.NotYet notYet)) {
        return finding;
      }
      Duration last = plan.patience().end().plus(LAST_WORDS);
      if (journal.now().compareTo(last) >= 0) {
        return new Finding.Undecidable(Reason.BUDGET, BUDGET_OVER);
      }
      Duration look = notYet.lookAgainAt() == null ? last : later(notYet.lookAgainAt());
      watch.next(seen, look.compareTo(last) < 0 ? look : last);
    }
  }

  /** That time, or in a moment if it is over: a rule that looks back must not keep anyone busy. */
  private Duration later(Duration time) {
    Duration moment = journal.now().plusMillis(100);
    return time.compareTo(moment) > 0 ? time : moment;
  }

  /** Everything that there is to be seen until now. */
  public Scene scene() {
    return stage.scene();
  }

  private Scene scene(String arm) {
    Journal.Moment moment = journal.moment();
    return new Scene(moment.evidence(), arm, moment.now(), plan.terms());
  }

  /** Nobody asks any more: nothing is waited for from now on, and nothing is begun after a wait. */
  public void end() {
    watch.end();
    join();
  }

  /** Nobody asks any more, and whatever is under way is not waited for. */
  public void abandon() {
    watch.end();
  }

  /**
   * Waits for the campaign's own thread, which ends when its last event has had its time; no longer
   * than the budget lasts, where a command or a person keeps it.
   */
  public void join() {
    Thread campaign = thread;
    if (campaign != null) {
      Duration left = plan.patience().end().minus(journal.now()).plus(LAST_WORDS);
      try {
        campaign.join(Math.max(LAST_WORDS.toMillis(), left.toMillis()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The uuids of the bookings that were not cancelled yet. */
  public List<String> booked() {
    return stage.bookings().stream()
        .filter(booking -> !booking.isOver())
        .map(BookingLife::uuid)
        .toList();
  }

  /** Cancels what is still booked; the uuids of those that could not be cancelled. */
  public List<String> cancelBookings() {
    return stage.bookings().stream()
        .filter(booking -> !booking.endNow())
        .map(BookingLife::uuid)
        .toList();
  }
}
