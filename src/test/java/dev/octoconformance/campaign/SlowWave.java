package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.BookingUpdates;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.List;

/** One booking that many receivers are slow to take in, while one of them is quick. */
final class SlowWave {
  private static final Duration HELD = Duration.ofSeconds(15);

  private final Stage stage;

  SlowWave(Stage stage) {
    this.stage = stage;
  }

  /** Registers these arms and lets it happen; nothing at all when there are none. */
  void run(List<ArmPlan> arms) {
    if (arms.isEmpty()) {
      return;
    }
    stage.roster().registerOrRefuse(arms, Scene.SLOW);
    stage.reserve(Scene.SLOW).ifPresent(this::confirm);
    stage.journal().note(Scene.OVER, Scene.SLOW);
    stage.roster().remove(armed -> armed.wave().equals(Scene.SLOW) && !armed.answers().isEmpty());
  }

  private void confirm(BookingLife booking) {
    stage.plan().scripts().begin(Scene.SLOW, booking.uuid());
    Trigger confirm = booking.confirm("Guest slow " + stage.plan().nonce());
    if (confirm.accepted()) {
      Duration longest = stage.patience().firstDelivery();
      await("the quick webhook", confirm, longest.compareTo(HELD) < 0 ? longest : HELD);
      release();
      await("the quick webhook beside those that were slow", confirm, longest);
    } else {
      release();
    }
  }

  private void await(String whom, Trigger confirm, Duration longest) {
    stage
        .ear()
        .waitFor(
            whom + " to be told",
            evidence -> quickIsTold(evidence, confirm),
            confirm.at().plus(longest));
  }

  private boolean quickIsTold(Evidence evidence, Trigger confirm) {
    Scene scene = new Scene(evidence, "", stage.now(), stage.plan().terms());
    return evidence
        .armed()
        .filter(a -> a.wave().equals(Scene.SLOW) && a.webhookId() != null)
        .filter(a -> a.answers().isEmpty())
        .allMatch(a -> BookingUpdates.isTold(scene, a, confirm));
  }

  private void release() {
    stage
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(Scene.SLOW) && !a.answers().isEmpty())
        .map(Armed::token)
        .forEach(stage.plan().reception()::release);
  }
}
