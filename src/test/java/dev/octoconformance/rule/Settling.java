package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a failure wave has nothing more to tell. */
final class Settling {
  private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

  private final Scene scene;
  private final Schedule schedule;

  Settling(Scene scene, Schedule schedule) {
    this.scene = scene;
    this.schedule = schedule;
  }

  Optional<Duration> settled() {
    if (schedule.confirmed().isEmpty()) {
      return Optional.empty();
    }
    return latest(
        Stream.concat(schedule.arms().stream().map(this::settled), Stream.of(nextEventSettled())));
  }

  /** The latest of these times; empty when one of them is unknown. */
  private static Optional<Duration> latest(Stream<Optional<Duration>> times) {
    return times.reduce(
        AT_ONCE, (one, other) -> one.flatMap(a -> other.map(b -> Yardstick.longer(a, b))));
  }

  Optional<Duration> settled(Armed arm) {
    return decided(arm).or(() -> staying(arm)).or(() -> beyondMeasure(arm));
  }

  /**
   * When a sender that never leaves a connection need not be waited for any longer: what it does
   * then decides nothing. Empty as long as it is unknown how long it waits for an answer.
   */
  private Optional<Duration> staying(Armed arm) {
    boolean known = Schedule.begins(arm, Manner.HOLD) && schedule.isPatienceKnown();
    return schedule
        .failing(arm)
        .map(Event::last)
        .filter(attempt -> known && attempt.ended() == null)
        .map(attempt -> attempt.at().plus(schedule.longestPatience()));
  }

  /**
   * When an arm that was notified need not be waited for any longer, although nobody whose retries
   * would be its measure was notified: that they have the time of a first attempt.
   */
  private Optional<Duration> beyondMeasure(Armed arm) {
    return isMeasurable()
        ? Optional.empty()
        : schedule
            .failing(arm)
            .flatMap(event -> Optional.ofNullable(event.last().ended()))
            .map(since -> notBeforeAllMustHaveHeard(since.plus(firstAttemptPatience())));
  }

  /** A time, or when every first attempt must have been made if that is later. */
  private Duration notBeforeAllMustHaveHeard(Duration time) {
    Duration confirmed = schedule.confirmed().orElse(Duration.ZERO);
    return Yardstick.longer(time, confirmed.plus(scene.terms().timing().firstDelivery()));
  }

  /** Whether anybody was notified whose first retry would be a measure. */
  private boolean isMeasurable() {
    return schedule.measure().arms().stream()
        .anyMatch(other -> Reactions.isControl(other, 1) && isNotified(other));
  }

  private boolean isNotified(Armed arm) {
    return !schedule.measure().events(arm).isEmpty() && !schedule.isDeleted(arm);
  }

  private Optional<Duration> decided(Armed arm) {
    if (!arm.event().equals("booking_update")) {
      return AT_ONCE;
    }
    if (Schedule.begins(arm, Manner.REFUSE)) {
      return schedule.events(arm).isEmpty() ? waited(arm) : AT_ONCE;
    }
    Optional<Event> failing = schedule.failing(arm);
    if (failing.isEmpty()) {
      return schedule.isDeleted(arm) ? AT_ONCE : firstAttemptMissing();
    }
    Event event = failing.get();
    if (schedule.deleted(arm).isPresent()) {
      return afterDeletion(arm, event, schedule.deleted(arm).get());
    }
    Optional<Duration> end = Optional.ofNullable(event.last().ended());
    if (arm.optedOut() || event.first().succeeded()) {
      return isFact(arm) ? trickled(arm, event) : onceAtMost(arm, event);
    }
    if (Reactions.asksToComeBack(arm).isPresent() && event.repeats().isEmpty()) {
      Duration asked = Reactions.asksToComeBack(arm).get();
      return end.flatMap(since -> schedule.silentEnough(arm, since.plus(asked)));
    }
    if (!Reactions.isToBeRetried(arm)) {
      return AT_ONCE;
    }
    return schedule.retries(arm).isEmpty() ? lateAt(arm) : afterRetry(arm, event);
  }

  /** Whether it begins with a success that breaks off or trickles. */
  private static boolean isFact(Armed arm) {
    return !arm.answers().isEmpty() && arm.answer(0).manner() != Manner.ANSWER && !arm.optedOut();
  }

  /** A success that trickles or floods is waited for until the sender hangs up, or should have. */
  private Optional<Duration> trickled(Armed arm, Event event) {
    boolean endless = Schedule.begins(arm, Manner.TRICKLE) || Schedule.begins(arm, Manner.FLOOD);
    return endless && event.last().ended() == null
        ? Optional.of(event.last().at().plus(schedule.longestPatience()))
        : AT_ONCE;
  }

  private Optional<Duration> onceAtMost(Armed arm, Event event) {
    Optional<Duration> end = Optional.ofNullable(event.last().ended());
    return end.flatMap(
        since -> isNeverRetried() ? patience(since) : schedule.silentEnough(arm, since));
  }

  /** Whether the vendor says that it makes one attempt only. */
  private boolean isNeverRetried() {
    return mostAttempts() == 1;
  }

  private int mostAttempts() {
    Integer most = scene.terms().timing().declared().maxAttempts();
    return most == null ? Integer.MAX_VALUE : most;
  }

  private Optional<Duration> patience(Duration since) {
    return schedule.prolonged(since, Optional.of(since.plus(scene.terms().timing().slack())));
  }

  /** Everybody else's first attempt is the measure for one that is missing. */
  private Optional<Duration> firstAttemptMissing() {
    return schedule.slowestFirstAttempt().isZero()
        ? AT_ONCE
        : schedule
            .confirmed()
            .flatMap(at -> schedule.prolonged(at, Optional.of(at.plus(firstAttemptPatience()))));
  }

  private Duration firstAttemptPatience() {
    return schedule.slowestFirstAttempt().multipliedBy(2).plus(scene.terms().timing().slack());
  }

  private Optional<Duration> afterDeletion(Armed arm, Event event, Duration deleted) {
    Duration grace = deleted.plus(scene.terms().timing().deleteGrace());
    Duration end = Optional.ofNullable(event.last().ended()).orElse(event.last().at());
    Duration since = event.last().at().compareTo(deleted) > 0 ? Yardstick.longer(grace, end) : end;
    return isNeverRetried() ? patience(since) : schedule.silentEnough(arm, since);
  }

  /**
   * After a first retry: that a success ends it, or that a failure has a second one. What comes
   * after that decides nothing.
   */
  private Optional<Duration> afterRetry(Armed arm, Event event) {
    List<Attempt> retries = schedule.retries(arm);
    boolean leads = Reactions.isLeading(arm, 1);
    Attempt decisive = retries.get(leads && retries.size() > 1 ? 1 : 0);
    Optional<Duration> certain = Optional.of(schedule.certain(decisive));
    Optional<Duration> end = Optional.ofNullable(decisive.ended());
    if (!leads || retries.size() > 1 || end.isEmpty()) {
      return certain;
    }
    boolean wasTheLast = mostAttempts() <= attempts(event);
    if (wasTheLast) {
      return decisive.succeeded() ? schedule.silentEnough(arm, end.get()) : certain;
    }
    boolean measured =
        schedule.arms().stream()
                .anyMatch(other -> Reactions.isLeading(other, 2) && isNotified(other))
            || scene.terms().timing().declared().secondRetryMax() != null;
    return measured ? schedule.silentEnoughAfterRetry(arm, end.get()) : certain;
  }

  /** When an arm that refused need not be waited for any longer, whether or not that tells. */
  private Optional<Duration> waited(Armed arm) {
    if (scene.portLost(arm).isPresent()) {
      return AT_ONCE;
    }
    return isNeverRetried()
        ? lateAt(arm)
        : refusedLateAt(arm)
            .or(() -> opened(arm).flatMap(at -> givenUp(arm, at)))
            .or(() -> afterAStandstill(arm));
  }

  /**
   * When a sender has given up whoever fails for ever, so that an arm whose port was opened at this
   * time is no more retried either; empty as long as that is open.
   */
  private Optional<Duration> givenUp(Armed arm, Duration opened) {
    List<Armed> always = failingForEver();
    Duration once =
        schedule.silentEnough(arm, opened).orElse(opened.plus(scene.terms().timing().slack()));
    return always.isEmpty()
        ? Optional.empty()
        : latest(
            Stream.concat(Stream.of(Optional.of(once)), always.stream().map(this::lastAttempt)));
  }

  /** When an arm that fails for ever has had the last of its attempts. */
  private Optional<Duration> lastAttempt(Armed always) {
    Optional<Event> failing = schedule.failing(always);
    if (failing.isEmpty()) {
      return firstAttemptMissing().map(this::notBeforeAllMustHaveHeard);
    }
    Optional<Duration> end = Optional.ofNullable(failing.get().last().ended());
    if (mostAttempts() <= attempts(failing.get())) {
      return end.flatMap(this::patience);
    }
    return end.flatMap(
        since ->
            switch (schedule.retries(always).size()) {
              case 0 -> schedule.silentEnough(always, since);
              case 1 -> schedule.silentEnoughAfterRetry(always, since);
              default -> Optional.of(since.plus(schedule.beyondNextGap(always)));
            });
  }

  private static int attempts(Event event) {
    return event.attempts().size() / event.copies();
  }

  /** A port that was opened late because we stood still may have been given up before. */
  private Optional<Duration> afterAStandstill(Armed arm) {
    return opened(arm)
        .filter(at -> schedule.confirmed().filter(from -> scene.stoodStill(from, at)).isPresent())
        .flatMap(at -> schedule.silentEnough(arm, at));
  }

  /** When an arm that waits for its first retry has waited long enough. */
  Optional<Duration> lateAt(Armed arm) {
    if (isNeverRetried()) {
      Optional<Duration> end =
          Schedule.begins(arm, Manner.REFUSE)
              ? opened(arm)
              : schedule.failing(arm).map(e -> e.last().ended());
      return end.flatMap(this::patience);
    }
    if (Schedule.begins(arm, Manner.REFUSE)) {
      boolean tells = scene.portLost(arm).isEmpty() && !mayBeGivenUp(arm);
      return tells ? refusedLateAt(arm) : Optional.empty();
    }
    return schedule
        .failing(arm)
        .map(event -> event.last().ended())
        .flatMap(
            since ->
                Reactions.asksForPatience(arm)
                    ? schedule.patientEnough(arm, since)
                    : schedule.silentEnough(arm, since));
  }

  /**
   * A connection that was refused is retried while the port is closed, so only what all that fail
   * for ever do twice after it was opened tells that something should have come.
   */
  private Optional<Duration> refusedLateAt(Armed arm) {
    if (schedule.firstGaps().isEmpty()
        && scene.terms().timing().declared().firstRetryMax() != null) {
      // Nobody was retried, so this arm tells nothing that they do not tell.
      return opened(arm).flatMap(opened -> schedule.silentEnough(arm, opened));
    }
    List<Armed> always = failingForEver();
    return always.isEmpty()
        ? Optional.empty()
        : opened(arm)
            .flatMap(at -> latest(always.stream().map(other -> retriedTwiceSince(other, at))))
            .flatMap(twice -> schedule.silentEnough(arm, twice));
  }

  private List<Armed> failingForEver() {
    return schedule.arms().stream()
        .filter(other -> Reactions.failsForEver(other) && !schedule.isDeleted(other))
        .toList();
  }

  /**
   * Whether a sender may have given up an arm that refused before its port was opened: it refuses
   * at once, while others may have heard late, and it refuses other bookings' events too, which
   * count where failures in a row switch a webhook off.
   */
  private boolean mayBeGivenUp(Armed arm) {
    if (schedule.firstGaps().isEmpty()) {
      return false;
    }
    List<Armed> always = failingForEver();
    Integer limit = scene.terms().timing().declared().autoDisableAfter();
    return opened(arm).filter(at -> at.compareTo(earliestEnd(always)) >= 0).isPresent()
        || (limit != null
            && always.stream().anyMatch(other -> scene.evidence().arrivals(other).size() >= limit));
  }

  /**
   * When a sender may have made its last attempt at an arm that refused from the confirmation on:
   * as many as these arms have had so far, each after the shortest gap that any of them shows.
   */
  private Duration earliestEnd(List<Armed> always) {
    int retries = always.stream().mapToInt(a -> schedule.retries(a).size()).min().orElse(0);
    Duration end = schedule.confirmed().orElse(Duration.ZERO);
    for (int i = 0; i < retries; i++) {
      int number = i;
      end =
          end.plus(
              always.stream()
                  .flatMap(a -> schedule.gapBeforeRetry(a, number).stream())
                  .min(Comparator.naturalOrder())
                  .orElse(Duration.ZERO));
    }
    return end;
  }

  private Optional<Duration> retriedTwiceSince(Armed arm, Duration time) {
    return schedule.retries(arm).stream()
        .map(Attempt::at)
        .filter(at -> at.compareTo(time) > 0)
        .skip(1)
        .findFirst();
  }

  /** When the port of an arm that refused was opened. */
  private Optional<Duration> opened(Armed arm) {
    return scene.evidence().notes(Scene.PORT_OPENED).stream()
        .filter(note -> note.detail().equals(arm.arm()))
        .map(Note::at)
        .findFirst();
  }

  /** Whether it wanted a retry and its time is over without one. */
  boolean isMissing(Armed arm) {
    if (!Reactions.isToBeRetried(arm) || schedule.isDeleted(arm) || isNeverRetried()) {
      return false;
    }
    boolean refuses = Schedule.begins(arm, Manner.REFUSE);
    boolean begun =
        refuses || schedule.failing(arm).filter(e -> !e.first().succeeded()).isPresent();
    boolean came = refuses ? !schedule.events(arm).isEmpty() : !schedule.retries(arm).isEmpty();
    boolean followed = !Attempts.followed(scene, arm).isEmpty();
    return begun
        && !came
        && !followed
        && lateAt(arm).filter(late -> late.compareTo(scene.now()) <= 0).isPresent();
  }

  /** When the event that follows during the retries has had its time everywhere. */
  private Optional<Duration> nextEventSettled() {
    String wave =
        schedule.arms().stream().map(Armed::wave).findFirst().map(Scene::following).orElse("");
    Optional<Trigger> confirm = scene.trigger(wave, Action.CONFIRM).filter(Trigger::accepted);
    if (confirm.isEmpty() || isNeverRetried()) {
      return AT_ONCE;
    }
    Stream<Optional<Duration>> failing =
        schedule.arms().stream()
            .filter(arm -> Reactions.isLeading(arm, 1) && !schedule.isDeleted(arm))
            .map(arm -> heardAt(arm, confirm.get()));
    Stream<Optional<Duration>> own =
        scene
            .evidence()
            .armed()
            .filter(arm -> arm.wave().equals(wave) && arm.webhookId() != null)
            .filter(arm -> !arm.answers().isEmpty())
            .map(arm -> updatedAt(arm, wave));
    return latest(Stream.concat(failing, own));
  }

  /** At once when the arm heard of it; otherwise when it should have. */
  private Optional<Duration> heardAt(Armed arm, Trigger trigger) {
    if (BookingUpdates.isTold(scene, arm, trigger) || schedule.failing(arm).isEmpty()) {
      return AT_ONCE;
    }
    List<Attempt> retries = schedule.retries(arm);
    Duration since = retries.isEmpty() ? trigger.at() : retries.get(0).at();
    return schedule.silentEnough(arm, Yardstick.longer(trigger.at(), since));
  }

  private Optional<Duration> updatedAt(Armed arm, String wave) {
    Optional<Trigger> update = scene.trigger(wave, Action.UPDATE_NOTES).filter(Trigger::accepted);
    if (update.isEmpty() || BookingUpdates.isTold(scene, arm, update.get())) {
      return AT_ONCE;
    }
    Duration last =
        scene.deliveries(arm).stream()
            .map(d -> d.arrival().at())
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    Duration since = Yardstick.longer(update.get().at(), last);
    Optional<Duration> measured = schedule.silentEnough(arm, since);
    return measured.isPresent() || isMeasurable()
        ? measured
        : Optional.of(since.plus(scene.terms().timing().firstDelivery()));
  }
}
