package dev.octoconformance.sink;

import dev.octoconformance.journal.Body;

/** What the sink answers: decided once per arrival, at the moment it arrives. */
@FunctionalInterface
public interface Answers {

  /** The status for a request with this token and body. */
  int status(String token, Body body);

  /** Every delivery is welcome. */
  static Answers always200() {
    return (token, body) -> 200;
  }
}
