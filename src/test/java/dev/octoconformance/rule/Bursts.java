package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Many bookings confirmed at once are all delivered, once, and each as itself. */
public final class Bursts {

  /**
   * The milestone that tells that the burst was paced, because the target asked for it with 429.
   */
  public static final String PACED = "paced";

  private static final int AT_ONCE = 2;

  private final Part part;
  private final List<Trigger> confirmed;

  private Bursts(Part part) {
    this.part = part;
    this.confirmed =
        part.scene()
            .triggers(part.armed().wave())
            .filter(t -> t.action() == Action.CONFIRM && t.accepted() && t.booking() != null)
            .toList();
  }

  private static Rule of(Function<Bursts, Finding> judge) {
    return Part.of(
        part -> {
          Bursts burst = new Bursts(part);
          if (!part.isOver()) {
            return part.notYet();
          }
          return burst.confirmed.size() < AT_ONCE
              ? new Finding.Undecidable(
                  Reason.TRIG,
                  "Only %d booking could be confirmed, so there was no burst."
                      .formatted(burst.confirmed.size()))
              : judge.apply(burst);
        });
  }

  /** Every confirmed booking reaches the arm. */
  public static Rule areComplete() {
    return of(Bursts::completeness);
  }

  /** No confirmed booking reaches the arm twice. */
  public static Rule areNotDoubled() {
    return of(Bursts::doubles);
  }

  /** Every delivery carries one of the bookings, as that booking is, and the arm's own webhook. */
  public static Rule areNotMixed() {
    return of(burst -> new Mixture(burst.part, burst.confirmed).finding());
  }

  private Finding completeness() {
    List<Trigger> lost = confirmed.stream().filter(t -> told(t).isEmpty()).toList();
    List<String> ids = new ArrayList<>();
    if (lost.isEmpty()) {
      confirmed.forEach(t -> told(t).ifPresent(d -> ids.add(d.id())));
      return Finding.holds(
          "All of %d bookings that were confirmed at once%s arrived, the slowest after %s."
              .formatted(confirmed.size(), paced(), Words.seconds(slowest())),
          ids);
    }
    if (!anybodyHeard()) {
      return !part.scene().anythingHeard() && !part.scene().terms().sinkReachable()
          ? Heard.unreachable()
          : new Finding.Undecidable(
              Reason.BLOCKED, "DLV-01: nothing of the burst was delivered to any webhook.");
    }
    lost.forEach(t -> ids.add(t.exchange()));
    return Finding.broken(
        "%d of %d bookings that were confirmed at once%s never arrived here: %s."
            .formatted(lost.size(), confirmed.size(), paced(), some(lost)),
        confirmed.size() + " bookings",
        (confirmed.size() - lost.size()) + " bookings",
        ids);
  }

  private boolean anybodyHeard() {
    return part.scene()
        .evidence()
        .armed()
        .flatMap(a -> part.scene().deliveries(a).stream())
        .anyMatch(d -> confirmed.stream().anyMatch(t -> d.mentions(uuid(t))));
  }

  private Optional<Delivery> told(Trigger confirm) {
    return part.scene().deliveries(part.armed()).stream()
        .filter(d -> d.arrival().at().compareTo(confirm.at()) >= 0)
        .filter(d -> d.mentions(uuid(confirm)) && !d.text("status").equals("ON_HOLD"))
        .findFirst();
  }

  private Duration slowest() {
    return confirmed.stream()
        .flatMap(t -> told(t).map(d -> d.arrival().at().minus(t.at())).stream())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private String paced() {
    return part.scene().evidence().note(PACED).isPresent()
        ? " (and not all at once, as the target asked for patience with 429)"
        : "";
  }

  private static String uuid(Trigger trigger) {
    return String.valueOf(trigger.booking());
  }

  private static String some(List<Trigger> lost) {
    List<String> uuids = lost.stream().map(Bursts::uuid).limit(3).toList();
    return String.join(", ", uuids) + (lost.size() > uuids.size() ? ", …" : "");
  }

  private Finding doubles() {
    Scene scene = part.scene();
    List<Repetitions.Repeated> repeated =
        confirmed.stream()
            .flatMap(t -> Repetitions.of(scene, part.armed(), uuid(t)).stream())
            .toList();
    long arrived = confirmed.stream().filter(t -> told(t).isPresent()).count();
    if (arrived == 0) {
      return new Finding.Undecidable(
          Reason.BLOCKED, "CON-01: nothing of the burst arrived at this webhook.");
    }
    Optional<Duration> until = SuccessIsFinal.watchedUntil(scene, part.armed());
    boolean watched = until.filter(at -> at.compareTo(scene.now()) <= 0).isPresent();
    boolean half = repeated.size() * 2L >= arrived;
    if (!half && !watched && !Milestones.isOver(scene, Scene.B)) {
      return new Finding.NotYet(until.orElse(scene.terms().timing().budgetEnd()));
    }
    List<String> ids = new ArrayList<>();
    repeated.forEach(r -> ids.addAll(r.ids()));
    String message =
        "%d of %d bookings that were confirmed at once were delivered more than once, although each delivery was answered with 200."
            .formatted(repeated.size(), arrived);
    if (half) {
      return Finding.broken(message, "each of them once", repeated.size() + " repeated", ids);
    }
    if (!repeated.isEmpty()) {
      return Finding.slight(message, "each of them once", repeated.size() + " repeated", ids);
    }
    confirmed.forEach(t -> told(t).ifPresent(d -> ids.add(d.id())));
    return watched
        ? Finding.holds(
            "Each of %d bookings arrived once; %s."
                .formatted(arrived, Schedule.of(scene, Scene.B).controls()),
            ids)
        : new Finding.Undecidable(
            Reason.BUDGET,
            "Each of %d bookings arrived once, but no webhook was retried within the budget, so how long to watch for a repetition is unknown."
                .formatted(arrived));
  }

  /** The webhooks that are there for the burst, beside this one. */
  static List<Armed> others(Scene scene, Armed armed) {
    return scene
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(armed.wave()) && a.webhookId() != null)
        .filter(a -> !a.token().equals(armed.token()))
        .toList();
  }
}
