package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Attempts;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Measured;
import dev.octoconformance.rule.NextEvents;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One booking whose confirmation fails as the arms want it, and another one that follows while the
 * first is being retried. Nothing touches the first booking afterwards.
 */
final class FailureWave {
  private static final Duration AT_LEAST_BETWEEN = Duration.ofSeconds(5);

  private final Stage stage;
  private final Campaign.Plan plan;
  private final String name;
  private final @Nullable String following;
  private final SuccessEnd end;
  private final Crowd crowd;
  private final Agenda agenda = new Agenda();
  private boolean reserved;
  private Optional<BookingLife> later = Optional.empty();
  private @Nullable Trigger confirmed;
  private @Nullable Trigger updated;
  private boolean everythingHappened;
  private Duration begun = Duration.ZERO;

  /**
   * A wave that has not begun.
   *
   * @param following the name of the wave of the other booking; null for none
   * @param end the silence of the success wave, which is kept meanwhile
   */
  FailureWave(Stage stage, String name, @Nullable String following, SuccessEnd end) {
    this.stage = stage;
    this.plan = stage.plan();
    this.name = name;
    this.following = following;
    this.end = end;
    this.crowd = new Crowd(stage, name);
  }

  /** Registers its arms, but for those that a webhook is there for; those that were refused. */
  List<Roster.Creation> arm(List<ArmPlan> arms, Map<ArmPlan, Armed> seats) {
    List<ArmPlan> fresh = arms.stream().filter(arm -> !seats.containsKey(arm)).toList();
    List<ArmPlan> alone = of(fresh, Scene.B).filter(arm -> !Crowd.isIn(arm)).toList();
    List<Roster.Creation> refused = new ArrayList<>();
    for (String wave : List.of(Scene.C, Scene.UPDATE, Scene.CANCELLATION)) {
      refused.addAll(stage.roster().register(of(fresh, wave).toList(), named(wave)));
    }
    refused.addAll(crowd.come(fresh.stream().filter(Crowd::isIn).toList()));
    refused.addAll(stage.roster().register(alone, name));
    seats.forEach((arm, host) -> stage.roster().seat(arm, host, named(arm.spec().wave())));
    return refused;
  }

  /** What a wave that rows name is called now. */
  private String named(String wave) {
    return switch (wave) {
      case Scene.C -> following();
      case Scene.UPDATE, Scene.CANCELLATION -> Scene.during(wave, name);
      default -> name;
    };
  }

  private String following() {
    return following == null ? name : following;
  }

  private static Stream<ArmPlan> of(List<ArmPlan> arms, String wave) {
    return arms.stream().filter(arm -> arm.spec().wave().equals(wave));
  }

  /** Reserves the booking that follows, unless that happened. */
  void reserve() {
    if (!reserved) {
      reserved = true;
      later = following == null ? Optional.empty() : stage.reserve(following);
    }
  }

  /** Waits for what another process let happen. */
  void seeOut() {
    everythingHappened = true;
    keepSilence();
    await(false);
    stage.journal().note(Scene.OVER, name);
    crowd.go();
  }

  /**
   * Lets it happen and waits until everything is decided, or the budget is over.
   *
   * @param last whether no further wave is planned
   */
  void run(boolean last) {
    reserve();
    Optional<BookingLife> failing = stage.reserve(name);
    if (failing.isPresent()) {
      plan.scripts().begin(name, failing.get().uuid());
      begun = stage.now();
      Trigger confirm = failing.get().confirm("Guest " + name + " " + plan.nonce());
      stage.ear().settle(confirm, plan.patience().firstDelivery());
      stage.arrange(Moment.DURING_RETRIES, this::isMine);
    }
    Duration heard = stage.now();
    if (stage.roster().hasClosedPorts()) {
      agenda.add(() -> portsDue(heard), stage.roster()::openPorts);
    }
    later.ifPresent(this::follow);
    everythingHappened = later.isEmpty();
    keepSilence();
    await(last);
    stage.journal().note(Scene.MEASURED, Measured.of(stage.scene()).inWords());
    stage.journal().note(Scene.OVER, name);
    crowd.go();
  }

  private void keepSilence() {
    if (!end.isOver()) {
      agenda.add(
          () -> everythingHappened ? Optional.of(end.ready()) : Optional.empty(), end::begin);
      agenda.add(end::due, end::finish);
    }
  }

  private boolean isMine(Arrangement arrangement) {
    return stage
        .evidence()
        .armed()
        .anyMatch(
            a ->
                a.wave().equals(name)
                    && ArmPlan.requirement(a.arm()).equals(arrangement.requirement()));
  }

  /** When even a refused first attempt must have been made. */
  private Optional<Duration> portsDue(Duration heard) {
    Duration gap = schedule().smallestFirstGap().orElse(AT_LEAST_BETWEEN);
    return Optional.of(heard.plus(gap.compareTo(AT_LEAST_BETWEEN) < 0 ? gap : AT_LEAST_BETWEEN));
  }

  private void follow(BookingLife next) {
    agenda.add(
        this::followingDue,
        () -> {
          plan.scripts().begin(following(), next.uuid());
          confirmed = next.confirm("Guest " + following() + " " + plan.nonce());
        });
    if (plan.bookingsUpdatable()) {
      agenda.add(
          this::confirmationTold,
          () -> {
            plan.scripts().begin(named(Scene.UPDATE), next.uuid());
            updated = next.updateNotes("later " + following() + plan.nonce());
          });
    }
    agenda.add(
        this::lateCheckDue,
        () -> {
          if (plan.bookingsUpdatable() && deletedOneHeard()) {
            next.updateContact("Latest " + following() + " " + plan.nonce());
          }
          everythingHappened = true;
        });
    if (armed(named(Scene.CANCELLATION)).findAny().isPresent()) {
      agenda.add(
          this::cancellationDue,
          () -> {
            plan.scripts().begin(named(Scene.CANCELLATION), next.uuid());
            next.cancel();
          });
    }
  }

  /**
   * When those whose update failed have been retried, or should have been: a retry may show the
   * booking as it is by then. Likewise when those whose confirmation failed were told of the
   * update.
   */
  private Optional<Duration> cancellationDue() {
    Trigger update = updated;
    if (!everythingHappened) {
      return Optional.empty();
    }
    if (update == null || !update.accepted()) {
      return confirmationTold();
    }
    Schedule updates = Schedule.of(stage.scene(), named(Scene.UPDATE));
    return Stream.concat(
            updates.arms().stream()
                .filter(arm -> !arm.optedOut())
                .map(arm -> updates.settled(arm).or(() -> schedule().settled())),
            armed(named(Scene.C)).filter(arm -> !arm.optedOut()).map(this::updateTold))
        .reduce(Optional.of(heardBy(updates, update)), FailureWave::later);
  }

  private Optional<Duration> updateTold(Armed arm) {
    if (updated == null || !updated.accepted()) {
      return Optional.of(Duration.ZERO);
    }
    Finding finding = NextEvents.areNotReplacedByRetries().judge(stage.scene(arm.arm()));
    return finding instanceof Finding.NotYet open
        ? Optional.ofNullable(open.lookAgainAt())
            .filter(at -> at.compareTo(plan.terms().timing().budgetEnd()) < 0)
            .or(() -> schedule().settled())
        : Optional.of(Duration.ZERO);
  }

  private static Optional<Duration> later(Optional<Duration> one, Optional<Duration> other) {
    return one.flatMap(a -> other.map(b -> a.compareTo(b) >= 0 ? a : b));
  }

  private Stream<Armed> armed(String wave) {
    return stage
        .evidence()
        .armed()
        .filter(armed -> armed.wave().equals(wave) && armed.webhookId() != null);
  }

  /** When everything is decided that fails in this wave, whatever happened to its booking. */
  private Optional<Duration> settled() {
    Scene scene = stage.scene();
    return Stream.of(Scene.UPDATE, Scene.CANCELLATION)
        .map(this::named)
        .flatMap(wave -> Attempts.cause(scene, wave).map(cause -> settled(wave, cause)).stream())
        .reduce(schedule().settled(), FailureWave::later);
  }

  private Optional<Duration> settled(String wave, Trigger cause) {
    Schedule schedule = Schedule.of(stage.scene(), wave);
    return later(
        schedule.settled().or(() -> schedule().settled()), Optional.of(heardBy(schedule, cause)));
  }

  /** At once when everybody whom it concerns heard of it; otherwise when they must have. */
  private Duration heardBy(Schedule schedule, Trigger cause) {
    return schedule.allHeard() ? cause.done() : cause.done().plus(stage.ear().unhurried());
  }

  /** A while after the deletions, so that those who forget slowly are not accused. */
  private Optional<Duration> followingDue() {
    Duration grace = plan.terms().timing().deleteGrace();
    Duration wait = grace.compareTo(AT_LEAST_BETWEEN) < 0 ? grace : AT_LEAST_BETWEEN;
    return Optional.of(lastDeletion().map(at -> at.plus(wait)).orElse(Duration.ZERO));
  }

  /** Those of before this wave: who is deleted during its retries is none to be forgotten. */
  private Stream<Note> deletions() {
    return stage.evidence().notes(Scene.DELETED).stream()
        .filter(note -> note.at().compareTo(begun) < 0);
  }

  private Optional<Duration> lastDeletion() {
    return deletions().map(Note::at).max(Duration::compareTo);
  }

  /** When every arm that fails the following wave has heard of it. */
  private Optional<Duration> confirmationTold() {
    Trigger trigger = confirmed;
    if (trigger == null) {
      return Optional.empty();
    }
    boolean all =
        Stream.of(Scene.C, Scene.UPDATE, Scene.CANCELLATION)
            .flatMap(wave -> armed(named(wave)))
            .allMatch(a -> stage.ear().hears(a.arm(), trigger));
    return Optional.of(all ? trigger.done() : trigger.at().plus(plan.patience().firstDelivery()));
  }

  private Optional<Duration> lateCheckDue() {
    Trigger last = plan.bookingsUpdatable() ? updated : confirmed;
    if (last == null) {
      return Optional.empty();
    }
    return deletedOneHeard()
        ? lastDeletion().map(at -> at.plus(plan.terms().timing().deleteGrace()))
        : Optional.of(last.done().plus(stage.ear().slowest()));
  }

  /** Whether a webhook that was deleted before heard of the following booking. */
  private boolean deletedOneHeard() {
    Trigger trigger = confirmed;
    return trigger != null
        && deletions().map(Note::detail).anyMatch(arm -> stage.ear().hears(arm, trigger));
  }

  private Schedule schedule() {
    return Schedule.of(stage.scene(), name);
  }

  private void await(boolean last) {
    boolean tell = last;
    while (!stage.isBudgetOver()) {
      if (tell && everythingHappened && agenda.isEmpty()) {
        tell = false;
        stage.journal().note(Milestone.EVENTS_CAUSED, "");
      }
      long seen = stage.watch().seen();
      if (agenda.doOne(stage.now())) {
        continue;
      }
      Optional<Duration> settled = settled();
      if (agenda.isEmpty() && settled.filter(at -> at.compareTo(stage.now()) <= 0).isPresent()) {
        return;
      }
      Duration next =
          Stream.of(agenda.next(), settled)
              .flatMap(Optional::stream)
              .filter(at -> at.compareTo(stage.now()) > 0)
              .min(Duration::compareTo)
              .orElse(plan.terms().timing().budgetEnd());
      plan.waiting().waitsFor(retries(settled.isEmpty()), next.minus(stage.now()));
      Duration soon = stage.now().plusSeconds(1);
      stage.watch().next(seen, soon.compareTo(next) < 0 ? soon : next);
    }
  }

  /** What is waited for, and what would shorten it where nothing but the budget ends it. */
  private String retries(boolean endless) {
    String shorter =
        endless
            ? schedule()
                .undeclared()
                .map(key -> ", which --budget quick or %s would shorten".formatted(key))
                .orElse("")
            : "";
    return "retries (wave " + name + ")" + shorter;
  }
}
