package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A delivery that was answered with 200 is not made again, however long the retries take. */
public final class SuccessIsFinal {
  private final Heard heard;
  private final Scene scene;

  private SuccessIsFinal(Heard heard) {
    this.heard = heard;
    this.scene = heard.scene();
  }

  /**
   * No event of the success wave comes twice, for as long as a retry would have taken: silence is
   * measured by the controls of the failure wave.
   */
  public static Rule neverRepeated() {
    return Heard.ofBookings(heard -> new SuccessIsFinal(heard).finding());
  }

  /**
   * Until when an arm of an earlier wave has to be watched for what a retry would bring: counted
   * from the failure wave's confirmation on, from which the controls count as well. Empty as long
   * as there is no control.
   */
  static Optional<Duration> watchedUntil(Scene scene, Armed armed) {
    return scene
        .trigger(Scene.B, Action.CONFIRM)
        .filter(Trigger::accepted)
        .flatMap(confirm -> Schedule.of(scene, Scene.B).silentEnough(armed, confirm.at()));
  }

  private Finding finding() {
    Optional<Duration> until = watchedUntil(scene, heard.armed());
    boolean over = Milestones.isOver(scene, Scene.B);
    if (!over && until.filter(at -> at.compareTo(scene.now()) <= 0).isEmpty()) {
      return new Finding.NotYet(until.orElse(scene.terms().timing().budgetEnd()));
    }
    List<Repetitions.Repeated> repeated = Repetitions.of(scene, heard.armed(), heard.uuid());
    return repeated.isEmpty() ? silent(until) : again(repeated);
  }

  private Finding silent(Optional<Duration> until) {
    Duration end = Milestones.deletion(scene, heard.armed()).orElse(scene.now());
    List<Delivery> told = heard.readable();
    Duration last = told.get(told.size() - 1).arrival().at();
    Duration silence = end.minus(last);
    if (until.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "Nothing was delivered again within %s, but no webhook was retried within the budget, so how long to watch for it is unknown."
              .formatted(Words.seconds(silence)));
    }
    if (end.compareTo(until.get()) >= 0) {
      return Finding.holds(
          "Each of %d deliveries was answered with 200, and none came again within %s after the last; %s."
              .formatted(told.size(), Words.seconds(silence), controls()),
          Heard.ids(told));
    }
    if (scene.now().compareTo(until.get()) < 0) {
      return new Finding.Undecidable(
          Reason.BUDGET,
          "Nothing was delivered again within %s, which is less than a retry may take; %s."
              .formatted(Words.seconds(silence), controls()));
    }
    return forOthers(until.get(), silence);
  }

  /** The webhook had to make room for others; those that stayed speak for it. */
  private Finding forOthers(Duration until, Duration silence) {
    List<Armed> stayed = stayed(until);
    boolean silent =
        stayed.stream().allMatch(a -> Repetitions.of(scene, a, heard.uuid()).isEmpty());
    String gone =
        "Nothing was delivered again within %s, when this webhook was deleted to make room"
            .formatted(Words.seconds(silence));
    return stayed.isEmpty() || !silent
        ? new Finding.Undecidable(Reason.LIMIT, gone + "; that is less than a retry may take.")
        : Finding.holds(
            gone
                + ", nor later to %d webhooks that stayed; %s."
                    .formatted(stayed.size(), controls()),
            Heard.ids(heard.readable()));
  }

  private String controls() {
    return Schedule.of(scene, Scene.B).controls();
  }

  private Finding again(List<Repetitions.Repeated> repeated) {
    List<String> ids = new ArrayList<>();
    repeated.forEach(r -> ids.addAll(r.ids()));
    Repetitions.Repeated first = repeated.get(0);
    int more = repeated.stream().mapToInt(r -> r.again().size()).sum();
    String found =
        "%s again, the first %s after it had been answered with 200"
            .formatted(more == 1 ? "1 delivery" : more + " deliveries", Words.seconds(first.gap()));
    String expected = "each event once";
    Map<String, List<Repetitions.Repeated>> others = others();
    long repeating = others.values().stream().filter(r -> !r.isEmpty()).count();
    if (repeated.stream().anyMatch(r -> everybodyGot(r.event(), others))) {
      return Finding.broken(
          "What was answered with success was delivered again, here and to every other webhook.",
          expected,
          found,
          ids);
    }
    long events = heard.readable().stream().map(Delivery::booking).distinct().count();
    if (events > 2 && repeated.size() == events) {
      return Finding.broken(
          "What was answered with success was delivered again to this webhook, each of %d events."
              .formatted(events),
          expected,
          found,
          ids);
    }
    return Finding.slight(
        "What was answered with success was delivered again, here and to %d of %d other webhooks: it is delivered at least once, not exactly once."
            .formatted(repeating, others.size()),
        expected,
        found,
        ids);
  }

  /** Whether all others got this event repeatedly as well. */
  private static boolean everybodyGot(
      Set<String> event, Map<String, List<Repetitions.Repeated>> others) {
    return !others.isEmpty()
        && others.values().stream()
            .allMatch(all -> all.stream().anyMatch(r -> r.event().equals(event)));
  }

  /** What was repeated at each of the others that always answer 200 and are still there. */
  private Map<String, List<Repetitions.Repeated>> others() {
    Map<String, List<Repetitions.Repeated>> others = new LinkedHashMap<>();
    for (Armed other : stayed(scene.now())) {
      others.computeIfAbsent(other.token(), t -> Repetitions.of(scene, other, heard.uuid()));
    }
    return others;
  }

  private List<Armed> stayed(Duration until) {
    return scene
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(Scene.A) && a.webhookId() != null)
        .filter(a -> !a.token().equals(heard.armed().token()))
        .filter(a -> Milestones.deletion(scene, a).filter(d -> d.compareTo(until) < 0).isEmpty())
        .filter(a -> scene.deliveries(a).stream().anyMatch(d -> d.tellsOf(heard.uuid())))
        .toList();
  }
}
