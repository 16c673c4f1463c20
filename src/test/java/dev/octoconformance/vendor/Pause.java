package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting on the spot: the moment in which careless code lets others overtake. */
final class Pause {
  private static final long BRIEFLY = 25_000_000;

  private Pause() {}

  /** Waits 25 milliseconds. */
  static void briefly() {
    of(Duration.ofNanos(BRIEFLY));
  }

  /** Waits as long. */
  static void of(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
