package dev.octoconformance;

import java.util.concurrent.Executor;

/**
 * A thread for every task: what blocks one must never keep another waiting, as in a shared pool.
 */
public final class Threads {
  private Threads() {}

  /** Runs each task on a daemon thread of its own. */
  public static Executor ofTheirOwn() {
    return task -> {
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      thread.start();
    };
  }
}
