package dev.octoconformance.report;

import dev.octoconformance.verdict.Measurements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What was measured of a target, in sentences. */
final class MeasuredWords {
  private MeasuredWords() {}

  /** One sentence for each thing that was measured; none for what was not. */
  static List<String> of(Measurements measured) {
    List<String> words = new ArrayList<>();
    Measurements.Latency first = measured.firstDelivery();
    if (first != null) {
      words.add(
          "The first delivery came %s after its event (median; slowest %s)."
              .formatted(Span.of(first.p50()), Span.of(first.max())));
    }
    if (!measured.retryGaps().isEmpty()) {
      words.add(schedule(measured.retryGaps()));
    }
    Duration timeout = measured.senderTimeout();
    if (timeout != null) {
      words.add("The sender waits %s for an answer.".formatted(Span.of(timeout)));
    }
    return words;
  }

  /** What was seen of all webhooks that were retried. */
  static String schedule(List<List<Duration>> gaps) {
    int longest = gaps.stream().mapToInt(List::size).max().orElse(0);
    List<String> medians =
        IntStream.range(0, longest).mapToObj(number -> Span.of(median(gaps, number))).toList();
    return "%d webhooks were retried, after %s (medians); at most %d attempts were seen."
        .formatted(gaps.size(), String.join(", ", medians), longest + 1);
  }

  /** The median of the gaps with this number, from 0. */
  private static Duration median(List<List<Duration>> gaps, int number) {
    List<Duration> all =
        gaps.stream().filter(of -> of.size() > number).map(of -> of.get(number)).sorted().toList();
    return all.get(all.size() / 2);
  }
}
