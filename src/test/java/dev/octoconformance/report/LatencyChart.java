package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long first deliveries took, as a picture: how many fell into each stretch of time. */
final class LatencyChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 280;
  private static final int LEFT = 48;
  private static final int RIGHT = 24;
  private static final int TOP = 60;
  private static final int BOTTOM = 56;

  /** The deliveries of one stretch of time. */
  public record Bar(int x, int width, int y, int height, int count, String from, String to) {}

  private LatencyChart() {}

  /** The data of the picture of these times, of which there is at least one. */
  static Map<String, Object> of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    Duration most = sorted.get(sorted.size() - 1);
    Scale scale = Scale.of(most, LEFT, WIDTH - LEFT - RIGHT);
    return Map.ofEntries(
        Map.entry("width", WIDTH),
        Map.entry("height", HEIGHT),
        Map.entry("left", LEFT),
        Map.entry("right", WIDTH - RIGHT),
        Map.entry("bottom", HEIGHT - BOTTOM),
        Map.entry("scale", scale),
        Map.entry("bars", bars(sorted, scale)),
        Map.entry("count", sorted.size()),
        Map.entry("least", Span.of(sorted.get(0))),
        Map.entry("median", Span.of(sorted.get(sorted.size() / 2))),
        Map.entry("high", Span.of(sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1))),
        Map.entry("most", Span.of(most)),
        Map.entry("medianAt", scale.at(sorted.get(sorted.size() / 2))));
  }

  private static List<Bar> bars(List<Duration> sorted, Scale scale) {
    int stretches = (scale.ticks().size() - 1) * 2;
    int[] counts = new int[stretches];
    for (Duration time : sorted) {
      double part = (double) time.toNanos() / scale.most().toNanos();
      counts[Math.min(stretches - 1, (int) (part * stretches))]++;
    }
    int highest = 1;
    for (int count : counts) {
      highest = Math.max(highest, count);
    }
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < stretches; i++) {
      Duration from = scale.most().multipliedBy(i).dividedBy(stretches);
      Duration to = scale.most().multipliedBy(i + 1L).dividedBy(stretches);
      int height = (HEIGHT - BOTTOM - TOP) * counts[i] / highest;
      int x = scale.at(from);
      bars.add(
          new Bar(
              x,
              scale.at(to) - x,
              HEIGHT - BOTTOM - height,
              height,
              counts[i],
              Span.of(from),
              Span.of(to)));
    }
    return bars;
  }
}
