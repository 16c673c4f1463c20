package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schedule of retries as a picture: each gap of each webhook, by the number of the retry. */
final class RetryChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 340;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 40;
  private static final int BOTTOM = 56;

  /** The gaps before one retry, as numbers and as places. */
  public record Column(
      int retry,
      int x,
      int width,
      List<Dot> dots,
      int median,
      int count,
      String least,
      String middle,
      String most) {}

  /** One gap. */
  public record Dot(int x, int y) {}

  private RetryChart() {}

  /** The data of the picture of these gaps, of which there is at least one. */
  static Map<String, Object> of(List<List<Duration>> gaps) {
    int columns = gaps.stream().mapToInt(List::size).max().orElseThrow();
    Duration most = gaps.stream().flatMap(List::stream).max(Duration::compareTo).orElseThrow();
    Scale scale = Scale.of(most, HEIGHT - BOTTOM, -(HEIGHT - BOTTOM - TOP));
    int width = (WIDTH - LEFT - RIGHT) / columns;
    List<Column> drawn = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      int number = i;
      List<Duration> those =
          gaps.stream().filter(of -> of.size() > number).map(of -> of.get(number)).toList();
      drawn.add(column(number + 1, LEFT + number * width, width, those, scale));
    }
    return Map.of(
        "width",
        WIDTH,
        "height",
        HEIGHT,
        "left",
        LEFT,
        "right",
        WIDTH - RIGHT,
        "bottom",
        HEIGHT - BOTTOM,
        "top",
        TOP,
        "scale",
        scale,
        "columns",
        drawn,
        "webhooks",
        gaps.size());
  }

  private static Column column(int retry, int x, int width, List<Duration> gaps, Scale scale) {
    List<Dot> dots = new ArrayList<>();
    // Side by side in the order of the webhooks, so that equal gaps do not hide each other.
    int room = width * 6 / 10;
    for (Duration gap : gaps) {
      int shift = gaps.size() == 1 ? room / 2 : room * dots.size() / (gaps.size() - 1);
      dots.add(new Dot(x + width / 5 + shift, scale.at(gap)));
    }
    List<Duration> sorted = gaps.stream().sorted().toList();
    Duration median = sorted.get(sorted.size() / 2);
    return new Column(
        retry,
        x,
        width,
        dots,
        scale.at(median),
        gaps.size(),
        Span.of(sorted.get(0)),
        Span.of(median),
        Span.of(sorted.get(sorted.size() - 1)));
  }
}
