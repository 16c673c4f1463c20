package dev.octoconformance.report;

/** Text of a target made harmless for a terminal or a log: what would steer is spelled out. */
final class Printable {

  private Printable() {}

  /** This text with every control character but line feed and tab written as its code. */
  static String text(String text) {
    if (text.chars().noneMatch(c -> c > '~' || steers(c))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /** This text on one line. */
  static String line(String text) {
    return text(text).replace("\n", "\\n").replace("\t", "\\t");
  }

  private static void append(StringBuilder out, int codePoint) {
    if (steers(codePoint)) {
      out.append(String.format("\\u%04x", codePoint));
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  private static boolean steers(int codePoint) {
    if (codePoint == '\n' || codePoint == '\t') {
      return false;
    }
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
