package dev.octoconformance.vendor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how many deliveries of a marked webhook have begun within the last two seconds. */
final class Burst {
  private static final long WINDOW = Duration.ofSeconds(2).toNanos();

  private final Map<String, ArrayDeque<Long>> begun = new ConcurrentHashMap<>();

  /** Counts one more; always zero for a webhook without the mark. */
  int joined(Webhook webhook) {
    if (!Mark.BURST.on(webhook)) {
      return 0;
    }
    ArrayDeque<Long> times = begun.computeIfAbsent(webhook.id(), unused -> new ArrayDeque<>());
    synchronized (times) {
      long now = System.nanoTime();
      times.removeIf(time -> now - time > WINDOW);
      times.add(now);
      return times.size();
    }
  }
}
