package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads of one vendor: as many daemons as there is work, and one that watches the clock. */
final class Workers implements Executor, AutoCloseable {
  private final ExecutorService pool;
  private final ScheduledThreadPoolExecutor clock;

  Workers() {
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "reference-vendor");
          thread.setDaemon(true);
          return thread;
        };
    pool =
        new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons);
    clock = new ScheduledThreadPoolExecutor(1, daemons);
    clock.setRemoveOnCancelPolicy(true);
  }

  /** Runs a task at once on a thread of its own; does nothing after closing. */
  @Override
  public void execute(Runnable task) {
    try {
      pool.execute(task);
    } catch (RejectedExecutionException e) {
      // Closed: whatever was still to be done is not done.
    }
  }

  void after(Duration pause, Runnable task) {
    if (pause.isZero() || pause.isNegative()) {
      execute(task);
      return;
    }
    try {
      ScheduledFuture<?> unused =
          clock.schedule(() -> execute(task), pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: whatever was still to be done is not done.
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pool.shutdownNow();
  }
}
