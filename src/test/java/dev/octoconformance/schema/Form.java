package dev.octoconformance.schema;

import java.util.regex.Pattern;

/** A body in the manner of HTML forms. */
final class Form {

  /** A name, then an equals sign that is not the padding of Base64. */
  private static final Pattern PAIR = Pattern.compile("[\\w.\\-%+][\\w.\\-%+\\[\\]]*=(?!=?\\s*$)");

  private Form() {}

  /** Whether a text begins like {@code name=value}, as no JSON does. */
  static boolean looksLike(String text) {
    return PAIR.matcher(text).lookingAt();
  }
}
