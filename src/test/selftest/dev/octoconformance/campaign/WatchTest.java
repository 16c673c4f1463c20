package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.Threads;
import dev.octoconformance.journal.Journal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limit is a safety net only: nothing here waits for time to pass. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchTest {
  private final AtomicReference<Duration> now = new AtomicReference<>(Duration.ZERO);
  private final Journal journal =
      Journal.timedBy(() -> java.util.Objects.requireNonNull(now.get()));
  private final Watch watch = new Watch(journal);

  @Test
  void an_entry_since_the_last_look_is_not_waited_for() {
    long seen = watch.seen();
    journal.note("something", "");
    watch.next(seen, null);
    assertThat(watch.seen()).isEqualTo(seen + 1);
  }

  @Test
  void the_time_to_look_again_may_be_over() {
    now.set(Duration.ofSeconds(5));
    watch.next(watch.seen(), Duration.ofSeconds(5));
    watch.next(watch.seen(), Duration.ofSeconds(4));
  }

  @Test
  void a_new_entry_wakes_before_the_deadline() throws Exception {
    long seen = watch.seen();
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(
            () -> watch.next(seen, Duration.ofDays(1)), Threads.ofTheirOwn());
    journal.note("something", "");
    waiting.get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_condition_that_holds_already_is_true_after_the_deadline_too() {
    now.set(Duration.ofSeconds(9));
    assertThat(watch.until(evidence -> true, Duration.ofSeconds(1))).isTrue();
    assertThat(watch.until(evidence -> false, Duration.ofSeconds(1))).isFalse();
  }

  @Test
  void the_deadline_is_that_of_the_run_s_own_clock() throws Exception {
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> watch.until(evidence -> false, Duration.ofDays(1)), Threads.ofTheirOwn());
    now.set(Duration.ofDays(2));
    journal.note("time flies", "");
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void no_wake_up_is_lost_among_many_writers() throws Exception {
    int each = 500;
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () ->
                watch.until(evidence -> evidence.entries().size() == 2 * each, Duration.ofDays(1)),
            Threads.ofTheirOwn());
    CompletableFuture<Void> one =
        CompletableFuture.runAsync(() -> write(each), Threads.ofTheirOwn());
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> write(each), Threads.ofTheirOwn());
    CompletableFuture.allOf(one, other).get(20, TimeUnit.SECONDS);
    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private void write(int entries) {
    for (int i = 0; i < entries; i++) {
      journal.note("entry", Integer.toString(i));
    }
  }
}
