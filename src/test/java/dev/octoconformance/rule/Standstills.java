package dev.octoconformance.rule;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When the suite itself stood still, as its journal tells: what arrived meanwhile was written down
 * afterwards, and nobody was answered.
 *
 * @param all every such time, in order
 */
public record Standstills(List<Standstill> all) {
  /** What is shorter happens on every machine, and no sender minds. */
  static final Duration LONG = Duration.ofMillis(500);

  /** Who comes to life for no longer than this is not awake. */
  private static final Duration MOMENT = Duration.ofMillis(200);

  private static final Duration LONGEST_BACKLOG = Duration.ofSeconds(10);

  /**
   * One such time.
   *
   * @param since the last sign of life before it
   * @param until the first one after it
   * @param slept how long the machine slept meanwhile, which the time of the run does not have
   */
  public record Standstill(Duration since, Duration until, Duration slept) {

    static Standstill of(Note note) {
      int space = note.detail().indexOf(' ');
      return new Standstill(
          Duration.parse(note.detail().substring(0, space)),
          note.at(),
          Duration.parse(note.detail().substring(space + 1)));
    }

    /** How long it lasted by the time of the run. */
    Duration length() {
      return until.minus(since);
    }

    /** How long it lasted by the wall clock. */
    Duration whole() {
      return length().plus(slept);
    }

    /** Whether it was long enough to change what senders do. */
    boolean isLong() {
      return whole().compareTo(LONG) > 0;
    }

    /** When what had piled up meanwhile was taken in. */
    Duration caughtUp() {
      return until.plus(whole().compareTo(LONGEST_BACKLOG) < 0 ? whole() : LONGEST_BACKLOG);
    }

    /** Whether what is written down for this time may have happened at another one. */
    boolean blurs(Duration time) {
      return time.compareTo(since) > 0 && time.compareTo(caughtUp()) <= 0;
    }

    /** It as a sentence without an end. */
    String inWords() {
      return "The suite itself stood still for %s, from %s after the start of the run%s"
          .formatted(
              Words.seconds(whole()),
              Words.seconds(since),
              slept.isZero() ? "" : " (the machine slept)");
    }
  }

  /** Those that this evidence tells of; those with no more than a moment between them are one. */
  public static Standstills of(Evidence evidence) {
    return of(evidence, Standstill::of);
  }

  /** Those that the scene's evidence tells of. */
  static Standstills of(Scene scene) {
    return of(scene.evidence(), scene.terms().reader()::standstill);
  }

  private static Standstills of(Evidence evidence, Function<Note, Standstill> read) {
    List<Standstill> all = new ArrayList<>();
    for (Note note : evidence.notes(Milestone.STOOD_STILL)) {
      Standstill next = read.apply(note);
      Standstill last = all.isEmpty() ? null : all.get(all.size() - 1);
      if (last != null && next.since().minus(last.until()).compareTo(MOMENT) <= 0) {
        all.set(
            all.size() - 1,
            new Standstill(last.since(), next.until(), last.slept().plus(next.slept())));
      } else {
        all.add(next);
      }
    }
    return new Standstills(List.copyOf(all));
  }

  /** Those that lasted longer than this. */
  public Standstills longerThan(Duration length) {
    return new Standstills(all.stream().filter(s -> s.whole().compareTo(length) > 0).toList());
  }

  /** They as one sentence; empty when there were none. */
  public Optional<String> inWords() {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Standstill longest = all.stream().max(Comparator.comparing(Standstill::whole)).orElseThrow();
    String more =
        all.size() == 1 ? "" : ", and %d more times for less than that".formatted(all.size() - 1);
    return Optional.of(
        longest.inWords() + more + "; what rests on the time that passed then is not decided.");
  }

  /** Whether a long one makes unknown how long it was from one of these times to the other. */
  boolean blur(Duration from, Duration to) {
    return all.stream()
        .filter(Standstill::isLong)
        .anyMatch(s -> s.since().compareTo(to) < 0 && s.caughtUp().compareTo(from) >= 0);
  }

  /** When what is written down for this time happened at the earliest. */
  Duration earliest(Duration time) {
    return all.stream()
        .filter(still -> still.blurs(time))
        .map(Standstill::since)
        .findFirst()
        .orElse(time);
  }

  /** The end of a wait that began then, longer by what we did not wait through. */
  public Duration prolonged(Duration since, Duration end) {
    Duration later = end;
    for (Standstill still : all) {
      if (still.until().compareTo(since) > 0 && still.since().compareTo(later) < 0) {
        later = later.plus(still.until().minus(Yardstick.longer(since, still.since())));
      }
    }
    return later;
  }
}
