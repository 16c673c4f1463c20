package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Standstills.Standstill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A scene as it may have been as well, for all that is known of the times in which the suite itself
 * stood still.
 *
 * @param scene the scene, in which nobody stands still
 * @param waits whether it differs in how long was waited, so that waiting longer may help
 */
record OtherTimes(Scene scene, boolean waits) {
  /** Whoever sends gives a receiver so much time at least. */
  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

  /** How long an answer that is given at once may be on its way. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  /** Every such scene. */
  static List<OtherTimes> all(Scene scene, Standstills standstills) {
    List<OtherTimes> all = new ArrayList<>(ofWaiting(scene, standstills));
    all.add(new OtherTimes(timed(scene, at -> at, at -> at), false));
    all.add(new OtherTimes(timed(scene, at -> at, at -> earliest(scene, standstills, at)), false));
    List<Standstill> outlasting =
        standstills.all().stream().filter(s -> s.whole().compareTo(LEAST_PATIENCE) >= 0).toList();
    if (!outlasting.isEmpty()) {
      all.add(
          new OtherTimes(
              without(scene, heard -> isDoubtful(scene, heard, outlasting) && isTwin(scene, heard)),
              false));
    }
    return all;
  }

  /** The scenes in which less or more time has passed. */
  static List<OtherTimes> ofWaiting(Scene scene, Standstills standstills) {
    UnaryOperator<Duration> shorter = at -> shorter(at, standstills);
    UnaryOperator<Duration> longer = at -> longer(at, standstills);
    List<OtherTimes> some = new ArrayList<>();
    some.add(new OtherTimes(timed(scene, shorter, shorter), true));
    if (standstills.all().stream().anyMatch(still -> !still.slept().isZero())) {
      some.add(new OtherTimes(timed(scene, longer, longer), false));
    }
    return some;
  }

  /** When it was if no time passes while we stand still. */
  private static Duration shorter(Duration at, Standstills standstills) {
    Duration time = at;
    for (Standstill still : standstills.all()) {
      if (at.compareTo(still.until()) >= 0) {
        time = time.minus(still.length());
      } else if (at.compareTo(still.since()) > 0) {
        time = time.minus(at.minus(still.since()));
      }
    }
    return time;
  }

  /** When it was if the time runs while the machine sleeps. */
  private static Duration longer(Duration at, Standstills standstills) {
    Duration time = at;
    for (Standstill still : standstills.all()) {
      time = at.compareTo(still.until()) >= 0 ? time.plus(still.slept()) : time;
    }
    return time;
  }

  /** When it came at the earliest, which is not before what it may be about was done. */
  private static Duration earliest(Scene scene, Standstills standstills, Duration at) {
    Duration earliest = standstills.earliest(at);
    return scene
        .evidence()
        .triggers()
        .map(Trigger::at)
        .filter(done -> done.compareTo(at) <= 0)
        .reduce(earliest, Yardstick::longer);
  }

  /** Whether a later one may be there because this one was not answered in time. */
  private static boolean isTwin(Scene scene, Arrival heard) {
    Reader reader = scene.terms().reader();
    Optional<JsonNode> booking = reader.read(heard).booking();
    // Of a guest at the same webhook as well.
    return scene.evidence().entries().stream()
        .filter(Arrival.class::isInstance)
        .map(Arrival.class::cast)
        .filter(o -> o.token().equals(heard.token()))
        .filter(o -> !o.id().equals(heard.id()) && o.at().compareTo(heard.at()) >= 0)
        .anyMatch(o -> reader.read(o).booking().equals(booking));
  }

  /** Whether its sender may have been gone before it was answered. */
  private static boolean isDoubtful(Scene scene, Arrival heard, List<Standstill> standstills) {
    Duration answered =
        scene
            .evidence()
            .armed()
            .filter(armed -> armed.token().equals(heard.token()))
            .flatMap(armed -> armed.answers().stream())
            .map(Reaction::after)
            .reduce(AT_ONCE, (longest, after) -> Yardstick.longer(longest, after.plus(AT_ONCE)))
            .plus(heard.at());
    return standstills.stream()
        .anyMatch(
            still ->
                heard.at().compareTo(still.caughtUp()) <= 0
                    && answered.compareTo(still.since()) >= 0);
  }

  private static Scene without(Scene scene, Predicate<Arrival> which) {
    return of(
        scene,
        scene.evidence().entries().stream()
            .filter(entry -> !(entry instanceof Arrival heard && which.test(heard)))
            .filter(OtherTimes::isNoStandstill)
            .toList(),
        scene.now());
  }

  private static Scene timed(
      Scene scene, UnaryOperator<Duration> done, UnaryOperator<Duration> heard) {
    return of(
        scene,
        scene.evidence().entries().stream()
            .filter(OtherTimes::isNoStandstill)
            .map(entry -> timed(entry, done, heard))
            .toList(),
        done.apply(scene.now()));
  }

  private static boolean isNoStandstill(Entry entry) {
    return !(entry instanceof Note note && note.what().equals(Milestone.STOOD_STILL));
  }

  private static Scene of(Scene scene, List<Entry> entries, Duration now) {
    Scene.Terms terms = scene.terms();
    return new Scene(
        new Evidence(entries),
        scene.arm(),
        now,
        // What was read of the scene as it was must not be taken for this one's.
        new Scene.Terms(terms.sinkReachable(), terms.schemas(), terms.timing()));
  }

  private static Entry timed(
      Entry entry, UnaryOperator<Duration> done, UnaryOperator<Duration> heard) {
    if (entry instanceof Arrival d) {
      return new Arrival(
          d.id(),
          heard.apply(d.at()),
          d.token(),
          d.method(),
          d.target(),
          d.headers(),
          d.body(),
          d.answered(),
          d.head(),
          d.peer());
    }
    if (entry instanceof HangUp h) {
      return new HangUp(h.id(), heard.apply(h.at()), h.token(), h.arrival(), h.bySender());
    }
    Duration at = done.apply(entry.at());
    if (entry instanceof Exchange x) {
      Duration took = done.apply(x.endedAt()).minus(at);
      return new Exchange(
          x.id(), x.scope(), x.turn(), at, took, x.request(), x.answer(), x.trouble());
    }
    if (entry instanceof Armed a) {
      return new Armed(
          a.id(),
          at,
          a.arm(),
          a.token(),
          a.url(),
          a.event(),
          a.exchange(),
          a.webhookId(),
          a.wave(),
          a.optedOut(),
          a.answers());
    }
    if (entry instanceof Trigger t) {
      return new Trigger(
          t.id(),
          at,
          done.apply(t.done()),
          t.wave(),
          t.action(),
          t.booking(),
          t.nonce(),
          t.exchange(),
          t.accepted());
    }
    Note note = (Note) entry;
    return new Note(note.id(), at, note.what(), note.detail());
  }
}
