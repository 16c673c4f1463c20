package dev.octoconformance.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  /** For so long, what had piled up while the process stood still may still be coming in. */
  private static final Duration BACKLOG = Duration.ofSeconds(10);

  /** Nobody who sends is out of patience sooner. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(5);

  private final Supplier<Duration> clock;
  private final Ledger ledger = new Ledger();
  private final Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Pulse pulse;
  private volatile @Nullable Duration stoodStillUntil;
  private final AtomicInteger standstills = new AtomicInteger();

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
  public synchronized <E extends Entry> E add(Kind kind, Function<String, E> made) {
    beatIfLate();
    return append(kind, made);
  }

  private <E extends Entry> E append(Kind kind, Function<String, E> made) {
    String id = kind.letter + Integer.toString(numbers.merge(kind, 1, Integer::sum));
    E entry = made.apply(id);
    ledger.add(entry);
    // Told inside the lock, so that a file listens in the same order.
    tell(entry);
    return entry;
  }

  /** From now on the journal has a heartbeat. */
  synchronized void awake() {
    pulse = new Pulse(now(), () -> Duration.ofMillis(System.currentTimeMillis()));
  }

  /** From now on it has none. */
  synchronized void asleep() {
    pulse = null;
  }

  /** A beat; notes that the process stood still before it if it did. */
  synchronized void beat() {
    Pulse beating = pulse;
    if (beating == null) {
      return;
    }
    Duration now = now();
    beating.beat(now).ifPresent(still -> noteStandstill(still, now));
    // Not before it is noted: whoever finds that it is not late finds the note too.
    beating.beaten(now);
    if (beating.isUntold(now, BETWEEN_SIGNS)) {
      Duration latest = beating.tell(now);
      append(Kind.NOTE, id -> new Note(id, now, Milestone.AWAKE, latest.toString()));
    }
  }

  private void noteStandstill(Pulse.Standstill still, Duration now) {
    if (now.minus(still.since()).plus(still.slept()).compareTo(PATIENCE) > 0) {
      stoodStillUntil = now;
    }
    append(Kind.NOTE, id -> new Note(id, now, Milestone.STOOD_STILL, still.inWords()));
    standstills.incrementAndGet();
  }

  /** Whoever comes first after a standstill notes it, before anything else is told or judged. */
  private void beatIfLate() {
    if (isLate(now())) {
      beat();
    }
  }

  private boolean isLate(Duration now) {
    Pulse beating = pulse;
    return beating != null && beating.isLate(now);
  }

  /**
   * Whether the process has just stood still for long, so that whoever sent something meanwhile may
   * have given up by now.
   */
  public boolean stoodStillJustNow() {
    beatIfLate();
    Duration until = stoodStillUntil;
    return until != null && now().minus(until).compareTo(BACKLOG) < 0;
  }

  /**
   * What is known at a moment.
   *
   * @param evidence everything written so far
   * @param now the time then, since the start of the run
   */
  public record Moment(Evidence evidence, Duration now) {}

  /** This moment; a time in which the process stood still before it is in its evidence. */
  public Moment moment() {
    while (true) {
      int before = standstills.get();
      Evidence evidence = evidence();
      Duration now = now();
      if (!isLate(now) && standstills.get() == before) {
        return new Moment(evidence, now);
      }
    }
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
  public synchronized Note noteSince(Evidence seen, String what, String detail) {
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
    beatIfLate();
    return new Evidence(ledger);
  }

  /** How many entries there are. */
  public int size() {
    return ledger.size();
  }
}
