package dev.octoconformance.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed in the measured behaviour of a target, in sentences: times that differ by less than
 * a quarter, or by less than a quarter of a second, are the same.
 */
final class MeasuredDiff {
  private static final double TOLERANCE = 0.25;
  private static final Duration SLIGHT = Duration.ofMillis(250);

  private MeasuredDiff() {}

  static List<String> of(VerdictsFile.Measured before, VerdictsFile.Measured after) {
    List<String> words = new ArrayList<>();
    time(words, "The first delivery (median)", before.median(), after.median());
    time(words, "The slowest first delivery", before.slowest(), after.slowest());
    int both = Math.min(before.gaps().size(), after.gaps().size());
    for (int number = 0; number < both; number++) {
      time(
          words,
          "The gap before attempt " + (number + 2),
          before.gaps().get(number),
          after.gaps().get(number));
    }
    if (before.attempts() != null
        && after.attempts() != null
        && !before.attempts().equals(after.attempts())) {
      words.add(
          "At most %d attempts were seen, and now %d."
              .formatted(before.attempts(), after.attempts()));
    } else if ((before.attempts() == null) != (after.attempts() == null)) {
      words.add(
          after.attempts() == null
              ? "Retries were seen before, and none now."
              : "Retries are seen now, and none were before.");
    }
    time(
        words,
        "The time that the sender waits for an answer",
        before.senderTimeout(),
        after.senderTimeout());
    return words;
  }

  private static void time(
      List<String> words, String what, @Nullable Duration before, @Nullable Duration after) {
    if (before == null && after == null) {
      return;
    }
    if (before == null || after == null) {
      words.add(
          before == null && after != null
              ? "%s is %s, and was not measured before.".formatted(what, Span.of(after))
              : "%s is not measured any more.".formatted(what));
    } else if (!isSame(before, after)) {
      words.add("%s was %s and is %s.".formatted(what, Span.of(before), Span.of(after)));
    }
  }

  private static boolean isSame(Duration before, Duration after) {
    Duration difference = before.minus(after).abs();
    long longer = Math.max(before.toMillis(), after.toMillis());
    return difference.compareTo(SLIGHT) <= 0 || difference.toMillis() <= TOLERANCE * longer;
  }
}
