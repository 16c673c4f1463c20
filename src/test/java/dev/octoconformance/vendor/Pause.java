package dev.octoconformance.vendor;

import java.util.concurrent.locks.LockSupport;

/** The moment in which careless code lets others overtake. */
final class Pause {
  private static final long BRIEFLY = 25_000_000;

  private Pause() {}

  /** Waits 25 milliseconds. */
  static void briefly() {
    long until = System.nanoTime() + BRIEFLY;
    for (long left = BRIEFLY; left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
