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
    try {
      CompletableFuture.allOf(
              all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
          .get(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stubborn) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
