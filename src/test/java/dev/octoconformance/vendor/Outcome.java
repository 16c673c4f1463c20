package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended.
 *
 * @param status the status that was answered, 0 for none
 * @param headers the header fields of the answer, names in lower case
 * @param body what was read of the answer's body, an octet for a character
 * @param bodyEnd how reading the body ended
 * @param took the time until the head of the answer was there, or until it was given up
 */
record Outcome(
    Ending ending,
    int status,
    Map<String, String> headers,
    String body,
    BodyEnd bodyEnd,
    Duration took) {
  enum Ending {
    ANSWERED,
    /** There was no connection. */
    REFUSED,
    /** The connection, or the head of the answer, did not come in time. */
    TIMED_OUT,
    /** The connection was reset, or broke in another way. */
    RESET,
    /** The connection was closed in order, without an answer. */
    CLOSED,
    /** The connection was closed in order after interim answers alone. */
    INTERIM_ONLY,
    /** What came was not HTTP. */
    GARBLED
  }

  enum BodyEnd {
    /** It came as it was announced. */
    WHOLE,
    /** The connection or the framing broke in the middle. */
    BROKEN,
    /** There may be more, which nobody wanted to wait for. */
    UNFINISHED
  }

  /** An answer of which only the head was read. */
  static Outcome answered(int status, Map<String, String> headers) {
    return new Outcome(
        Ending.ANSWERED, status, Map.copyOf(headers), "", BodyEnd.UNFINISHED, Duration.ZERO);
  }

  static Outcome unanswered(Ending ending) {
    return new Outcome(ending, 0, Map.of(), "", BodyEnd.WHOLE, Duration.ZERO);
  }

  Outcome with(String newBody, BodyEnd end) {
    return new Outcome(ending, status, headers, newBody, end, took);
  }

  Outcome after(Duration time) {
    return new Outcome(ending, status, headers, body, bodyEnd, time);
  }

  boolean isAnswered() {
    return ending == Ending.ANSWERED;
  }

  /** A header field of the answer, its name in lower case. */
  @Nullable String header(String name) {
    return headers.get(name);
  }
}
