package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one arm heard of the success wave, once that wave is over.
 *
 * @param scene the whole scene
 * @param armed the arm
 * @param uuid the booking of the wave
 * @param deliveries everything that arrived at the arm, oldest first
 */
record Heard(Scene scene, Armed armed, String uuid, List<Delivery> deliveries) {
  private static final Set<String> PROBES = Set.of("GET", "HEAD", "OPTIONS");

  /** A rule about the arm alone: it was registered and the wave is over, whatever arrived. */
  static Rule byThen(Function<Heard, Finding> judge) {
    return scene -> {
      Optional<Finding> obstacle = obstacle(scene);
      return obstacle.isPresent() ? obstacle.get() : judge.apply(at(scene));
    };
  }

  /** The same that may be decided before the wave is over, by what arrived so far. */
  static Rule asSoonAs(Function<Heard, Optional<Finding>> early, Function<Heard, Finding> judge) {
    Rule byThen = byThen(judge);
    return scene -> soFar(scene).flatMap(early).orElseGet(() -> byThen.judge(scene));
  }

  private static Optional<Heard> soFar(Scene scene) {
    boolean caused =
        scene.trigger(Scene.A, Action.CONFIRM).filter(Trigger::accepted).isPresent()
            && scene.evidence().note(Scene.WAVE_FAILED).isEmpty();
    return scene
        .evidence()
        .armed(scene.arm())
        .filter(armed -> caused && armed.webhookId() != null)
        .map(armed -> at(scene));
  }

  /** A rule about the deliveries of the wave's booking, of which there must be some. */
  static Rule ofDeliveries(Function<Heard, Finding> judge) {
    return byThen(heard -> heard.events().isEmpty() ? heard.silence() : judge.apply(heard));
  }

  /**
   * The same about what a webhook asks to be sent: one that was accepted with it and hears nothing
   * while others do is not called because of it.
   */
  static Rule ofCarried(Function<Heard, Finding> judge) {
    return byThen(
        heard -> heard.events().isEmpty() ? UrlForms.uncalled(heard) : judge.apply(heard));
  }

  /** A rule about the bookings that deliveries carry, of which there must be readable ones. */
  static Rule ofBookings(Function<Heard, Finding> judge) {
    return ofDeliveries(
        heard -> heard.readable().isEmpty() ? heard.unreadable() : judge.apply(heard));
  }

  private static Heard at(Scene scene) {
    Armed armed = scene.evidence().armed(scene.arm()).orElseThrow();
    Trigger confirmed = scene.trigger(Scene.A, Action.CONFIRM).orElseThrow();
    String uuid = Objects.requireNonNull(confirmed.booking());
    return new Heard(scene, armed, uuid, scene.deliveries(armed));
  }

  private static Optional<Finding> obstacle(Scene scene) {
    Optional<Note> failed = scene.evidence().note(Scene.WAVE_FAILED);
    if (failed.isPresent()) {
      return undecidable(Reason.TRIG, failed.get().detail());
    }
    if (scene.evidence().note(Scene.WAVE_A_OVER).isEmpty()) {
      return Optional.of(new Finding.NotYet(null));
    }
    Optional<Armed> armed = scene.evidence().armed(scene.arm());
    if (armed.isEmpty()) {
      return Optional.of(notArranged(scene));
    }
    if (armed.get().webhookId() == null) {
      return Optional.of(refused(scene, armed.get()));
    }
    Optional<Trigger> confirm = scene.trigger(Scene.A, Action.CONFIRM);
    if (confirm.isEmpty() || !confirm.get().accepted()) {
      return undecidable(Reason.TRIG, "No booking could be confirmed, so no event was caused.");
    }
    return Optional.empty();
  }

  /** Why there is no arm of this name. */
  static Finding notArranged(Scene scene) {
    String requirement = scene.arm().replaceFirst("/.*", "");
    return detail(scene, Scene.LEFT_OUT, scene.arm())
        .<Finding>map(Finding.NotApplicable::new)
        .or(
            () ->
                detail(scene, Scene.NOT_ARRANGED, requirement)
                    .map(why -> new Finding.Undecidable(Reason.BLOCKED, why)))
        .orElseGet(
            () ->
                isNoneCreated(scene)
                    ? new Finding.Undecidable(
                        Reason.BLOCKED,
                        "CREATE-01: no webhook at all could be created, so nothing can be said of"
                            + " this one.")
                    : new Finding.Undecidable(
                        Reason.LIMIT,
                        "There was no room for this webhook: the limit on webhooks was reached."));
  }

  /** Whether webhooks were asked for, and all of them refused. */
  private static boolean isNoneCreated(Scene scene) {
    List<Armed> asked = scene.evidence().armed().toList();
    return !asked.isEmpty() && asked.stream().allMatch(armed -> armed.webhookId() == null);
  }

  private static Optional<String> detail(Scene scene, String what, String about) {
    return scene.evidence().notes(what).stream()
        .map(Note::detail)
        .filter(detail -> detail.startsWith(about + " "))
        .map(detail -> detail.substring(about.length() + 1))
        .findFirst();
  }

  /** Why an arm that the target refused cannot be judged. */
  static Finding refused(Scene scene, Armed armed) {
    int status =
        Optional.ofNullable(scene.evidence().exchange(armed.exchange()).answer())
            .map(answer -> answer.status())
            .orElse(0);
    Optional<Note> limit = scene.evidence().note(Scene.LIMIT_REACHED);
    if (limit.isPresent()) {
      return new Finding.Undecidable(Reason.LIMIT, limit.get().detail());
    }
    return new Finding.Undecidable(
        Reason.BLOCKED,
        "CREATE-01: this webhook could not be created (the answer was "
            + (status == 0 ? "none" : status)
            + "), so nothing can be said of its deliveries.");
  }

  private static Optional<Finding> undecidable(Reason reason, String message) {
    return Optional.of(new Finding.Undecidable(reason, message));
  }

  /** The deliveries that name the wave's booking, readable or not. */
  List<Delivery> events() {
    return deliveries.stream().filter(d -> d.mentions(uuid)).toList();
  }

  /** The deliveries that carry the wave's booking as JSON. */
  List<Delivery> readable() {
    return deliveries.stream().filter(d -> d.tellsOf(uuid)).toList();
  }

  /** The trigger of this action in the wave; empty when it was not made or not accepted. */
  Optional<Trigger> accepted(Action action) {
    return scene.trigger(Scene.A, action).filter(Trigger::accepted);
  }

  /** The ids of these deliveries, for the report. */
  static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Delivery::id).toList();
  }

  /** Since the first call of the wave, what came and cannot be read as a JSON object at all. */
  List<Delivery> obscure() {
    Duration from = scene.triggers(Scene.A).findFirst().map(Trigger::at).orElse(Duration.ZERO);
    return deliveries.stream()
        .filter(d -> d.arrival().at().compareTo(from) >= 0)
        .filter(d -> !d.isObject() && !PROBES.contains(d.arrival().method()))
        .toList();
  }

  /** Why nothing can be said when nothing arrived at this arm. */
  Finding silence() {
    if (!obscure().isEmpty()) {
      return unreadable();
    }
    if (!scene.anythingHeard() && !scene.terms().sinkReachable()) {
      return unreachable();
    }
    return new Finding.Undecidable(
        Reason.BLOCKED,
        "DLV-01: nothing was delivered to this webhook, so there is nothing to judge.");
  }

  /** Nothing at all arrived, and nobody knows whether anything could have. */
  static Finding unreachable() {
    return new Finding.Undecidable(
        Reason.ENV,
        "No delivery reached the receiver from the target, so it probably cannot reach it: give a"
            + " public address with --sink-url, or set declared.sinkReachable: true if it can.");
  }

  /** Why nothing can be said when no booking can be made out in what arrived. */
  Finding unreadable() {
    return new Finding.Undecidable(
        Reason.BLOCKED,
        events().stream().anyMatch(Delivery::isObject)
            ? "BKG-08: what was delivered to this webhook carries no booking that can be read."
            : "DLV-04: what was delivered to this webhook cannot be read as a JSON object.");
  }
}
