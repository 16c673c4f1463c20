package dev.octoconformance.sink;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process and all that it started. */
public final class ProcessTree {
  private static final long FAREWELL_SECONDS = 2;

  private ProcessTree() {}

  /** Ends them and waits until they are gone; who does not want to is not asked twice. */
  public static void end(ProcessHandle root) {
    List<ProcessHandle> all = Stream.concat(root.descendants(), Stream.of(root)).toList();
    all.forEach(ProcessHandle::destroy);
    if (!areGone(all)) {
      all.forEach(ProcessHandle::destroyForcibly);
      areGone(all);
    }
  }

  private static boolean areGone(List<ProcessHandle> processes) {
    try {
      CompletableFuture.allOf(
              processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(FAREWELL_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException stubborn) {
      return false;
    }
  }
}
