package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * A scale of times that is broken where nothing happens.
 *
 * @param unit the unit of its labels in words
 * @param ticks its marks
 * @param breaks where it is broken, and how long nothing happens there
 */
public record Axis(
    String unit, List<Scale.Tick> ticks, List<Scale.Tick> breaks, List<Piece> pieces) {
  /** The part of all the time that an idle stretch takes before it is cut out. */
  private static final double IDLE = 0.6;

  private static final int MOST_BREAKS = 3;
  private static final int AT_THE_ENDS = 20;
  private static final int ROOM_FOR_BREAK = 44;
  private static final int ROOM_FOR_LABEL = 34;

  /** A stretch of time, and the coordinates that it covers. */
  public record Piece(Duration from, Duration to, int x, int until) {

    int at(Duration time) {
      double part = (double) time.minus(from).toNanos() / Math.max(1, to.minus(from).toNanos());
      return x + (int) Math.round((until - x) * Math.max(0, Math.min(1, part)));
    }
  }

  private record Stretch(Duration from, Duration to) {
    Duration length() {
      return to.minus(from);
    }

    /** The same without a little at both ends, so that it can be seen where it goes on. */
    Stretch without(Duration little) {
      Duration most = length().dividedBy(AT_THE_ENDS);
      Duration end = little.compareTo(most) < 0 ? little : most;
      return new Stretch(from.plus(end), to.minus(end));
    }
  }

  /**
   * An axis on which these times have a place.
   *
   * @param busy when something happens, from zero on
   * @param from the coordinate of zero
   * @param length the coordinates that it covers
   */
  static Axis of(Collection<Duration> busy, int from, int length) {
    TreeSet<Duration> times = new TreeSet<>(busy);
    times.add(Duration.ZERO);
    Duration last = times.last().isZero() ? Duration.ofSeconds(1) : times.last();
    times.add(last);
    List<Stretch> idle = idle(List.copyOf(times), last);
    Duration cut = idle.stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    Duration shown = last.minus(cut);
    Duration margin = shown.dividedBy(20);
    int room = length - idle.size() * ROOM_FOR_BREAK;
    double each = room / (double) shown.plus(margin).toNanos();
    List<Piece> pieces = new ArrayList<>();
    List<Scale.Tick> breaks = new ArrayList<>();
    Duration begin = Duration.ZERO;
    double x = from;
    for (Stretch stretch : idle) {
      double until = x + each * stretch.from().minus(begin).toNanos();
      pieces.add(new Piece(begin, stretch.from(), (int) x, (int) until));
      breaks.add(new Scale.Tick((int) until + ROOM_FOR_BREAK / 2, Span.of(stretch.length())));
      begin = stretch.to();
      x = until + ROOM_FOR_BREAK;
    }
    pieces.add(new Piece(begin, last.plus(margin), (int) x, from + length));
    Scale whole = Scale.of(shown.plus(margin), from, room);
    return new Axis(whole.unit(), ticks(pieces, whole), breaks, pieces);
  }

  /** The longest stretches in which nothing happens, as long as they outweigh what is left. */
  private static List<Stretch> idle(List<Duration> times, Duration last) {
    List<Stretch> longest = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      longest.add(new Stretch(times.get(i - 1), times.get(i)));
    }
    longest.sort(Comparator.comparing(Stretch::length).reversed());
    List<Stretch> cut = new ArrayList<>();
    Duration left = last;
    for (Stretch stretch : longest.subList(0, Math.min(MOST_BREAKS, longest.size()))) {
      // A single stretch is all that there is to show.
      if (longest.size() < 2 || stretch.length().toNanos() < IDLE * left.toNanos()) {
        break;
      }
      cut.add(stretch);
      left = left.minus(stretch.length());
    }
    Duration rest = left.dividedBy(AT_THE_ENDS);
    return cut.stream()
        .map(stretch -> stretch.without(rest))
        .sorted(Comparator.comparing(Stretch::from))
        .toList();
  }

  private static List<Scale.Tick> ticks(List<Piece> pieces, Scale whole) {
    List<Scale.Tick> ticks = new ArrayList<>();
    int free = Integer.MIN_VALUE;
    for (Piece piece : pieces) {
      Duration step = whole.step();
      long first = (piece.from().toNanos() + step.toNanos() - 1) / step.toNanos();
      for (long i = first; step.multipliedBy(i).compareTo(piece.to()) <= 0; i++) {
        int at = piece.at(step.multipliedBy(i));
        if (at >= free) {
          ticks.add(new Scale.Tick(at, whole.label(step.multipliedBy(i))));
          free = at + ROOM_FOR_LABEL;
        }
      }
    }
    return ticks;
  }

  /** Where this time lies; for what happens while it is broken, the middle of the break. */
  int at(Duration time) {
    Piece before = pieces.get(0);
    for (Piece piece : pieces) {
      if (time.compareTo(piece.from()) < 0) {
        return (before.until() + piece.x()) / 2;
      }
      if (time.compareTo(piece.to()) <= 0) {
        return piece.at(time);
      }
      before = piece;
    }
    return before.until();
  }

  /** Whether this time lies beyond the end. */
  boolean isBeyond(Duration time) {
    return time.compareTo(pieces.get(pieces.size() - 1).to()) > 0;
  }
}
