package dev.octoconformance.target;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lets only so many requests begin in any window of one second, the first of them at once. */
final class Pace {
  /** A second, and a tenth of one by which a network may bring requests closer to each other. */
  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(1_100);

  private final LongSupplier nanoTime;
  private final LongConsumer parkNanos;

  /** When the last requests began, as many as may begin in a window; the oldest is the next. */
  private final long[] begun;

  private int next;

  /** At most this many requests in any second; null for no limit. */
  Pace(@Nullable Integer perSecond) {
    this(perSecond, System::nanoTime, LockSupport::parkNanos);
  }

  Pace(@Nullable Integer perSecond, LongSupplier nanoTime, LongConsumer parkNanos) {
    this.nanoTime = nanoTime;
    this.parkNanos = parkNanos;
    this.begun = new long[perSecond == null ? 0 : perSecond];
    Arrays.fill(begun, nanoTime.getAsLong() - WINDOW);
  }

  /** Returns when the next request may begin; whoever comes later waits for those before. */
  synchronized void await() {
    if (begun.length == 0) {
      return;
    }
    long mine = begun[next] + WINDOW;
    for (long left = mine - nanoTime.getAsLong(); left > 0; left = mine - nanoTime.getAsLong()) {
      parkNanos.accept(left);
    }
    begun[next] = nanoTime.getAsLong();
    next = (next + 1) % begun.length;
  }
}
