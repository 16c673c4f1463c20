package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The way to the target, which can be shut for everyone but the clean-up when a run is interrupted.
 */
public final class Gate implements Transport {
  private final Transport behind;
  private final String cleanUp;
  private final ReadWriteLock passing = new ReentrantReadWriteLock();
  private volatile boolean shut;

  /**
   * An open gate.
   *
   * @param cleanUp the scope that passes even when the gate is shut
   */
  public Gate(Transport behind, String cleanUp) {
    this.behind = behind;
    this.cleanUp = cleanUp;
  }

  @Override
  public Exchange send(String scope, int turn, Exchange.Request request) {
    return pass(behind, scope, turn, request);
  }

  @Override
  public Transport graded() {
    return (scope, turn, request) -> pass(behind.graded(), scope, turn, request);
  }

  private Exchange pass(Transport way, String scope, int turn, Exchange.Request request) {
    passing.readLock().lock();
    try {
      if (shut && !scope.equals(cleanUp)) {
        throw new IllegalStateException("The run was interrupted.");
      }
      return way.send(scope, turn, request);
    } finally {
      passing.readLock().unlock();
    }
  }

  /**
   * Shuts the gate, and returns when nobody is on the way any more, at the latest after this time.
   */
  public void shut(Duration patience) {
    shut = true;
    try {
      if (passing.writeLock().tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        passing.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
