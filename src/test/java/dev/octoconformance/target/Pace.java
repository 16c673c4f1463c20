package dev.octoconformance.target;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of permits to begin a request: full at the start, so that a short burst goes out at
 * once, and refilled at the allowed number a second.
 */
final class Pace {
  private static final int BURST = 20;

  private final long gap;
  private final LongSupplier nanoTime;
  private final LongConsumer parkNanos;

  /** When the bucket will be full again, if nobody else asks. */
  private long full;

  /** A full bucket that is refilled with this many permits a second; null for no limit. */
  Pace(@Nullable Integer perSecond) {
    this(perSecond, System::nanoTime, LockSupport::parkNanos);
  }

  Pace(@Nullable Integer perSecond, LongSupplier nanoTime, LongConsumer parkNanos) {
    this.gap = perSecond == null ? 0 : TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.nanoTime = nanoTime;
    this.parkNanos = parkNanos;
    this.full = nanoTime.getAsLong();
  }

  /** Returns when the next request may begin. */
  void await() {
    if (gap == 0) {
      return;
    }
    long mine = takePermit();
    for (long left = mine - nanoTime.getAsLong(); left > 0; left = mine - nanoTime.getAsLong()) {
      parkNanos.accept(left);
    }
  }

  /** Takes the next permit and tells from when on it may be used. */
  private synchronized long takePermit() {
    long now = nanoTime.getAsLong();
    full = (full - now > 0 ? full : now) + gap;
    return full - BURST * gap;
  }
}
