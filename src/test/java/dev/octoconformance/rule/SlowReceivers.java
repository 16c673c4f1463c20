package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Webhooks whose receivers take their time do not make the others wait. */
public final class SlowReceivers {
  private static final int MANY = 10;
  private static final String OBSERVER = "observer/";

  private final Part part;
  private final Duration usual;

  private SlowReceivers(Part part) {
    this.part = part;
    this.usual = part.scene().slowestFirstDelivery();
  }

  /**
   * While a webhook of the failure wave is held, the welcome ones hear of the event about as soon
   * as in the success wave.
   */
  public static Rule delayNobody() {
    return Part.of(part -> new SlowReceivers(part).beside(1));
  }

  /**
   * While ten webhooks are held at once, the quick one hears of the event about as soon as usual.
   */
  public static Rule starveNobody() {
    return Part.of(
        part ->
            Milestones.isOver(part.scene(), Scene.A)
                ? new SlowReceivers(part).beside(MANY)
                : part.notYet());
  }

  private Finding beside(int many) {
    List<Armed> slow = slow();
    List<Armed> quick = quick();
    boolean allHeard = quick.stream().allMatch(a -> heardAt(a).isPresent());
    boolean held = slow.stream().anyMatch(a -> !arrivals(a).isEmpty());
    if (!(allHeard && held) && !part.isOver()) {
      return part.notYet();
    }
    if (slow.size() < many || !held) {
      return unslowed(many, slow);
    }
    if (heardAt(part.armed()).isEmpty() && part.hearing().isEmpty()) {
      return part.silence();
    }
    return judged(slow, quick);
  }

  private List<Armed> slow() {
    return part.company().stream()
        .filter(a -> a.answer(0).manner() == Reaction.Manner.HOLD)
        .toList();
  }

  /** The arm in question and the observers of its wave, of which one was created last of all. */
  private List<Armed> quick() {
    return part.company().stream()
        .filter(a -> a.equals(part.armed()) || a.arm().startsWith(OBSERVER))
        .toList();
  }

  private List<Delivery> arrivals(Armed armed) {
    return part.scene().deliveries(armed).stream()
        .filter(d -> d.arrival().at().compareTo(part.confirm().at()) >= 0)
        .filter(d -> d.mentions(String.valueOf(part.confirm().booking())))
        .toList();
  }

  private Optional<Delivery> heard(Armed armed) {
    return arrivals(armed).stream()
        .filter(d -> d.booking().isEmpty() || !d.text("status").equals("ON_HOLD"))
        .findFirst();
  }

  private Optional<Duration> heardAt(Armed armed) {
    return heard(armed).map(d -> d.arrival().at());
  }

  private Finding unslowed(int many, List<Armed> slow) {
    Optional<Note> noBytes = part.scene().evidence().note(Scene.NO_BYTES);
    if (noBytes.isPresent()) {
      return new Finding.Undecidable(Reason.TUNNEL, noBytes.get().detail());
    }
    return slow.size() < many
        ? new Finding.Undecidable(
            Reason.LIMIT,
            "Only %d of %d slow webhooks could be registered.".formatted(slow.size(), many))
        : new Finding.Undecidable(
            Reason.NODLV, "No slow webhook was told of the event, so nobody was slow.");
  }

  /** Twice the usual time and a little more: 5 s with the usual slack. */
  private Duration allowed() {
    Duration slack = part.scene().terms().timing().slack();
    return usual.multipliedBy(2).plus(slack.multipliedBy(5).dividedBy(2));
  }

  private Finding judged(List<Armed> slow, List<Armed> quick) {
    Optional<Armed> silent = quick.stream().filter(a -> heardAt(a).isEmpty()).findFirst();
    List<String> ids = new ArrayList<>(List.of(part.confirm().exchange()));
    slow.forEach(a -> arrivals(a).stream().limit(1).forEach(d -> ids.add(d.id())));
    String expected = "a delivery within " + Words.seconds(allowed());
    if (silent.isPresent()) {
      return Finding.broken(
          "While %s held by slow receivers, %s was told nothing of the event."
              .formatted(count(slow), whose(silent.get())),
          expected,
          "none until the run stopped listening",
          ids);
    }
    Armed latest = quick.stream().max(Comparator.comparing(this::latency)).orElseThrow();
    Duration latency = latency(latest);
    heard(latest).ifPresent(d -> ids.add(d.id()));
    String compared =
        usual.isZero() ? "" : "; without slow receivers the slowest took " + Words.seconds(usual);
    return latency.compareTo(allowed()) <= 0
        ? Finding.holds(
            "While %s held by slow receivers, the others were told after %s at most%s."
                .formatted(count(slow), Words.seconds(latency), compared),
            ids)
        : Finding.broken(
            "While %s held by slow receivers, %s had to wait%s%s."
                .formatted(count(slow), whose(latest), until(slow, latest), compared),
            expected,
            "one after " + Words.seconds(latency),
            ids);
  }

  private Duration latency(Armed armed) {
    return heardAt(armed).map(part::since).orElse(Duration.ZERO);
  }

  private String whose(Armed other) {
    return other.equals(part.armed()) ? "this webhook" : "another webhook (" + other.arm() + ")";
  }

  private String count(List<Armed> slow) {
    long held = slow.stream().filter(a -> !arrivals(a).isEmpty()).count();
    return held == 1 ? "1 delivery was" : held + " deliveries were";
  }

  /** What tells that the waiting ended with that of a slow one. */
  private String until(List<Armed> slow, Armed late) {
    Duration came = heardAt(late).orElseThrow();
    boolean after =
        slow.stream()
            .flatMap(a -> part.scene().evidence().hangUps(a.token()))
            .map(HangUp::at)
            .anyMatch(at -> at.compareTo(part.confirm().at()) >= 0 && at.compareTo(came) <= 0);
    return after ? " until one of those had ended" : "";
  }

  /** Whether a receiver of this wave kept a delivery waiting that came between these times. */
  static boolean wereAtWork(Scene scene, String wave, Duration from, Duration to) {
    return scene
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(wave) && takesItsTime(a.answer(0)))
        .flatMap(a -> scene.evidence().arrivals(a).stream())
        .anyMatch(d -> d.at().compareTo(from) >= 0 && d.at().compareTo(to) <= 0);
  }

  private static boolean takesItsTime(Reaction reaction) {
    return reaction.manner() == Reaction.Manner.HOLD
        || reaction.manner() == Reaction.Manner.TRICKLE
        || !reaction.after().isZero();
  }
}
