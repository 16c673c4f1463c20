package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Times are milliseconds since the start of the run; the wall clock is a year ahead of it. */
class HeartbeatTest {
  private static final long YEAR = 31_536_000_000L;

  private final AtomicLong time = new AtomicLong();
  private final AtomicLong asleep = new AtomicLong();
  private final Journal journal = Journal.timedBy(() -> Duration.ofMillis(time.get()));

  private Duration wall() {
    return Duration.ofMillis(YEAR + time.get() + asleep.get());
  }

  private static Pulse.Standstill standstill(long since, long slept) {
    return new Pulse.Standstill(Duration.ofMillis(since), Duration.ofMillis(slept));
  }

  private Optional<Pulse.Standstill> beatAt(Pulse pulse, long at) {
    time.set(at);
    Optional<Pulse.Standstill> before = pulse.beat(Duration.ofMillis(at));
    pulse.beaten(Duration.ofMillis(at));
    return before;
  }

  @Test
  void a_beat_in_time_tells_of_no_standstill() {
    Pulse pulse = new Pulse(Duration.ZERO, this::wall);
    assertThat(beatAt(pulse, 100)).isEmpty();
    assertThat(beatAt(pulse, 400)).isEmpty();
  }

  @Test
  void a_late_beat_tells_since_when() {
    Pulse pulse = new Pulse(Duration.ZERO, this::wall);
    assertThat(beatAt(pulse, 100)).isEmpty();
    assertThat(beatAt(pulse, 4700)).contains(standstill(100, 0));
    assertThat(beatAt(pulse, 4800)).isEmpty();
  }

  @Test
  void a_machine_that_slept_shows_by_the_wall_clock_alone() {
    Pulse pulse = new Pulse(Duration.ZERO, this::wall);
    asleep.set(20_000);
    assertThat(beatAt(pulse, 100)).contains(standstill(0, 20_000));
    assertThat(beatAt(pulse, 200)).isEmpty();
  }

  @Test
  void a_wall_clock_that_is_set_back_or_kept_right_is_no_sleep() {
    Pulse pulse = new Pulse(Duration.ZERO, this::wall);
    asleep.set(-60_000);
    assertThat(beatAt(pulse, 100)).isEmpty();
    asleep.addAndGet(400);
    assertThat(beatAt(pulse, 200)).isEmpty();
  }

  @Test
  void whoever_comes_first_after_a_standstill_notes_it_before_anything_else() {
    journal.awake();
    time.set(4000);
    journal.note("wave is over", "B");
    assertThat(journal.evidence().entries())
        .containsExactly(
            new Note("n1", Duration.ofSeconds(4), Milestone.STOOD_STILL, "PT0S PT0S"),
            new Note("n2", Duration.ofSeconds(4), "wave is over", "B"));
  }

  @Test
  void nothing_is_judged_without_the_standstill_before_it() {
    journal.awake();
    time.set(5000);
    Journal.Moment moment = journal.moment();
    assertThat(moment.now()).isEqualTo(Duration.ofSeconds(5));
    assertThat(moment.evidence().note(Milestone.STOOD_STILL)).isPresent();
  }

  @Test
  void being_awake_is_told_now_and_then_with_the_latest_beat() {
    journal.awake();
    for (int at = 100; at <= 10_000; at += at == 3000 ? 170 : 100) {
      time.set(at);
      journal.beat();
    }
    List<Note> signs = journal.evidence().notes(Milestone.AWAKE);
    assertThat(signs).extracting(Note::detail).containsExactly("PT0.07S");
    assertThat(journal.evidence().notes(Milestone.STOOD_STILL)).isEmpty();
  }

  @Test
  void for_a_moment_after_a_long_standstill_senders_may_have_left() {
    journal.awake();
    assertThat(journal.stoodStillJustNow()).isFalse();
    time.set(300);
    assertThat(journal.stoodStillJustNow()).as("300 ms").isFalse();
    time.set(5000);
    assertThat(journal.stoodStillJustNow()).isTrue();
    time.set(5200);
    assertThat(journal.stoodStillJustNow()).isTrue();
    for (int at = 5300; at < 15_100; at += 100) {
      time.set(at);
      journal.beat();
    }
    assertThat(journal.stoodStillJustNow()).isFalse();
  }

  @Test
  void a_journal_without_a_heartbeat_never_stands_still() {
    time.set(5000);
    journal.beat();
    journal.note("wave is over", "B");
    assertThat(journal.evidence().entries()).hasSize(1);
    assertThat(journal.stoodStillJustNow()).isFalse();
  }

  @Test
  void a_heartbeat_beats_until_it_is_closed() {
    try (Heartbeat heartbeat = Heartbeat.of(journal)) {
      time.set(5000);
      assertThat(heartbeat).isNotNull();
      assertThat(journal.evidence().notes(Milestone.STOOD_STILL)).hasSize(1);
    }
    time.set(50_000);
    assertThat(journal.evidence().notes(Milestone.STOOD_STILL)).hasSize(1);
  }
}
