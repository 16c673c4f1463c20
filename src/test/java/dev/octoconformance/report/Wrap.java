package dev.octoconformance.report;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines at its spaces. */
final class Wrap {

  private Wrap() {}

  /** The lines of this paragraph, none longer than the width unless a single word is. */
  static List<String> lines(String paragraph, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ", -1)) {
      if (!line.isEmpty() && columns(line) + 1 + columns(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int columns(CharSequence text) {
    return (int) text.codePoints().count();
  }
}
