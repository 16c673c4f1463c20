package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Certificates;
import dev.octoconformance.rule.Scene;
import java.util.List;
import java.util.stream.Stream;

/** One booking that is told to webhooks which show certificates, most of them wrong. */
final class CertificateWave {
  private final Stage stage;

  CertificateWave(Stage stage) {
    this.stage = stage;
  }

  /** Registers these arms and lets it happen; nothing at all when there are none. */
  void run(List<ArmPlan> arms) {
    if (arms.isEmpty() || stage.evidence().note(Scene.NO_BYTES).isPresent()) {
      return;
    }
    stage.roster().registerOrRefuse(arms, Scene.CERTIFICATES);
    if (shown(stage.evidence()).findAny().isPresent()) {
      stage.reserve(Scene.CERTIFICATES).ifPresent(this::confirm);
    }
    stage.journal().note(Scene.OVER, Scene.CERTIFICATES);
    stage.roster().remove(armed -> armed.wave().equals(Scene.CERTIFICATES));
  }

  private void confirm(BookingLife booking) {
    Trigger confirm = booking.confirm("Guest certificates " + stage.plan().nonce());
    if (confirm.accepted()) {
      stage
          .ear()
          .waitFor(
              "somebody to look at every certificate",
              evidence ->
                  shown(evidence).allMatch(armed -> Certificates.areLookedAt(evidence, armed)),
              stage.now().plus(stage.ear().unhurried()));
    }
  }

  private static Stream<Armed> shown(Evidence evidence) {
    return evidence
        .armed()
        .filter(armed -> armed.wave().equals(Scene.CERTIFICATES) && armed.webhookId() != null);
  }
}
