package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one arm heard of the wave in which webhooks fail.
 *
 * @param scene the whole scene
 * @param armed the arm
 * @param schedule how the target retries, as far as the arm's wave shows
 */
record Failing(Scene scene, Armed armed, Schedule schedule) {

  /** A rule about an arm that was registered and whose wave has begun, whatever arrived. */
  static Rule begun(Function<Failing, Finding> judge) {
    return scene -> {
      Optional<Finding> obstacle = obstacle(scene);
      return obstacle.isPresent() ? obstacle.get() : judge.apply(at(scene, scene.arm()));
    };
  }

  /** A rule about an arm that got a first attempt. */
  static Rule attempted(Function<Failing, Finding> judge) {
    return begun(arm -> arm.event().isEmpty() ? arm.silence() : judge.apply(arm));
  }

  /** A rule about an arm that got a first attempt and did not welcome it. */
  static Rule failed(Function<Failing, Finding> judge) {
    return attempted(
        arm -> arm.failure().first().succeeded() ? arm.neverFailed() : judge.apply(arm));
  }

  static Failing at(Scene scene, String arm) {
    Armed armed = scene.evidence().armed(arm).orElseThrow();
    return new Failing(scene, armed, Schedule.of(scene, armed.wave()));
  }

  private static Optional<Finding> obstacle(Scene scene) {
    boolean allOver = scene.evidence().note(Scene.ALL_OVER).isPresent();
    Optional<Armed> armed = scene.evidence().armed(scene.arm());
    Optional<Note> failed = scene.evidence().note(Scene.WAVE_FAILED);
    if (armed.isEmpty()) {
      return failed
          .<Finding>map(note -> new Finding.Undecidable(Reason.TRIG, note.detail()))
          .or(() -> Optional.of(allOver ? notRegistered(scene) : new Finding.NotYet(null)));
    }
    if (armed.get().webhookId() == null) {
      return Optional.of(Heard.refused(scene, armed.get()));
    }
    Optional<Trigger> confirm = scene.cause(armed.get().wave());
    if (confirm.filter(Trigger::accepted).isPresent()) {
      return Optional.empty();
    }
    if (Scene.isLaterEvent(armed.get().wave())
        && confirm.filter(change -> isRefused(scene, change)).isPresent()) {
      return Optional.of(
          new Finding.Seen(
              "The target takes no such change of a confirmed booking, so it makes no such event.",
              List.of(confirm.get().exchange())));
    }
    if (confirm.isEmpty() && failed.isEmpty() && !allOver) {
      return Optional.of(new Finding.NotYet(null));
    }
    String why =
        failed
            .map(Note::detail)
            .orElse(
                Scene.isLaterEvent(armed.get().wave())
                    ? "No booking could be updated and cancelled while others were retried."
                    : "No booking could be confirmed, so no event was caused.");
    return Optional.of(new Finding.Undecidable(Reason.TRIG, why));
  }

  private static boolean isRefused(Scene scene, Trigger change) {
    return Optional.ofNullable(scene.evidence().exchange(change.exchange()).answer())
        .filter(answer -> answer.status() / 100 == 4 && answer.status() != 429)
        .isPresent();
  }

  /** Why there is no such arm. */
  private static Finding notRegistered(Scene scene) {
    Optional<Note> noBytes = scene.evidence().note(Scene.NO_BYTES);
    boolean full = scene.evidence().note(Scene.LIMIT_REACHED).isPresent();
    return noBytes.isPresent() && !full
        ? new Finding.Undecidable(Reason.ENV, noBytes.get().detail())
        : Heard.notArranged(scene);
  }

  /** The event that failed at this arm; empty as long as nothing arrived. */
  Optional<Event> event() {
    return schedule.failing(armed);
  }

  /** The event that failed at this arm, which has one. */
  Event failure() {
    return event().orElseThrow();
  }

  /** Whether nothing more is waited for in the arm's wave. */
  boolean isOver() {
    return scene.evidence().note(Scene.ALL_OVER).isPresent()
        || scene.now().compareTo(budgetEnd()) >= 0
        || scene.evidence().notes(Scene.OVER).stream()
            .anyMatch(note -> note.detail().equals(Scene.measuring(armed.wave())));
  }

  Duration budgetEnd() {
    return scene.terms().timing().budgetEnd();
  }

  /** Whether this time has come. */
  boolean isPast(Duration time) {
    return scene.now().compareTo(time) >= 0;
  }

  /** It is decided at this time at the latest, or when the budget ends. */
  Finding notYet(Optional<Duration> at) {
    Duration end = budgetEnd();
    return new Finding.NotYet(at.filter(time -> time.compareTo(end) < 0).orElse(end));
  }

  /** It is decided by a later wave, or by the milestone that none follows. */
  Finding notYetBeforeTheEnd() {
    return new Finding.NotYet(null);
  }

  /** How long ago this was. */
  String ago(Duration time) {
    return Words.seconds(scene.now().minus(time));
  }

  /** The vendor's word on the number of attempts of one delivery; very many without one. */
  int mostAttempts() {
    Integer most = scene.terms().timing().declared().maxAttempts();
    return most == null ? Integer.MAX_VALUE : most;
  }

  /** What the sink did with the first attempt, in words. */
  String answered() {
    return failure().first().reaction().words();
  }

  /** Why nothing can be said when no first attempt arrived. */
  private Finding silence() {
    if (!isOver()) {
      return notYet(Optional.empty());
    }
    if (!scene.anythingHeard() && !scene.terms().sinkReachable()) {
      return Heard.unreachable();
    }
    return new Finding.Undecidable(
        Reason.BLOCKED, Unheard.ofTheEvent(scene, armed) + ", so there was nothing to retry.");
  }

  /** Nothing can be heard at a port that was lost before it was opened. */
  Optional<Finding> portLost() {
    return scene.portLost(armed).map(why -> new Finding.Undecidable(Reason.ENV, why));
  }

  private Finding neverFailed() {
    return new Finding.Undecidable(
        Reason.TRIG,
        "The first delivery was not about the confirmed booking, so it was welcomed and nothing"
            + " failed.");
  }

  /** The vendor says that it does not retry, and it does not. */
  static Finding declaredOnce() {
    return new Finding.NotApplicable(
        "The vendor says that it makes one attempt only (declared.maxAttempts), and nothing was"
            + " retried.");
  }

  /** It was looked for in vain until the wave or the budget was over. */
  Finding outOfTime(String sentence) {
    return new Finding.Undecidable(Reason.BUDGET, sentence);
  }

  /** It was not retried, so what a retry is like cannot be said. */
  Finding unretried() {
    if (!isOver()) {
      return notYet(Optional.empty());
    }
    return new Finding.Undecidable(
        Reason.BLOCKED,
        "RTY-01: this delivery was not retried within %s, so there is no retry to judge."
            .formatted(ago(failure().first().at())));
  }

  /** Whether these attempts are known to be repeats, and no events of their own. */
  boolean isCertain(Attempt repeat) {
    return isOver() || isPast(schedule.certain(repeat));
  }

  /** The ids of these attempts. */
  static List<String> ids(List<Attempt> attempts) {
    return attempts.stream().map(Attempt::id).toList();
  }

  /** The evidence of a claim about this arm: its attempts, and the retries of the controls. */
  List<String> evidence() {
    List<String> ids = new ArrayList<>();
    schedule.events(armed).forEach(event -> ids.addAll(ids(event.attempts())));
    schedule.firstGaps().stream()
        .limit(3)
        .forEach(gap -> ids.addAll(ids(schedule.measure().retries(gap.arm()).subList(0, 1))));
    return ids.stream().distinct().toList();
  }
}
