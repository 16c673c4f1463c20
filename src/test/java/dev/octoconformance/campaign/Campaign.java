package dev.octoconformance.campaign;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Bookings.Bookable;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Arms every webhook, causes the events once, and waits once for everyone. */
public final class Campaign {

  /**
   * What a campaign is made of.
   *
   * @param target the target
   * @param sinkUrl the sink's URL for a name
   * @param journal where everything is written
   * @param bookable what is booked
   * @param arms the webhooks to register
   * @param arrangements the webhooks that take more than one call
   * @param patience how long to wait for what
   * @param terms what holds for the whole run
   * @param nonce a text that no other run uses
   * @param waiting who is told what is waited for
   */
  public record Plan(
      Target target,
      UnaryOperator<String> sinkUrl,
      Journal journal,
      Bookable bookable,
      List<ArmPlan> arms,
      List<Arrangement> arrangements,
      Patience patience,
      Scene.Terms terms,
      String nonce,
      Waiting waiting) {}

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
   */
  public record Patience(Duration firstDelivery, Duration quiet, int webhooks) {}

  private final Plan plan;
  private final Journal journal;
  private final Watch watch;
  private final List<BookingLife> bookings = new CopyOnWriteArrayList<>();
  private volatile @Nullable Throwable broken;
  private @Nullable Thread thread;

  /** A campaign that has not begun. */
  public Campaign(Plan plan) {
    this.plan = plan;
    this.journal = plan.journal();
    this.watch = new Watch(journal);
  }

  /**
   * Confirms the booking that must be older than every webhook; to be called before the first
   * creation.
   */
  public void bookBefore() {
    reserve(Scene.OLDER).ifPresent(booking -> booking.confirm("Guest older " + plan.nonce()));
  }

  private Optional<BookingLife> reserve(String wave) {
    Optional<BookingLife> booking =
        BookingLife.reserve(plan.target(), journal, wave, plan.bookable());
    booking.ifPresent(bookings::add);
    return booking;
  }

  /** Arms and causes the events on a thread of its own. */
  public void begin() {
    start(
        () -> {
          new Roster(
                  plan.target(), journal, plan.sinkUrl(), plan.patience().webhooks() - arranged())
              .register(plan.arms());
          arrange(Moment.BEFORE_EVENTS);
          waveA();
          if (journal.evidence().note(Scene.WAVE_FAILED).isEmpty()) {
            journal.note(Milestone.EVENTS_CAUSED, "");
            seeOut();
          }
        });
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
        .forEach(reserved -> bookings.add(BookingLife.of(plan.target(), journal, reserved)));
    start(this::seeOut);
  }

  /** What is left to do once every event was caused, from wherever the journal stands. */
  private void seeOut() {
    if (journal.evidence().note(Scene.WAVE_A_OVER).isEmpty()) {
      staySilent();
      journal.note(Scene.WAVE_A_OVER, "");
    }
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
    } catch (RuntimeException | Error e) {
      broken = e;
      noteBroken(e);
      watch.wake();
    }
  }

  /** A journal that cannot be written any more must not leave anyone waiting. */
  private void noteBroken(Throwable cause) {
    try {
      journal.note("the campaign broke", cause.toString());
    } catch (RuntimeException unwritable) {
      cause.addSuppressed(unwritable);
    }
  }

  /** How many webhooks arrangements have alive at once, one each that they may delete again. */
  private int arranged() {
    return plan.arrangements().stream().mapToInt(a -> a.arms().size() + 1).sum();
  }

  private void arrange(Moment moment) {
    for (Arrangement arrangement : plan.arrangements()) {
      if (arrangement.moment() == moment) {
        Arms arms = new Arms(plan.target(), journal, arrangement.requirement());
        try {
          arrangement.make().accept(arms);
        } catch (AssertionError | Undecided e) {
          journal.note(Scene.NOT_ARRANGED, arrangement.requirement() + " " + e.getMessage());
        }
      }
    }
  }

  private void waveA() {
    Optional<BookingLife> reserved = reserve(Scene.A);
    if (reserved.isEmpty()) {
      journal.note(Scene.WAVE_FAILED, "No booking could be reserved, so no event was caused.");
      return;
    }
    BookingLife booking = reserved.get();
    settle(booking.updateHold("hold " + plan.nonce()), plan.patience().quiet());
    booking.read();
    Trigger confirm = booking.confirm("Guest A " + plan.nonce());
    awaitFirst(confirm);
    booking.read();
    settle(confirm, plan.patience().firstDelivery());
    if (confirm.accepted()) {
      updates(booking);
      end(booking);
      readAnother();
    }
    arrange(Moment.AFTER_EVENTS);
  }

  private void updates(BookingLife booking) {
    Bookable more =
        plan.bookable()
            .forUnits(
                java.util.Collections.nCopies(
                    plan.bookable().unitIds().size() + 1, plan.bookable().unitIds().get(0)));
    settleAndRead(booking, booking.updateNotes("notes " + plan.nonce()));
    settleAndRead(booking, booking.updateContact("Renamed " + plan.nonce()));
    settleAndRead(booking, booking.updateReference("REF-" + plan.nonce()));
    settleAndRead(booking, booking.updateUnits(more));
  }

  private void end(BookingLife booking) {
    Trigger cancel = booking.cancel();
    settle(cancel, plan.patience().firstDelivery());
    booking.read();
    if (cancel.accepted()) {
      booking.cancelAgain();
      booking.updateCancelled("refused " + plan.nonce());
      booking.confirmCancelled("Refused " + plan.nonce());
    }
  }

  /** Confirms another booking, lets everyone hear of it, and from then on only reads it. */
  private void readAnother() {
    reserve(Scene.READ)
        .ifPresent(
            booking -> {
              Trigger confirm = booking.confirm("Guest read " + plan.nonce());
              settle(confirm, unhurried());
              if (confirm.accepted()) {
                booking.onlyRead(plan.bookable());
              }
            });
  }

  private void settleAndRead(BookingLife booking, Trigger trigger) {
    settle(trigger, unhurried());
    booking.read();
  }

  /** How long an update may take that nobody has heard of yet. */
  private Duration unhurried() {
    Duration known = slowest().multipliedBy(3);
    Duration longest = plan.patience().firstDelivery();
    Duration wait = known.compareTo(plan.patience().quiet()) > 0 ? known : plan.patience().quiet();
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  private Duration slowest() {
    return scene("").slowestFirstDelivery();
  }

  private void awaitFirst(Trigger trigger) {
    if (trigger.accepted()) {
      waitFor(
          "the first delivery (%s)".formatted(trigger.action().words()),
          evidence -> hearing(evidence, trigger) > 0,
          trigger.at().plus(plan.patience().firstDelivery()));
    }
  }

  /**
   * Waits until every arm heard of the trigger; once some did, the others get twice their time and
   * a little more.
   */
  private void settle(Trigger trigger, Duration longest) {
    if (!trigger.accepted()) {
      return;
    }
    Duration deadline = trigger.at().plus(longest);
    waitFor(
        "a delivery (%s)".formatted(trigger.action().words()),
        evidence -> hearing(evidence, trigger) > 0,
        deadline);
    if (hearing(journal.evidence(), trigger) == 0) {
      return;
    }
    Duration first = journal.now().minus(trigger.at());
    Duration stragglers = journal.now().plus(first.multipliedBy(2)).plus(plan.patience().quiet());
    waitFor(
        "every webhook to be told (%s)".formatted(trigger.action().words()),
        evidence -> hearing(evidence, trigger) >= listening(evidence),
        stragglers.compareTo(deadline) < 0 ? stragglers : deadline);
  }

  /** Waits for the journal to become so, and says every second what for. */
  private void waitFor(String what, Predicate<Evidence> condition, Duration deadline) {
    Duration next = journal.now();
    while (next.compareTo(deadline) < 0) {
      next = journal.now().plusSeconds(1);
      if (watch.until(condition, next.compareTo(deadline) < 0 ? next : deadline)) {
        return;
      }
      plan.waiting().waitsFor(what, deadline.minus(journal.now()));
    }
  }

  private static long listening(Evidence evidence) {
    return listeners(evidence).count();
  }

  private static Stream<Armed> listeners(Evidence evidence) {
    return evidence
        .armed()
        .filter(a -> a.event().equals("booking_update"))
        .filter(a -> a.webhookId() != null);
  }

  /** How many arms were told of what the trigger did. */
  private long hearing(Evidence evidence, Trigger trigger) {
    Scene scene = new Scene(evidence, "", journal.now(), plan.terms());
    return listeners(evidence).filter(a -> BookingUpdates.isTold(scene, a, trigger)).count();
  }

  private void staySilent() {
    Duration twice = slowest().multipliedBy(2);
    Duration quiet = twice.compareTo(plan.patience().quiet()) > 0 ? twice : plan.patience().quiet();
    waitFor(
        "silence, now that nothing happens any more", evidence -> false, journal.now().plus(quiet));
  }

  /** What the rule says of the arm as soon as it can be said; blocks until then. */
  public Finding await(String arm, Rule rule) {
    while (true) {
      long seen = watch.seen();
      Throwable cause = broken;
      if (cause != null) {
        throw new IllegalStateException("The campaign broke: " + cause, cause);
      }
      Finding finding = rule.judge(scene(arm));
      if (!(finding instanceof Finding.NotYet notYet)) {
        return finding;
      }
      watch.next(seen, notYet.lookAgainAt());
    }
  }

  private Scene scene(String arm) {
    return new Scene(journal.evidence(), arm, journal.now(), plan.terms());
  }

  /** Waits for the campaign's own thread, which ends when its last event has had its time. */
  public void join() {
    Thread campaign = thread;
    if (campaign != null) {
      try {
        campaign.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** How many bookings were made. */
  public int bookings() {
    return bookings.size();
  }

  /** Cancels what is still booked; the uuids of those that could not be cancelled. */
  public List<String> cancelBookings() {
    return bookings.stream().filter(booking -> !booking.endNow()).map(BookingLife::uuid).toList();
  }
}
