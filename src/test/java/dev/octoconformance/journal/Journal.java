package dev.octoconformance.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The append-only record of a run: whoever talks to the target or hears from it writes here, in the
 * order of time.
 */
public final class Journal {

  /** What an entry is, and the letter its id begins with. */
  public enum Kind {
    EXCHANGE('x'),
    ARRIVAL('d'),
    ARMED('a'),
    TRIGGER('t'),
    NOTE('n'),
    HANG_UP('h');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  private final Supplier<Duration> clock;
  private final Ledger ledger = new Ledger();
  private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  private Journal(Supplier<Duration> clock) {
    this.clock = clock;
  }

  /** An empty journal whose time begins now. */
  public static Journal begin() {
    long start = System.nanoTime();
    return new Journal(() -> Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * A journal that goes on after these entries; its time goes on from the start of the run by the
   * wall clock, and never back behind them.
   */
  public static Journal continued(List<Entry> past, Instant startedAt) {
    Duration last = past.stream().map(Journal::end).max(Duration::compareTo).orElse(Duration.ZERO);
    Duration passed = Duration.between(startedAt, Instant.now());
    Duration offset = passed.compareTo(last) > 0 ? passed : last;
    long start = System.nanoTime();
    Journal journal = new Journal(() -> offset.plusNanos(System.nanoTime() - start));
    past.forEach(journal::adopt);
    return journal;
  }

  /** A journal of these entries whose time stands still. */
  public static Journal replayed(List<Entry> past, Duration now) {
    Journal journal = new Journal(() -> now);
    past.forEach(journal::adopt);
    return journal;
  }

  private synchronized void adopt(Entry entry) {
    ledger.add(entry);
    for (Kind kind : Kind.values()) {
      if (entry.id().charAt(0) == kind.letter) {
        numbers.merge(kind, Integer.parseInt(entry.id().substring(1)), Math::max);
      }
    }
  }

  /** When an entry was complete, and so could be written down at the earliest. */
  public static Duration end(Entry entry) {
    if (entry instanceof Exchange exchange) {
      return exchange.endedAt();
    }
    return entry instanceof Trigger trigger ? trigger.done() : entry.at();
  }

  /** An empty journal that reads the time from this clock. */
  public static Journal timedBy(Supplier<Duration> clock) {
    return new Journal(clock);
  }

  /** The time since the start of the run. */
  public Duration now() {
    return clock.get();
  }

  /** Appends what {@code made} makes of the next free id of this kind, and tells the listeners. */
  public <E extends Entry> E add(Kind kind, Function<String, E> made) {
    E entry;
    synchronized (this) {
      String id = kind.letter + Integer.toString(numbers.merge(kind, 1, Integer::sum));
      entry = made.apply(id);
      ledger.add(entry);
      // Told inside the lock, so that a file listens in the same order.
      tell(entry);
    }
    return entry;
  }

  /** Tells every listener, also those behind one that fails. */
  private void tell(Entry entry) {
    RuntimeException failure = null;
    for (Consumer<Entry> listener : listeners) {
      try {
        listener.accept(entry);
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Appends a milestone that happens now. */
  public Note note(String what, String detail) {
    return add(Kind.NOTE, id -> new Note(id, now(), what, detail));
  }

  /** Appends a milestone whose detail begins with how many entries this evidence lacks by now. */
  public Note noteSince(Evidence seen, String what, String detail) {
    return add(
        Kind.NOTE, id -> new Note(id, now(), what, (ledger.size() - seen.size()) + " " + detail));
  }

  /**
   * Tells this listener of every later entry, in order and on the thread that adds it; it must be
   * quick.
   */
  public void onEntry(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Everything written so far; a look costs the same however much that is. */
  public Evidence evidence() {
    return new Evidence(ledger);
  }

  /** How many entries there are. */
  public int size() {
    return ledger.size();
  }
}
