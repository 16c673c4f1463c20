package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long a silence must last, measured by the gaps of others.
 *
 * @param timing what times are judged by
 * @param gaps the gaps of the controls, in the order in which they ended
 * @param leading the arms whose gaps must be known before few gaps are believed, each with the time
 *     since when it waits or waited
 */
record Yardstick(Timing timing, List<Schedule.Gap> gaps, Map<Armed, Duration> leading) {

  /** With so many gaps, the slowest of them is no accident. */
  private static final int MANY = 6;

  /** With fewer, nothing is believed as long as others wait. */
  static final int FEW = 3;

  private static final int PLENTY = 10;
  private static final double WHEN_FEW = 3;

  /**
   * When an arm that is silent since this time has been so for long enough; empty as long as the
   * gaps are too few to say. Once it has passed it does not move any more, whatever comes later.
   */
  Optional<Duration> enough(Armed arm, Duration since) {
    Map<Armed, Duration> open = new HashMap<>(leading);
    open.remove(arm);
    Duration slowest = Duration.ZERO;
    Duration deadline = null;
    int known = 0;
    for (Schedule.Gap gap : gaps) {
      if (gap.arm().equals(arm)) {
        continue;
      }
      if (deadline != null && gap.at().compareTo(deadline) > 0) {
        break;
      }
      known++;
      slowest = longer(slowest, gap.gap());
      open.remove(gap.arm());
      Duration window = window(slowest, known);
      deadline = believed(since.plus(window), window, known, open).orElse(null);
    }
    return Optional.ofNullable(deadline);
  }

  /**
   * The deadline, if the gaps are enough to believe in it. One of the leading arms may be missing
   * once it is late itself, if a few others are not.
   */
  private static Optional<Duration> believed(
      Duration deadline, Duration window, int known, Map<Armed, Duration> open) {
    List<Duration> waiting =
        open.values().stream().filter(since -> since.compareTo(deadline) <= 0).toList();
    if (known >= MANY || waiting.isEmpty()) {
      return Optional.of(deadline);
    }
    return waiting.size() > 1 || known < FEW
        ? Optional.empty()
        : Optional.of(longer(deadline, waiting.get(0).plus(window)));
  }

  private Duration window(Duration slowest, int known) {
    double factor = timing.factor();
    // A small factor is sound with plenty of controls only.
    double sound = known < MANY ? WHEN_FEW : known < PLENTY ? Math.max(2, factor) : factor;
    return silence(timing, slowest, sound);
  }

  /** So many times as long as a gap, and a little more. */
  static Duration silence(Timing timing, Duration gap, double factor) {
    Duration multiple = times(gap, factor);
    return multiple.plus(longer(timing.slack(), multiple.dividedBy(10)));
  }

  static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
