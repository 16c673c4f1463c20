package dev.octoconformance.vendor;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status the status that was answered, 0 for none
 * @param headers the header fields of the answer, names in lower case
 */
record Outcome(Ending ending, int status, Map<String, String> headers) {
  enum Ending {
    ANSWERED,
    /** There was no connection. */
    REFUSED,
    /** The connection, or the head of the answer, did not come in time. */
    TIMED_OUT,
    /** The connection broke, or what came was not HTTP. */
    BROKEN
  }

  static Outcome answered(int status, Map<String, String> headers) {
    return new Outcome(Ending.ANSWERED, status, Map.copyOf(headers));
  }

  static Outcome unanswered(Ending ending) {
    return new Outcome(ending, 0, Map.of());
  }

  /** A header field of the answer, its name in lower case. */
  @Nullable String header(String name) {
    return headers.get(name);
  }
}
