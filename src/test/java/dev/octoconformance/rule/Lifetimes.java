package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A webhook receives what happens between its creation and its deletion, and nothing else. */
public final class Lifetimes {

  private final Scene scene;
  private final Armed armed;

  private Lifetimes(Scene scene, Armed armed) {
    this.scene = scene;
    this.armed = armed;
  }

  /**
   * A webhook that heard of the success wave and was deleted after it hears of nothing that happens
   * later; what it hears of within the grace is slight.
   */
  public static Rule endWithTheDeletion() {
    return Heard.ofDeliveries(heard -> new Lifetimes(heard.scene(), heard.armed()).afterDeletion());
  }

  /**
   * A webhook that was created after the success wave hears of what happens later and of nothing
   * before.
   */
  public static Rule beginWithTheCreation() {
    return Heard.byThen(heard -> new Lifetimes(heard.scene(), heard.armed()).afterCreation(heard));
  }

  /** Why the webhook was not deleted as arranged; not yet as long as it still may be. */
  static Finding undeleted(Scene scene, Armed armed) {
    String requirement = armed.arm().replaceFirst("/.*", "");
    Optional<String> why =
        scene.evidence().notes(Scene.NOT_ARRANGED).stream()
            .map(Note::detail)
            .filter(detail -> detail.startsWith(requirement + " "))
            .map(detail -> detail.substring(requirement.length() + 1))
            .findFirst();
    if (why.isPresent()) {
      return new Finding.Undecidable(Reason.BLOCKED, why.get());
    }
    return Milestones.areAllReached(scene)
        ? new Finding.Undecidable(
            Reason.BUDGET, "The run ended before this webhook could be deleted.")
        : new Finding.NotYet(scene.terms().timing().budgetEnd());
  }

  private Finding afterDeletion() {
    Optional<Duration> deletion = Milestones.deletion(scene, armed);
    if (deletion.isEmpty()) {
      return undeleted(scene, armed);
    }
    Duration deleted = deletion.get();
    Duration grace = scene.terms().timing().deleteGrace();
    Duration graceEnd = deleted.plus(grace);
    List<Delivery> later = tellingOfLater(deleted);
    List<Delivery> tooLate = tellingOfLater(graceEnd);
    if (!tooLate.isEmpty()) {
      return Finding.broken(
          "A webhook was deleted, and %s later it was told of something that had happened %s after the deletion."
              .formatted(
                  Words.seconds(tooLate.get(0).arrival().at().minus(deleted)),
                  Words.seconds(happened(tooLate.get(0)).orElse(graceEnd).minus(deleted))),
          "nothing that happens later than %s after it".formatted(Words.seconds(grace)),
          count(later),
          Heard.ids(later));
    }
    if (!Milestones.isOver(scene, Scene.B)) {
      return new Finding.NotYet(scene.terms().timing().budgetEnd());
    }
    List<Trigger> heardElsewhere = heardElsewhere(deleted);
    if (heardElsewhere.isEmpty()) {
      return new Finding.Undecidable(
          Reason.NODLV,
          "Since it was deleted, nothing happened that any other webhook was told of.");
    }
    return later.isEmpty()
        ? ended(deleted, heardElsewhere)
        : withinGrace(deleted, grace, later, heardElsewhere);
  }

  private Finding ended(Duration deleted, List<Trigger> events) {
    List<String> ids = new ArrayList<>();
    events.forEach(t -> ids.add(t.exchange()));
    return Finding.holds(
        "Since it was deleted, %s told to other webhooks, the first %s after the deletion, and none to it."
            .formatted(
                events.size() == 1 ? "1 change was" : events.size() + " changes were",
                Words.seconds(events.get(0).at().minus(deleted))),
        ids);
  }

  private Finding withinGrace(
      Duration deleted, Duration grace, List<Delivery> later, List<Trigger> heardElsewhere) {
    Duration last =
        later.stream().map(d -> d.arrival().at()).max(Comparator.naturalOrder()).orElseThrow();
    String wentOn =
        "A deleted webhook was still told of what happened up to %s after the deletion"
            .formatted(Words.seconds(last.minus(deleted)));
    boolean checkedLater =
        heardElsewhere.stream().anyMatch(t -> t.at().compareTo(deleted.plus(grace)) > 0);
    return checkedLater
        ? Finding.slight(
            wentOn + ", and of nothing once " + Words.seconds(grace) + " had passed.",
            "nothing that happens after the deletion",
            count(later),
            Heard.ids(later))
        : new Finding.Undecidable(
            Reason.BUDGET,
            wentOn
                + ", and nothing happened that could show whether it ends within "
                + Words.seconds(grace)
                + ".");
  }

  private static String count(List<Delivery> deliveries) {
    return deliveries.size() == 1 ? "1 delivery" : deliveries.size() + " deliveries";
  }

  /** What arrived that tells of something that happened later than this. */
  private List<Delivery> tellingOfLater(Duration than) {
    return scene.deliveries(armed).stream()
        .filter(d -> d.arrival().at().compareTo(than) > 0)
        .filter(d -> happened(d).filter(at -> at.compareTo(than) > 0).isPresent())
        .toList();
  }

  /** When the latest change happened that a delivery shows; that of the reservation without any. */
  private Optional<Duration> happened(Delivery delivery) {
    List<Trigger> known =
        scene
            .evidence()
            .triggers()
            .filter(t -> t.accepted() && t.booking() != null && t.action() != Action.READ)
            .filter(t -> t.at().compareTo(delivery.arrival().at()) <= 0)
            .filter(t -> delivery.mentions(String.valueOf(t.booking())))
            .toList();
    return known.stream()
        .filter(t -> Change.shows(delivery, t))
        .map(Trigger::at)
        .max(Comparator.naturalOrder())
        .or(() -> known.stream().map(Trigger::at).min(Comparator.naturalOrder()));
  }

  /** The changes after this that another webhook was told of, oldest first. */
  private List<Trigger> heardElsewhere(Duration since) {
    return scene
        .evidence()
        .triggers()
        .filter(t -> t.accepted() && t.at().compareTo(since) > 0 && t.booking() != null)
        .filter(
            t ->
                scene
                    .evidence()
                    .armed()
                    .filter(other -> !other.token().equals(armed.token()))
                    .anyMatch(other -> isTold(other, t)))
        .toList();
  }

  private boolean isTold(Armed other, Trigger trigger) {
    return scene.deliveries(other).stream()
        .filter(d -> d.arrival().at().compareTo(trigger.at()) >= 0)
        .filter(d -> d.mentions(String.valueOf(trigger.booking())))
        .anyMatch(d -> Change.shows(d, trigger));
  }

  private Finding afterCreation(Heard heard) {
    List<Delivery> older =
        heard.events().stream()
            .filter(d -> happened(d).filter(at -> at.compareTo(armed.at()) < 0).isPresent())
            .toList();
    if (!older.isEmpty()) {
      return replayed(older);
    }
    if (!Milestones.isOver(scene, Scene.B)) {
      return new Finding.NotYet(scene.terms().timing().budgetEnd());
    }
    List<Trigger> others =
        heardElsewhere(armed.at()).stream()
            .filter(t -> t.action() == Action.CONFIRM && isToldToANewcomer(t))
            .toList();
    List<Trigger> missed = others.stream().filter(t -> !isTold(armed, t)).toList();
    if (others.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          "DLV-01: nothing that happened after its creation was told to any webhook that is as"
              + " new.");
    }
    return missed.isEmpty() ? begun(others) : missed(others, missed);
  }

  private Finding begun(List<Trigger> told) {
    List<String> ids = new ArrayList<>(List.of(armed.exchange()));
    told.forEach(t -> ids.add(t.exchange()));
    return Finding.holds(
        "It was created when an event had passed, and was told of the %d later confirmations and not of that."
            .formatted(told.size()),
        ids);
  }

  private Finding missed(List<Trigger> others, List<Trigger> missed) {
    List<String> ids = new ArrayList<>(List.of(armed.exchange()));
    missed.forEach(t -> ids.add(t.exchange()));
    return Finding.broken(
        "A webhook that was created between two events was not told of what was confirmed after its creation.",
        "%d confirmations, as other new webhooks were told".formatted(others.size()),
        "%d of them".formatted(others.size() - missed.size()),
        ids);
  }

  private Finding replayed(List<Delivery> older) {
    Duration age = armed.at().minus(happened(older.get(0)).orElse(armed.at()));
    Duration usual = scene.slowestFirstDelivery().multipliedBy(2);
    String message =
        "A webhook was told of something that had happened %s before it was created."
            .formatted(Words.seconds(age));
    String expected = "what happens after its creation";
    // Whoever looks for recipients when the queue gets there may meet one that is just new.
    return age.compareTo(usual) <= 0
        ? Finding.slight(message, expected, count(older), Heard.ids(older))
        : Finding.broken(message, expected, count(older), Heard.ids(older));
  }

  private boolean isToldToANewcomer(Trigger trigger) {
    return scene
        .evidence()
        .armed()
        .filter(other -> other.at().compareTo(armed.at()) >= 0)
        .filter(other -> !other.token().equals(armed.token()))
        .anyMatch(other -> isTold(other, trigger));
  }
}
