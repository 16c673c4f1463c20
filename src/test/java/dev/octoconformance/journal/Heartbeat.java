package dev.octoconformance.journal;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes a journal tell when the process that writes it stood still, from now on until it is closed.
 */
public final class Heartbeat implements AutoCloseable {
  private final Journal journal;
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  private final Future<?> beating;

  private Heartbeat(Journal journal) {
    this.journal = journal;
    long period = Pulse.PERIOD.toMillis();
    journal.awake();
    this.beating =
        beats.scheduleWithFixedDelay(journal::beat, period, period, TimeUnit.MILLISECONDS);
  }

  /** The heartbeat of a run that writes into this journal, and has no other. */
  public static Heartbeat of(Journal journal) {
    return new Heartbeat(journal);
  }

  @Override
  public void close() {
    beating.cancel(false);
    beats.shutdownNow();
    journal.asleep();
  }
}
