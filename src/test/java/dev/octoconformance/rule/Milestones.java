package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Note;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** How far a campaign has come, as its journal tells. */
final class Milestones {
  private Milestones() {}

  /** Whether no wave follows any more, or the budget has ended. */
  static boolean areAllReached(Scene scene) {
    return scene.evidence().note(Scene.ALL_OVER).isPresent()
        || scene.evidence().note(Scene.WAVE_FAILED).isPresent()
        || scene.now().compareTo(scene.terms().timing().budgetEnd()) >= 0;
  }

  /** Whether nothing is expected of this wave any more. */
  static boolean isOver(Scene scene, String wave) {
    return areAllReached(scene)
        || (wave.equals(Scene.A) && scene.evidence().note(Scene.WAVE_A_OVER).isPresent())
        || scene.evidence().notes(Scene.OVER).stream().anyMatch(n -> n.detail().equals(wave));
  }

  /** When a failure wave was over; empty before that, and for other waves. */
  static Optional<Duration> end(Scene scene, String wave) {
    boolean fails = wave.startsWith(Scene.B) || wave.equals(Scene.AGAIN);
    return scene.evidence().notes(Scene.OVER).stream()
        .filter(note -> fails && note.detail().equals(wave))
        .map(Note::at)
        .findFirst();
  }

  /** An id as it stands in a path. */
  static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** When the webhook of an arm was deleted, by whom ever; empty as long as it is there. */
  static Optional<Duration> deletion(Scene scene, Armed armed) {
    String id = armed.webhookId();
    if (id == null) {
      return Optional.empty();
    }
    String end = "/" + encoded(id);
    Optional<Duration> told =
        scene.evidence().notes(Scene.DELETED).stream()
            .filter(note -> note.detail().equals(armed.arm()))
            .map(Note::at)
            .findFirst();
    return told.or(
        () ->
            scene
                .evidence()
                .exchanges()
                .filter(x -> x.request().method().equals("DELETE") && x.succeeded())
                .filter(x -> x.request().url().endsWith(end))
                .map(Exchange::endedAt)
                .findFirst());
  }
}
