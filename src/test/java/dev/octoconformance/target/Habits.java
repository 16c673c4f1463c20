package dev.octoconformance.target;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What was found out about the target and holds for all who ask it. */
final class Habits {
  private final Cancelling cancelling = new Cancelling();
  private final Confirming confirming;
  private final AtomicInteger sinkRefusal = new AtomicInteger();

  /**
   * Nothing is known yet.
   *
   * @param confirmation how long a confirmation that is pending is waited for
   */
  Habits(Duration confirmation) {
    this.confirming = new Confirming(confirmation);
  }

  /** How it cancels bookings. */
  Cancelling cancelling() {
    return cancelling;
  }

  /** How it confirms them. */
  Confirming confirming() {
    return confirming;
  }

  /** It refuses a plain webhook for the sink with this status, and takes one for elsewhere. */
  void refusesTheSink(int status) {
    sinkRefusal.set(status);
  }

  /** Whether it is known to refuse plain webhooks for the sink with this status. */
  boolean isSinkRefusal(int status) {
    return sinkRefusal.get() == status;
  }
}
