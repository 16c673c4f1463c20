package dev.octoconformance.campaign;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for the journal: woken by every new entry, never by looking again and again. */
final class Watch {
  /** Deliveries come in swarms, and looking once for many is as good as looking at each. */
  private static final long SWARM_NANOS = 10_000_000;

  private final Journal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long entries;
  private boolean over;

  /** Thrown at whoever waits for what nobody asks for any more. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;

    Over() {
      super("Nobody asks any more.", null, false, false);
    }
  }

  Watch(Journal journal) {
    this.journal = journal;
    journal.onEntry(entry -> wake());
  }

  /** Makes everyone who waits look again. */
  void wake() {
    lock.lock();
    try {
      entries++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody asks any more: whoever waits, now or later, is told so by {@link Over}. */
  void end() {
    lock.lock();
    try {
      over = true;
      entries++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many entries were told so far; to be read before the journal is looked at. */
  long seen() {
    lock.lock();
    try {
      return entries;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when there is an entry more than {@code seen}, or at this time of the run.
   *
   * @param until null to wait for an entry only
   * @throws Over if nobody asks any more
   */
  void next(long seen, @Nullable Duration until) {
    lock.lock();
    try {
      while (entries == seen && !over) {
        if (until == null) {
          changed.await();
        } else {
          long left = until.minus(journal.now()).toNanos();
          if (left <= 0 || changed.awaitNanos(left) <= 0) {
            return;
          }
        }
      }
      if (over) {
        throw new Over();
      }
      gather();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for deliveries", e);
    } finally {
      lock.unlock();
    }
  }

  /** Lets those come that come right behind. */
  private void gather() throws InterruptedException {
    long left = SWARM_NANOS;
    while (left > 0) {
      left = changed.awaitNanos(left);
    }
  }

  /** Whether the journal came to satisfy the condition before this time of the run. */
  boolean until(Predicate<Evidence> condition, Duration deadline) {
    while (true) {
      long seen = seen();
      if (condition.test(journal.evidence())) {
        return true;
      }
      if (journal.now().compareTo(deadline) >= 0) {
        return false;
      }
      next(seen, deadline);
    }
  }
}
