package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale of times in a picture, from zero on.
 *
 * @param unit the unit of its labels in words
 * @param ticks its marks
 * @param most the time at its end
 * @param from the coordinate of zero
 * @param length the coordinates that it covers; negative when it goes up
 */
public record Scale(String unit, List<Tick> ticks, Duration most, int from, int length) {
  private static final int ABOUT = 8;

  /** A mark: where it stands, and its label. */
  public record Tick(int at, String label) {}

  private record Unit(String words, long millis) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("hours", 3_600_000),
          new Unit("minutes", 60_000),
          new Unit("seconds", 1000),
          new Unit("milliseconds", 1));

  /** A scale on which this time has a place. */
  static Scale of(Duration reaches, int from, int length) {
    double millis = Math.max(1, reaches.toMillis());
    Unit unit =
        UNITS.stream().filter(u -> millis >= 2 * u.millis()).findFirst().orElse(UNITS.get(3));
    double step = step(millis / unit.millis() / ABOUT);
    int steps = (int) Math.ceil(millis / unit.millis() / step - 1e-9);
    double end = steps * step;
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= steps; i++) {
      ticks.add(
          new Tick(from + (int) Math.round(length * (double) i / steps), label(i * step, step)));
    }
    return new Scale(
        unit.words(), ticks, Duration.ofMillis(Math.round(end * unit.millis())), from, length);
  }

  /** Where this time lies; the end of the scale for what is beyond it. */
  int at(Duration time) {
    double part = (double) time.toNanos() / most.toNanos();
    return from + (int) Math.round(length * Math.max(0, Math.min(1, part)));
  }

  /** Whether this time lies beyond the end. */
  boolean isBeyond(Duration time) {
    return time.compareTo(most) > 0;
  }

  /** The time between two of its marks. */
  Duration step() {
    return most.dividedBy(ticks.size() - 1);
  }

  /** What a mark at this time would be called. */
  String label(Duration time) {
    Unit own = UNITS.stream().filter(u -> u.words().equals(unit)).findFirst().orElseThrow();
    return label(time.toNanos() / 1e6 / own.millis(), step().toNanos() / 1e6 / own.millis());
  }

  /** The roundest step that is not smaller than this. */
  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (int factor : List.of(1, 2, 5)) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String label(double value, double step) {
    int digits = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
