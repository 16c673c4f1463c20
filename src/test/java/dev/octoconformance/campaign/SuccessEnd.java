package dev.octoconformance.campaign;

import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The silence after the last event of a booking of ours, in which nothing may arrive any more. */
final class SuccessEnd {
  private final Stage stage;
  private @Nullable Duration begun;
  private boolean over;

  SuccessEnd(Stage stage) {
    this.stage = stage;
  }

  /** The same when it is over already. */
  SuccessEnd ended() {
    over = true;
    return this;
  }

  /** When the last event so far must have been delivered. */
  Duration ready() {
    Duration last =
        stage
            .evidence()
            .triggers()
            .map(Trigger::done)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return last.plus(stage.ear().soon());
  }

  /** From now on nothing happens any more, but for what is arranged for the silence itself. */
  void begin() {
    if (begun == null) {
      stage.arrange(Moment.AFTER_EVENTS);
      begun = stage.now();
    }
  }

  /** When the silence has lasted long enough; empty as long as it has not begun. */
  Optional<Duration> due() {
    return Optional.ofNullable(begun).map(since -> since.plus(stage.ear().quiet()));
  }

  boolean isOver() {
    return over;
  }

  /** Says that it is over. */
  void finish() {
    over = true;
    stage.journal().note(Scene.WAVE_A_OVER, "");
  }

  /** Waits for what is left of it. */
  void await() {
    if (!over) {
      wait(ready());
      begin();
      wait(due().orElse(Duration.ZERO));
      finish();
    }
  }

  private void wait(Duration until) {
    stage.ear().waitFor("silence, now that nothing happens any more", evidence -> false, until);
  }
}
