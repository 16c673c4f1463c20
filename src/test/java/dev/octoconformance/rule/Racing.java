package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A webhook that is created while events are on their way. */
public final class Racing {
  private static final int SERVER_ERROR = 500;

  private final Scene scene;
  private final Armed armed;

  private Racing(Scene scene, Armed armed) {
    this.scene = scene;
    this.armed = armed;
  }

  /** Its creation succeeds, it hears of what happens later, and of nothing of the burst twice. */
  public static Rule breaksNothing() {
    return scene -> {
      Optional<Armed> armed = scene.evidence().armed(scene.arm());
      Optional<Finding> crash = armed.flatMap(a -> crash(scene, a));
      return crash.isPresent()
          ? crash.get()
          : Part.of(part -> new Racing(part.scene(), part.armed()).finding()).judge(scene);
    };
  }

  private static Optional<Finding> crash(Scene scene, Armed armed) {
    Exchange creation = scene.evidence().exchange(armed.exchange());
    int status = creation.answer() == null ? 0 : creation.answer().status();
    return armed.webhookId() != null || (status > 0 && status < SERVER_ERROR)
        ? Optional.empty()
        : Optional.of(
            Finding.broken(
                "While bookings were being confirmed, the creation of a webhook failed.",
                "a created webhook, or a refusal",
                status == 0 ? "no answer" : Integer.toString(status),
                List.of(creation.id())));
  }

  private Finding finding() {
    if (!Milestones.isOver(scene, Scene.A)) {
      return new Finding.NotYet(scene.terms().timing().budgetEnd());
    }
    List<Repetitions.Repeated> twice = repeated(armed);
    boolean others = Bursts.others(scene, armed).stream().anyMatch(o -> !repeated(o).isEmpty());
    if (!twice.isEmpty() && !others) {
      List<String> ids = new ArrayList<>(List.of(armed.exchange()));
      twice.forEach(r -> ids.addAll(r.ids()));
      return Finding.broken(
          "A webhook that was created while bookings were being confirmed got %d of them more than once, as no other webhook did."
              .formatted(twice.size()),
          "each of them once or not at all",
          "the second delivery " + Words.seconds(twice.get(0).gap()) + " after the first",
          ids);
    }
    List<Delivery> later = told(armed);
    if (!later.isEmpty()) {
      return Finding.holds(
          "It was created while bookings were being confirmed, was told of %d of them, and of what happened later."
              .formatted(ofBurst()),
          List.of(armed.exchange(), later.get(0).id()));
    }
    return scene.waveHeard() ? never() : silent();
  }

  private List<Repetitions.Repeated> repeated(Armed some) {
    return scene.bookings(armed.wave()).stream()
        .flatMap(uuid -> Repetitions.of(scene, some, uuid).stream())
        .toList();
  }

  private long ofBurst() {
    return scene.bookings(armed.wave()).stream()
        .filter(uuid -> scene.deliveries(armed).stream().anyMatch(d -> d.mentions(uuid)))
        .count();
  }

  /** What arrived of the success wave. */
  private List<Delivery> told(Armed some) {
    List<String> bookings =
        scene.triggers(Scene.A).map(Trigger::booking).map(String::valueOf).distinct().toList();
    Duration from = scene.triggers(Scene.A).map(Trigger::at).findFirst().orElse(Duration.ZERO);
    return scene.deliveries(some).stream()
        .filter(d -> d.arrival().at().compareTo(from) >= 0)
        .filter(d -> bookings.stream().anyMatch(d::mentions))
        .toList();
  }

  private Finding never() {
    return Finding.broken(
        "A webhook that was created while bookings were being confirmed was told of nothing that happened later.",
        "deliveries of a booking that was confirmed, updated and cancelled later",
        "none, while other webhooks were told",
        List.of(armed.exchange()));
  }

  private Finding silent() {
    return !scene.anythingHeard() && !scene.terms().sinkReachable()
        ? Heard.unreachable()
        : new Finding.Undecidable(
            Reason.NODLV, "No webhook was told of anything later, so its silence says nothing.");
  }
}
