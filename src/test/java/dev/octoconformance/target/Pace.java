package dev.octoconformance.target;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Spaces requests out so that no more than the allowed number begins in a second. */
final class Pace {
  private final long gap;
  private final AtomicLong next = new AtomicLong(System.nanoTime());

  Pace(@Nullable Integer perSecond) {
    this.gap = perSecond == null ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** Returns when the next request may begin. */
  void await() {
    if (gap == 0) {
      return;
    }
    long mine = next.getAndUpdate(turn -> Math.max(turn, System.nanoTime() - gap) + gap);
    for (long left = mine - System.nanoTime(); left > 0; left = mine - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
