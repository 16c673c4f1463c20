package dev.octoconformance.sink;

import dev.octoconformance.journal.Reaction;

/** What the sink does with a delivery: decided once, at the moment it arrives. */
@FunctionalInterface
public interface Answers {

  /**
   * A request, as far as its answer may depend on it.
   *
   * @param token whose it is
   * @param method the method
   * @param target the request-target, path and query
   * @param body the text of the body
   * @param authorized whether it has an Authorization field, whatever that says
   */
  record Question(String token, String method, String target, String body, boolean authorized) {}

  /** What is done with it. */
  Reaction to(Question request);

  /** From now on somebody may know the URL with this token. */
  default void expect(String token) {}

  /** Whether anybody was given a URL with this token, so that it is no guess. */
  default boolean expects(String token) {
    return true;
  }

  /** Every delivery is welcome. */
  static Answers always200() {
    return request -> Reaction.status(200);
  }
}
