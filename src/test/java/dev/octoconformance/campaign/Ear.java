package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Standstills;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Waits until the webhooks were told of what happened, and no longer. */
final class Ear {
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final Campaign.Plan plan;
  private final Journal journal;
  private final Watch watch;
  private final Roster roster;

  /** Since when nobody waits any more for a webhook that missed something, by its arm. */
  private final Map<String, Duration> givenUp = new ConcurrentHashMap<>();

  Ear(Campaign.Plan plan, Watch watch, Roster roster) {
    this.plan = plan;
    this.journal = plan.journal();
    this.watch = watch;
    this.roster = roster;
  }

  void awaitFirst(Trigger trigger) {
    if (trigger.accepted()) {
      waitFor(
          "the first delivery (%s)".formatted(trigger.action().words()),
          evidence -> hearing(evidence, trigger) > 0,
          trigger.at(),
          trigger.at().plus(plan.patience().firstDelivery()));
    }
  }

  /**
   * Waits until every webhook heard of the trigger; once some did, the others get twice their time
   * and a little more. Whoever has not heard by then is not waited for again before it hears.
   */
  void settle(Trigger trigger, Duration longest) {
    if (!trigger.accepted()) {
      return;
    }
    Duration deadline = trigger.at().plus(longest);
    waitFor(
        "a delivery (%s)".formatted(trigger.action().words()),
        evidence -> hearing(evidence, trigger) > 0,
        trigger.at(),
        deadline);
    if (hearing(journal.evidence(), trigger) == 0) {
      return;
    }
    Duration first = journal.now().minus(trigger.at());
    Duration stragglers = journal.now().plus(first.multipliedBy(2)).plus(plan.patience().quiet());
    waitFor(
        "every webhook to be told (%s)".formatted(trigger.action().words()),
        evidence -> missing(evidence, trigger).findAny().isEmpty(),
        trigger.at(),
        stragglers.compareTo(deadline) < 0 ? stragglers : deadline);
    Duration now = journal.now();
    missing(journal.evidence(), trigger).forEach(armed -> givenUp.put(armed.arm(), now));
  }

  /** How long an update may take that nobody has heard of yet. */
  Duration unhurried() {
    Duration known = slowest().multipliedBy(3);
    Duration longest = plan.patience().firstDelivery();
    Duration wait = known.compareTo(plan.patience().quiet()) > 0 ? known : plan.patience().quiet();
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /** How long a silence must last to be one: twice the slowest delivery, and no less than usual. */
  Duration quiet() {
    Duration twice = slowest().multipliedBy(2);
    return twice.compareTo(plan.patience().quiet()) > 0 ? twice : plan.patience().quiet();
  }

  /** Whether anything is told of the trigger's booking as soon as what happens now would be. */
  boolean isMentionedSoon(Trigger trigger) {
    Predicate<Evidence> told = evidence -> BookingUpdates.isMentionedSince(scene(), trigger);
    waitFor("silence about what was only read", told, journal.now().plus(soon()));
    return told.test(journal.evidence());
  }

  /** In how long what happens now must have been told: twice what it took at most so far. */
  Duration soon() {
    return slowest().multipliedBy(2).plus(MOMENT);
  }

  void staySilent() {
    waitFor(
        "silence, now that nothing happens any more",
        evidence -> false,
        journal.now().plus(quiet()));
  }

  /** How long the slowest first delivery took so far; zero as long as there is none. */
  Duration slowest() {
    return scene().slowestFirstDelivery();
  }

  private Scene scene() {
    Journal.Moment moment = journal.moment();
    return new Scene(moment.evidence(), "", moment.now(), plan.terms());
  }

  /** Waits for the journal to become so, and says every second what for. */
  void waitFor(String what, Predicate<Evidence> condition, Duration deadline) {
    waitFor(what, condition, journal.now(), deadline);
  }

  /**
   * The same with a deadline that counts from then: later by the time that we stood still since.
   */
  private void waitFor(
      String what, Predicate<Evidence> condition, Duration since, Duration deadline) {
    Duration next = journal.now();
    Duration end = prolonged(since, deadline);
    while (next.compareTo(end) < 0) {
      next = journal.now().plusSeconds(1);
      if (watch.until(condition, next.compareTo(end) < 0 ? next : end)) {
        return;
      }
      end = prolonged(since, deadline);
      plan.waiting().waitsFor(what, end.minus(journal.now()));
    }
  }

  private Duration prolonged(Duration since, Duration deadline) {
    return Standstills.of(journal.evidence()).prolonged(since, deadline);
  }

  /** Those that were not told of what the trigger did, and are still expected to be. */
  private Stream<Armed> missing(Evidence evidence, Trigger trigger) {
    Scene scene = new Scene(evidence, "", journal.now(), plan.terms());
    return listeners(evidence)
        .filter(armed -> !isGivenUp(evidence, armed))
        .filter(armed -> !BookingUpdates.isTold(scene, armed, trigger));
  }

  private boolean isGivenUp(Evidence evidence, Armed armed) {
    Duration since = givenUp.get(armed.arm());
    return since != null
        && evidence.arrivals(armed).stream().noneMatch(heard -> heard.at().compareTo(since) > 0);
  }

  /** The living webhooks for bookings that can hear. */
  private Stream<Armed> listeners(Evidence evidence) {
    return evidence
        .armed()
        .filter(a -> a.event().equals("booking_update") && !a.wave().equals(Scene.SECOND))
        .filter(a -> !a.wave().equals(Scene.CERTIFICATES))
        .filter(a -> roster.isAlive(evidence, a) && !evidence.isLent(a))
        .filter(a -> a.answer(0).manner() != Reaction.Manner.REFUSE);
  }

  /** How many webhooks were told of what the trigger did. */
  private long hearing(Evidence evidence, Trigger trigger) {
    Scene scene = new Scene(evidence, "", journal.now(), plan.terms());
    return listeners(evidence).filter(a -> BookingUpdates.isTold(scene, a, trigger)).count();
  }

  /** Whether this webhook was told of what the trigger did. */
  boolean hears(String arm, Trigger trigger) {
    Evidence evidence = journal.evidence();
    Scene scene = new Scene(evidence, "", journal.now(), plan.terms());
    return evidence.armed(arm).filter(a -> BookingUpdates.isTold(scene, a, trigger)).isPresent();
  }
}
