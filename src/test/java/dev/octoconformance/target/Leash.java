package dev.octoconformance.target;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpConnection;
import org.apache.http.conn.ConnectionReleaseTrigger;
import org.jspecify.annotations.Nullable;

/**
 * What one request may take in all, from when it goes out: holds its connection and cuts it when
 * the time is over, however busily the peer drips.
 */
final class Leash implements AutoCloseable {
  private static final long LATE = TimeUnit.MILLISECONDS.toNanos(500);

  private final ScheduledExecutorService timers;
  private final Duration patience;
  private @Nullable Future<?> timer;
  private @Nullable HttpConnection connection;
  private boolean over;
  private boolean cut;

  Leash(ScheduledExecutorService timers, Duration patience) {
    this.timers = timers;
    this.patience = patience;
  }

  /** The connection that the request goes out on now. */
  synchronized void holds(HttpConnection line) {
    connection = line;
    over(patience.toNanos());
  }

  private void over(long nanos) {
    long due = System.nanoTime() + nanos;
    timer = timers.schedule(() -> timeIsOver(due), nanos, TimeUnit.NANOSECONDS);
  }

  /** When we stood still ourselves, an answer may lie there: it is waited for that much longer. */
  private synchronized void timeIsOver(long due) {
    long late = System.nanoTime() - due;
    if (late > LATE) {
      over(late);
    } else {
      over = true;
      cut();
    }
  }

  /** Cuts the connection, so that nothing more is read from it, not even to skip it. */
  synchronized void cut() {
    cut = true;
    if (connection != null) {
      try {
        connection.shutdown();
      } catch (IOException alreadyGone) {
        cut = true;
      }
    }
  }

  /** Whether the time was over before the exchange was. */
  synchronized boolean isOver() {
    return over;
  }

  /** Whether the connection was cut. */
  synchronized boolean isCut() {
    return cut;
  }

  /** Gives the connection back, which nobody else does when there was no body to read. */
  @Override
  public synchronized void close() throws IOException {
    if (timer != null) {
      timer.cancel(false);
    }
    if (connection instanceof ConnectionReleaseTrigger held) {
      held.releaseConnection();
    }
  }
}
