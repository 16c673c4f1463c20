package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeashTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);
  private static final Duration STANDSTILL = Duration.ofMillis(800);

  private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
  private final Leash leash = new Leash(timers, PATIENCE);

  @AfterEach
  void close() {
    timers.shutdownNow();
  }

  /** Whether the time is over, by the look of whoever comes next. */
  private boolean isOverNext() throws Exception {
    return timers.submit(leash::isOver).get();
  }

  @Test
  void an_answer_that_came_while_we_stood_still_may_still_be_read() throws Exception {
    Future<?> standstill = timers.submit(() -> LockSupport.parkNanos(STANDSTILL.toNanos()));
    leash.holds(new DefaultBHttpClientConnection(1024));
    standstill.get();
    assertThat(isOverNext()).as("right after the standstill").isFalse();
    timers.schedule(() -> {}, STANDSTILL.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS).get();
    assertThat(isOverNext()).as("long after it").isTrue();
  }
}
