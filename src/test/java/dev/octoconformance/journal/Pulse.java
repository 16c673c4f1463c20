package dev.octoconformance.journal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The heartbeat of a run: whether the process itself stood still since the last beat.
 *
 * <p>A stopped process, a long collection of garbage and a starved processor all look the same: the
 * next beat is late. While a machine sleeps, the clock of the run stands still on most systems, and
 * the wall clock goes on: what that is ahead is told too. A wall clock that is set forward looks
 * like sleep; one that is set back is ignored.
 */
final class Pulse {
  /** How often it beats. */
  static final Duration PERIOD = Duration.ofMillis(100);

  /** A beat that is later than this is told. */
  private static final Duration LATE = Duration.ofMillis(200);

  /** So much is a wall clock set forward at least; less is how clocks are kept right. */
  private static final Duration SLEEP = Duration.ofMillis(500);

  private final Supplier<Duration> wall;
  private Duration wallThen;
  private volatile Duration last;
  private Duration latest = Duration.ZERO;
  private Duration told;

  /**
   * The pulse of a run that is awake.
   *
   * @param now the time since the start of the run
   * @param wall the time by the wall clock, since whenever
   */
  Pulse(Duration now, Supplier<Duration> wall) {
    this.wall = wall;
    this.wallThen = wall.get();
    this.last = now;
    this.told = now;
  }

  /**
   * A time in which the process stood still.
   *
   * @param since the last sign of life before it, since the start of the run
   * @param slept how long the machine slept meanwhile, which the time of the run does not have
   */
  record Standstill(Duration since, Duration slept) {

    String inWords() {
      return since + " " + slept;
    }
  }

  /** Whether the next beat is so late that it must be told before anything else. */
  boolean isLate(Duration now) {
    return now.minus(last).compareTo(PERIOD.plus(LATE)) > 0;
  }

  /**
   * It beats; the time in which it stood still before, if it did. It stays late until {@link
   * #beaten}, when that was told.
   */
  Optional<Standstill> beat(Duration now) {
    boolean late = isLate(now);
    Duration since = last;
    Duration passed = now.minus(since);
    Duration wallNow = wall.get();
    Duration ahead = wallNow.minus(wallThen).minus(passed);
    Duration slept = ahead.compareTo(SLEEP) > 0 ? ahead : Duration.ZERO;
    wallThen = wallNow;
    Duration lateness = passed.minus(PERIOD);
    latest = lateness.compareTo(latest) > 0 ? lateness : latest;
    return late || !slept.isZero() ? Optional.of(new Standstill(since, slept)) : Optional.empty();
  }

  /** The next beat is expected a period after this one. */
  void beaten(Duration now) {
    last = now;
  }

  /** Whether nothing was told of it for so long. */
  boolean isUntold(Duration now, Duration forSoLong) {
    return now.minus(told).compareTo(forSoLong) >= 0;
  }

  /** How late a beat was at most since this was told last. */
  Duration tell(Duration now) {
    Duration most = latest;
    latest = Duration.ZERO;
    told = now;
    return most;
  }
}
