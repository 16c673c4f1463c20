package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;

/**
 * Carries a request to the target and brings back what came of it; a recorded run can take its
 * place.
 */
@FunctionalInterface
public interface Transport {

  /**
   * Sends a request exactly once and follows nothing.
   *
   * @param scope who asks
   * @param turn the how-manieth request of that scope, from 0
   * @return the recorded exchange; trouble on the way is part of it, never an exception
   */
  Exchange send(String scope, int turn, Exchange.Request request);

  /**
   * The way that requests take which are graded themselves, as against those that only drive a run;
   * on the wire and in the journal there is no difference.
   */
  default Transport graded() {
    return this;
  }
}
