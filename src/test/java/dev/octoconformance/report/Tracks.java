package dev.octoconformance.report;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Attempt;
import dev.octoconformance.rule.Event;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Schedule;
import dev.octoconformance.rule.Timing;
import dev.octoconformance.schema.Schemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the failing webhooks of a run heard, as its journal tells. */
final class Tracks {
  private final Scene scene;

  private Tracks(Scene scene) {
    this.scene = scene;
  }

  /** The tracks of every failure wave, by the names of their webhooks. */
  static List<Track> of(List<Entry> journal, String dialect) {
    Evidence evidence = new Evidence(journal);
    Duration end =
        journal.stream().map(Entry::at).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    Scene.Terms terms =
        new Scene.Terms(true, Schemas.load(dialect), Timing.of(end.plus(Duration.ofDays(1))));
    Tracks tracks = new Tracks(new Scene(evidence, "", end, terms));
    return evidence
        .triggers()
        .filter(t -> t.action() == Action.CONFIRM && t.accepted())
        .filter(t -> t.wave().startsWith(Scene.B) || t.wave().equals(Scene.AGAIN))
        .flatMap(tracks::of)
        .sorted(Comparator.comparing(Track::arm))
        .toList();
  }

  private Stream<Track> of(Trigger confirm) {
    Schedule schedule = Schedule.of(scene, confirm.wave());
    Duration over =
        scene.evidence().notes(Scene.OVER).stream()
            .filter(note -> note.detail().equals(confirm.wave()))
            .map(Note::at)
            .findFirst()
            .orElse(scene.now());
    Track.@Nullable Band usual = usual(schedule);
    return schedule.arms().stream()
        .filter(arm -> !arm.answers().isEmpty() && !arm.answer(0).success())
        .flatMap(
            arm ->
                schedule.failing(arm).stream()
                    .map(event -> track(arm, event, confirm.at(), over, usual)));
  }

  private static Track.@Nullable Band usual(Schedule schedule) {
    List<Duration> gaps = schedule.firstGaps().stream().map(Schedule.Gap::gap).sorted().toList();
    return gaps.isEmpty() ? null : new Track.Band(gaps.get(0), gaps.get(gaps.size() - 1));
  }

  private static Track track(
      Armed arm, Event event, Duration from, Duration over, Track.@Nullable Band usual) {
    List<Track.Knock> knocks = new ArrayList<>();
    for (Attempt attempt : event.attempts()) {
      Duration ended = attempt.ended() == null ? over : attempt.ended();
      Optional<Duration> gap =
          knocks.isEmpty()
              ? Optional.empty()
              : Optional.of(attempt.at().minus(from).minus(knocks.get(knocks.size() - 1).ended()));
      knocks.add(
          new Track.Knock(
              attempt.id(),
              knocks.size() + 1,
              attempt.at().minus(from),
              ended.minus(from),
              attempt.reaction().words(),
              attempt.succeeded(),
              gap.filter(g -> !g.isNegative()).orElse(gap.map(g -> Duration.ZERO).orElse(null))));
    }
    Duration first = knocks.get(0).ended();
    return new Track(
        arm.arm(),
        arm.answers().stream().map(Reaction::words).collect(Collectors.joining(", ")),
        arm.optedOut(),
        List.copyOf(knocks),
        over.minus(from),
        usual == null ? null : new Track.Band(first.plus(usual.from()), first.plus(usual.to())));
  }
}
