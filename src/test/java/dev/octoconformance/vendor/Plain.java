package dev.octoconformance.vendor;

/** What may stand in a header line. */
final class Plain {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private Plain() {}

  /** True for a field name of RFC 9110. */
  static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || TOKEN_MARKS.indexOf(c) >= 0);
  }

  /** True for a value without control characters (a tab is none) that can be written as UTF-8. */
  static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 127))
        && !hasLoneSurrogate(text);
  }

  static boolean hasLoneSurrogate(String text) {
    return text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
