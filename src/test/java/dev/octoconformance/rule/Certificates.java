package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a sender that comes by HTTPS looks at the certificate, as a fact. */
public final class Certificates {
  private static final String LEFT = "left";

  /** What is wrong with HTTPS itself, whatever the certificate. */
  private static final Set<String> OTHER_ALERTS =
      Set.of(
          "protocol_version",
          "insufficient_security",
          "no_application_protocol",
          "unexpected_message",
          "illegal_parameter",
          "decode_error",
          "missing_extension",
          "internal_error");

  private final Scene scene;
  private final Armed armed;
  private final Certificate shown;

  private Certificates(Scene scene, Armed armed) {
    this.scene = scene;
    this.armed = armed;
    this.shown = shown(armed.arm());
  }

  /** What the arm of this name shows: arms are called by that. */
  private static Certificate shown(String arm) {
    String word = arm.replaceFirst(".*/", "");
    for (Certificate certificate : Certificate.values()) {
      if (certificate.word().equals(word)) {
        return certificate;
      }
    }
    throw new IllegalArgumentException("No certificate is called " + word);
  }

  /** Whether somebody came to the port of this webhook, and what of that. */
  public static boolean areLookedAt(Evidence evidence, Armed armed) {
    return !evidence.arrivals(armed).isEmpty() || alert(evidence, armed).isPresent();
  }

  private static Optional<Note> alert(Evidence evidence, Armed armed) {
    return evidence.notes(Milestone.CERTIFICATE_DISLIKED).stream()
        .filter(note -> note.detail().startsWith(armed.token() + " "))
        .findFirst();
  }

  /** What the sender does when it is shown the certificate of this arm. */
  public static Rule tellWhetherTheyAreChecked() {
    return scene -> {
      Evidence evidence = scene.evidence();
      if (evidence.note(Scene.NO_BYTES).isPresent()) {
        return new Finding.Undecidable(
            Reason.TUNNEL,
            "The target reaches the receiver through another address than its own, so it is not shown"
                + " the receiver's own certificates.");
      }
      boolean over =
          evidence.note(Scene.ALL_OVER).isPresent()
              || evidence.notes(Scene.OVER).stream()
                  .anyMatch(note -> note.detail().equals(Scene.CERTIFICATES));
      Optional<Note> failed = evidence.note(Scene.WAVE_FAILED);
      if (!over && failed.isEmpty()) {
        return new Finding.NotYet(null);
      }
      Optional<Armed> armed = evidence.armed(scene.arm());
      if (armed.isEmpty()) {
        return failed
            .<Finding>map(note -> new Finding.Undecidable(Reason.TRIG, note.detail()))
            .orElseGet(() -> Heard.notArranged(scene));
      }
      return new Certificates(scene, armed.get()).finding();
    };
  }

  private Finding finding() {
    if (armed.webhookId() == null) {
      return refused();
    }
    List<Arrival> arrivals = scene.evidence().arrivals(armed);
    if (!arrivals.isEmpty()) {
      return delivered(arrivals.get(0));
    }
    Optional<Note> alert = alert(scene.evidence(), armed);
    return alert.isPresent()
        ? left(alert.get(), alert.get().detail().substring(armed.token().length() + 1))
        : unseen();
  }

  private Finding refused() {
    return scene.evidence().note(Scene.LIMIT_REACHED).isPresent()
        ? Heard.refused(scene, armed)
        : new Finding.Seen(
            "A webhook at an https URL with %s was refused when it was created (%s)."
                .formatted(shown.words(), UrlForms.status(scene, armed)),
            List.of(armed.exchange()));
  }

  private Finding delivered(Arrival arrival) {
    return new Finding.Seen(
        shown == Certificate.RIGHT
            ? "The event was delivered by HTTPS, where the right certificate was shown."
            : "The event was delivered although %s was shown: that is not checked."
                .formatted(shown.words()),
        List.of(arrival.id()));
  }

  private Finding left(Note note, String alert) {
    if (alert.contains(" ") || OTHER_ALERTS.contains(alert)) {
      return new Finding.Undecidable(
          Reason.ENV,
          "The sender came by HTTPS, and it did not come to that (%s).".formatted(alert));
    }
    String left =
        "The sender left when %s was shown%s, and delivered nothing"
            .formatted(shown.words(), alert.equals(LEFT) ? "" : " (alert %s)".formatted(alert));
    return switch (shown) {
      case SELF_SIGNED -> new Finding.Seen(left + ".", List.of(note.id()));
      case RIGHT ->
          new Finding.Seen(
              left + ": it does not know the authority of this run.", List.of(note.id()));
      case EXPIRED, OTHER_HOST ->
          isAuthorityKnown()
              ? new Finding.Seen(
                  left + "; to the right certificate of the same authority it did.",
                  List.of(note.id()))
              : new Finding.Undecidable(
                  Reason.ENV,
                  left
                      + "; but it does not know the authority of this run, so that is no sign that"
                      + " it looks at %s."
                          .formatted(shown == Certificate.EXPIRED ? "the date" : "the host"));
    };
  }

  private boolean isAuthorityKnown() {
    String right = scene.arm().replaceFirst("/.*", "/") + Certificate.RIGHT.word();
    return scene
        .evidence()
        .armed(right)
        .filter(other -> !scene.evidence().arrivals(other).isEmpty())
        .isPresent();
  }

  private Finding unseen() {
    Optional<Trigger> confirm = scene.trigger(Scene.CERTIFICATES, Action.CONFIRM);
    if (confirm.filter(Trigger::accepted).isEmpty()) {
      return new Finding.Undecidable(
          Reason.TRIG, "No booking could be confirmed, so no event was caused.");
    }
    return !scene.anythingHeard() && !scene.terms().sinkReachable()
        ? Heard.unreachable()
        : new Finding.Undecidable(
            Reason.NODLV,
            "Nobody came to the port of this webhook, so it was not seen whether certificates are"
                + " checked.");
  }
}
