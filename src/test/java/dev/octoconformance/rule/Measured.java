package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the failure wave measured of a target.
 *
 * @param firstDeliveries for every webhook of the success wave, the time to its first delivery
 * @param gaps for every webhook that was retried, the times between its attempts
 * @param senderTimeout how long the sender waited for an answer that never came; null when unknown
 * @param setUp from the start of the run to the event that failed; null when there was none
 * @param lowerBound the least time that any sound suite needs for this target; null when unknown
 */
public record Measured(
    List<Duration> firstDeliveries,
    List<List<Duration>> gaps,
    @Nullable Duration senderTimeout,
    @Nullable Duration setUp,
    @Nullable Duration lowerBound) {

  /** What the scene shows until its time. */
  public static Measured of(Scene scene) {
    Schedule schedule = Schedule.of(scene, Scene.B);
    List<List<Duration>> gaps =
        schedule.arms().stream()
            .map(arm -> gaps(schedule, arm))
            .filter(of -> !of.isEmpty())
            .toList();
    Optional<Trigger> confirm = scene.trigger(Scene.B, Action.CONFIRM).filter(Trigger::accepted);
    Optional<Duration> timeout = held(schedule).flatMap(arm -> heldFor(scene, schedule, arm));
    return new Measured(
        scene.firstDeliveries().stream().sorted().toList(),
        gaps,
        timeout.orElse(null),
        confirm.map(Trigger::at).orElse(null),
        confirm.flatMap(c -> lowerBound(scene, schedule, c, timeout)).orElse(null));
  }

  /** Everything that was measured, in one line. */
  public String inWords() {
    List<String> words = new ArrayList<>();
    if (!firstDeliveries.isEmpty()) {
      words.add("first deliveries came after " + each(firstDeliveries));
    }
    words.add(
        gaps.isEmpty()
            ? "nothing was retried"
            : "%d webhooks were retried, at most %d attempts were seen; gaps: %s"
                .formatted(
                    gaps.size(),
                    gaps.stream().mapToInt(List::size).max().orElse(0) + 1,
                    gaps.stream().map(Measured::each).collect(Collectors.joining(" | "))));
    if (senderTimeout != null) {
      words.add("the sender waits " + Words.seconds(senderTimeout) + " for an answer");
    }
    if (lowerBound != null) {
      words.add("no sound suite needs less than " + Words.seconds(lowerBound));
    }
    return String.join("; ", words);
  }

  private static String each(List<Duration> times) {
    return times.stream().map(Words::seconds).collect(Collectors.joining(", "));
  }

  private static List<Duration> gaps(Schedule schedule, Armed arm) {
    return schedule.events(arm).stream()
        .filter(event -> event.attempts().stream().allMatch(a -> a.reaction().after().isZero()))
        .flatMap(event -> event.repeats().stream().map(event::gapBefore))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Armed> held(Schedule schedule) {
    return schedule.arms().stream()
        .filter(arm -> arm.answer(0).manner() == Reaction.Manner.HOLD)
        .filter(arm -> !arm.optedOut())
        .findFirst();
  }

  private static Optional<Duration> heldFor(Scene scene, Schedule schedule, Armed arm) {
    return schedule.events(arm).stream()
        .map(Event::first)
        .flatMap(
            first ->
                scene
                    .evidence()
                    .hangUps(arm.token())
                    .filter(h -> h.bySender() && h.arrival().equals(first.id()))
                    .map(HangUp::at)
                    .map(at -> at.minus(first.at())))
        .findFirst();
  }

  /**
   * Set-up and delivery, and then the longest of what nothing can shorten: a retry after a
   * time-out, the silence of those that must not be retried, that after a retry that succeeded, and
   * that after a deletion.
   */
  private static Optional<Duration> lowerBound(
      Scene scene, Schedule schedule, Trigger confirm, Optional<Duration> timeout) {
    Optional<Duration> first = slowest(schedule.firstGaps());
    if (first.isEmpty()) {
      return Optional.empty();
    }
    double factor = scene.terms().timing().factor();
    Duration silence = times(first.get(), factor);
    Optional<Duration> afterTimeout =
        timeout.flatMap(t -> held(schedule).map(arm -> gaps(schedule, arm)).map(g -> sum(t, g)));
    Optional<Duration> afterSuccess =
        slowest(schedule.secondGaps()).map(second -> first.get().plus(times(second, factor)));
    Optional<Duration> afterDeletion =
        scene.evidence().notes(Scene.DELETED).stream()
            .map(Note::at)
            .filter(at -> at.compareTo(confirm.at()) > 0)
            .findFirst()
            .map(at -> at.minus(confirm.at()).plus(silence));
    Duration longest =
        Stream.of(Optional.of(silence), afterTimeout, afterSuccess, afterDeletion)
            .flatMap(Optional::stream)
            .max(Duration::compareTo)
            .orElseThrow();
    return Optional.of(confirm.at().plus(schedule.slowestFirstAttempt()).plus(longest));
  }

  private static Duration sum(Duration timeout, List<Duration> gaps) {
    return gaps.isEmpty() ? timeout : timeout.plus(gaps.get(0));
  }

  private static Optional<Duration> slowest(List<Schedule.Gap> gaps) {
    return gaps.stream().map(Schedule.Gap::gap).filter(Objects::nonNull).max(Duration::compareTo);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }
}
