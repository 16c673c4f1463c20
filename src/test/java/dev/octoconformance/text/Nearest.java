package dev.octoconformance.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that someone probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The candidate with the fewest typing slips, if it is near enough to be meant. */
  public static Optional<String> to(String word, Collection<String> candidates) {
    String best = null;
    int fewest = Math.max(1, (word.length() + 1) / 3) + 1;
    for (String candidate : candidates) {
      int slips = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (slips < fewest && slips * 2 < word.length()) {
        best = candidate;
        fewest = slips;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The end of a sentence: a question for the nearest known word, or else the given remedy. */
  public static String remedy(String word, Collection<String> known, String otherwise) {
    return to(word, known).map(near -> "did you mean \"" + near + "\"?").orElse(otherwise);
  }

  /** Insertions, deletions, substitutions and swaps of neighbours between two words. */
  static int distance(String left, String right) {
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int same = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
