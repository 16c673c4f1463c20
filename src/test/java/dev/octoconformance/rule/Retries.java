package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a delivery that failed is retried, or is not when the webhook opted out. */
public final class Retries {
  private Retries() {}

  /** A delivery that failed is sent again, and not only at once by the HTTP client. */
  public static Rule retried() {
    return scene ->
        scene
                .evidence()
                .armed(scene.arm())
                .filter(armed -> Schedule.begins(armed, Manner.REFUSE))
                .isPresent()
            ? Failing.begun(Retries::afterOpening).judge(scene)
            : Failing.failed(Retries::again).judge(scene);
  }

  /** A webhook is retried or not as it was created, whatever its neighbours want. */
  public static Rule byTheirOwnFlag() {
    return scene ->
        scene.evidence().armed(scene.arm()).filter(Armed::optedOut).isPresent()
            ? never().judge(scene)
            : retried().judge(scene);
  }

  /** A webhook that opted out gets each event once. */
  public static Rule never() {
    return Failing.failed(arm -> new OptedOut(arm).finding());
  }

  /** A redirect is followed, or the delivery is sent again. */
  public static Rule followedOrRetried() {
    return Failing.failed(
        arm -> {
          List<Delivery> followed = Attempts.followed(arm.scene(), arm.armed());
          return followed.isEmpty()
              ? again(arm)
              : Finding.holds(
                  "The redirect (%s) was followed by %s after %s."
                      .formatted(
                          arm.answered(),
                          followed.get(0).arrival().method(),
                          Words.seconds(
                              followed.get(0).arrival().at().minus(arm.failure().first().at()))),
                  Heard.ids(followed));
        });
  }

  private static Finding again(Failing arm) {
    List<Attempt> retries = arm.schedule().retries(arm.armed());
    if (retries.isEmpty()) {
      return new Absence(arm).finding();
    }
    Attempt retry = retries.get(0);
    if (!arm.isCertain(retry)) {
      return arm.notYet(Optional.of(arm.schedule().certain(retry)));
    }
    String gap =
        arm.failure().gapBefore(retry).map(Words::seconds).orElse("a time that is unknown");
    return Finding.holds(
        "The first attempt got %s; it was sent again after %s.".formatted(arm.answered(), gap),
        Failing.ids(List.of(arm.failure().first(), retry)));
  }

  private static Finding afterOpening(Failing arm) {
    Optional<Attempt> came = arm.event().map(Event::first);
    if (came.isEmpty()) {
      return arm.portLost().orElseGet(() -> new Absence(arm).finding());
    }
    Duration confirmed = arm.schedule().confirmed().orElse(Duration.ZERO);
    String opened =
        arm.scene().evidence().notes(Scene.PORT_OPENED).stream()
            .filter(note -> note.detail().equals(arm.armed().arm()))
            .map(Note::at)
            .findFirst()
            .map(at -> Words.seconds(came.get().at().minus(at)) + " after the port was opened, ")
            .orElse("");
    return Finding.holds(
        "Connections were refused at first; the delivery came %s%s after the event."
            .formatted(opened, Words.seconds(came.get().at().minus(confirmed))),
        List.of(came.get().id()));
  }
}
