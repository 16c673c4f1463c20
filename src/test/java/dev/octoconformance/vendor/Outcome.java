package dev.octoconformance.vendor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status the status that was answered, 0 for none
 * @param headers the header fields of the answer, names in lower case
 */
record Outcome(int status, Map<String, String> headers) {
  static final Outcome NO_ANSWER = new Outcome(0, Map.of());

  /** A header field of the answer, its name in lower case. */
  @Nullable String header(String name) {
    return headers.get(name);
  }
}
