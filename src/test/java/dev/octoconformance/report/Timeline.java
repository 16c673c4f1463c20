package dev.octoconformance.report;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.rule.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Pictures of how a target delivers and retries, each one an SVG document with a title, a
 * description, and shapes that need no colour.
 */
public final class Timeline {
  private final Press press;
  private final List<Track> tracks;
  private final List<Duration> firstDeliveries;

  private Timeline(Press press, List<Track> tracks, List<Duration> firstDeliveries) {
    this.press = press;
    this.tracks = tracks;
    this.firstDeliveries = firstDeliveries;
  }

  /**
   * The pictures of this journal.
   *
   * @param dialect the schemas of the profile
   * @param masking what masks secrets in every text of the pictures
   */
  public static Timeline of(List<Entry> journal, String dialect, UnaryOperator<String> masking) {
    return new Timeline(
        new Press(text -> Printable.line(masking.apply(text))),
        Tracks.of(journal, dialect),
        Scene.firstDeliveries(new Evidence(journal)));
  }

  /** The failing webhooks whose names fulfil the condition, such as those of one requirement. */
  List<Track> tracks(Predicate<String> arm) {
    return tracks.stream().filter(track -> arm.test(track.arm())).toList();
  }

  /** How long each first delivery took. */
  List<Duration> firstDeliveries() {
    return firstDeliveries;
  }

  /** A lane for every failing webhook whose name fulfils the condition; empty without any. */
  public Optional<String> lanes(String name, Predicate<String> arm) throws IOException {
    return lanes(name, arm, false);
  }

  /**
   * A lane for every failing webhook whose name fulfils the condition; empty without any.
   *
   * @param broken whether they broke a rule
   */
  Optional<String> lanes(String name, Predicate<String> arm, boolean broken) throws IOException {
    List<Track> those = tracks(arm);
    return those.isEmpty()
        ? Optional.empty()
        : Optional.of(printed("timeline.ftlx", name, Lanes.of(those, broken)));
  }

  /** The gaps before each retry; empty when nothing was retried. */
  public Optional<String> retries(String name, List<List<Duration>> gaps) throws IOException {
    return gaps.stream().allMatch(List::isEmpty)
        ? Optional.empty()
        : Optional.of(printed("retries.ftlx", name, RetryChart.of(gaps)));
  }

  /** How long first deliveries took; empty without any. */
  public Optional<String> latency(String name) throws IOException {
    return firstDeliveries.isEmpty()
        ? Optional.empty()
        : Optional.of(printed("latency.ftlx", name, LatencyChart.of(firstDeliveries)));
  }

  private String printed(String template, String name, Map<String, Object> data)
      throws IOException {
    Map<String, Object> named = new HashMap<>(data);
    named.put("name", name);
    return press.print(template, named);
  }
}
