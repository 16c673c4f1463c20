package dev.octoconformance.harness;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges by a recorded journal as the run itself did: entry by entry, each rule as soon as it can
 * be decided, and none before those that were asked earlier.
 */
final class Hindsight {
  private final List<Entry> entries;
  private final Minutes minutes;
  private final Evidence whole;
  private final Scene.Terms terms;
  private final Duration end;
  private Evidence evidence;
  private int seen;
  private Duration now;

  /**
   * The hindsight of these entries.
   *
   * @param end up to when is judged, since the start of the run
   */
  Hindsight(List<Entry> entries, Scene.Terms terms, Duration end) {
    this.entries = List.copyOf(entries);
    this.minutes = new Minutes(entries);
    this.whole = new Evidence(entries);
    this.terms = terms;
    this.end = end;
    while (seen < entries.size() && !(entries.get(seen) instanceof Armed)) {
      seen++;
    }
    this.evidence = whole.first(seen);
    this.now = seen == 0 ? Duration.ZERO : Journal.end(entries.get(seen - 1));
  }

  /** Whether the run came to this judgement. */
  boolean knows(String judgement) {
    return minutes.of(judgement).isPresent();
  }

  /**
   * What was to be said of the arm: at the moment when the run said it, or as soon as it can be
   * said; not yet, if that is still so at the end.
   */
  synchronized Finding judge(String judgement, String arm, Rule rule) {
    Optional<Minutes.Moment> moment = minutes.of(judgement);
    if (moment.isPresent()) {
      Evidence then = whole.first(moment.get().entries());
      Finding finding = rule.judge(new Scene(then, arm, moment.get().now(), terms));
      if (!(finding instanceof Finding.NotYet)) {
        return finding;
      }
      turnTo(moment.get());
    }
    while (true) {
      Finding finding = rule.judge(new Scene(evidence, arm, now, terms));
      if (!(finding instanceof Finding.NotYet notYet) || !goOn(notYet.lookAgainAt())) {
        return finding;
      }
    }
  }

  private void turnTo(Minutes.Moment moment) {
    if (moment.entries() > seen) {
      seen = moment.entries();
      evidence = whole.first(seen);
    }
    now = later(now, moment.now());
  }

  /** Turns to the next entry or to this time, whatever comes first; false at the end of it all. */
  private boolean goOn(@Nullable Duration lookAgainAt) {
    Entry next = seen < entries.size() ? entries.get(seen) : null;
    Duration limit = next == null ? end : heardUntil(next);
    if (lookAgainAt != null
        && lookAgainAt.compareTo(limit) <= 0
        && lookAgainAt.compareTo(now) > 0) {
      now = lookAgainAt;
      return true;
    }
    if (next == null) {
      boolean later = end.compareTo(now) > 0;
      now = later ? end : now;
      return later;
    }
    seen++;
    evidence = whole.first(seen);
    now = later(now, Journal.end(next));
    return true;
  }

  /** Until when it is known that nothing else happened before this entry. */
  private static Duration heardUntil(Entry next) {
    return next instanceof Note note && note.what().equals(Milestone.UNHEARD)
        ? Duration.parse(note.detail())
        : Journal.end(next);
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
