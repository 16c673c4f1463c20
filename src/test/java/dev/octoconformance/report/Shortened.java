package dev.octoconformance.report;

/** Texts cut to a length, never in the middle of a character. */
final class Shortened {
  private Shortened() {}

  /** The text, or its beginning with an ellipsis; at most so many characters. */
  static String to(int longest, String text) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** The last characters of a text that is longer. */
  static String end(int longest, String text) {
    int from = text.length() - longest;
    return text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
  }
}
