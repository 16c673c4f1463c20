package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;

/** What was asked for in an odd way is refused, or it works like anything else. */
public final class Oddities {
  private Oddities() {}

  /**
   * The arm was refused with a status from 400 to 499, or it is told of the event like the others;
   * everything else is a breach: an error of the server, no answer, and above all a webhook that
   * was accepted and then never fires.
   */
  public static Rule areRefusedOrWork() {
    return refusedOr(
        scene -> {
          Finding finding = Deliveries.arrive().judge(scene);
          return finding instanceof Finding.Broken ? silent(scene) : finding;
        });
  }

  /**
   * The arm was refused, or its deliveries go to the whole of its URL; the message tells lengths,
   * for the URL is too long to be told.
   */
  public static Rule areRefusedOrUncut() {
    return refusedOr(
        Heard.ofDeliveries(
            heard -> {
              Rule exact = Deliveries.goToTheExactUrl();
              Finding finding = exact.judge(heard.scene());
              return finding instanceof Finding.Broken ? cut(heard) : finding;
            }));
  }

  private static Finding cut(Heard heard) {
    int longest =
        heard.events().stream().mapToInt(d -> d.arrival().target().length()).max().orElse(0);
    int wanted = heard.armed().url().replaceFirst("^[^/]*//[^/]*", "").length();
    return Finding.broken(
        "The webhook was accepted with a very long URL, and its deliveries go to another one.",
        "a refusal, or the path and query as registered, of %d characters".formatted(wanted),
        "a path and query of at most %d characters".formatted(longest),
        Heard.ids(heard.events()));
  }

  /** The arm was refused with a status from 400 to 499, or this rule holds for it. */
  public static Rule refusedOr(Rule rule) {
    return scene -> {
      Optional<Armed> refused =
          scene.evidence().armed(scene.arm()).filter(armed -> armed.webhookId() == null);
      return refused.isPresent() ? refusal(scene, refused.get()) : rule.judge(scene);
    };
  }

  private static Finding refusal(Scene scene, Armed armed) {
    if (!Milestones.isOver(scene, Scene.A)) {
      return new Finding.NotYet(null); // whether ordinary webhooks are refused as well is not known
    }
    if (scene.evidence().note(Scene.LIMIT_REACHED).isPresent()) {
      return Heard.refused(scene, armed);
    }
    Optional<Exchange.Answer> answer =
        Optional.ofNullable(scene.evidence().exchange(armed.exchange()).answer());
    int status = answer.map(Exchange.Answer::status).orElse(0);
    if (status >= 400 && status < 500) {
      return Finding.holds(
          "It was refused with %d, which is a clear answer.".formatted(status),
          List.of(armed.exchange()));
    }
    return Finding.broken(
        "The target neither created this webhook nor refused it.",
        "a status from 200 to 299, or one from 400 to 499",
        status == 0 ? "no answer" : String.valueOf(status),
        List.of(armed.exchange()));
  }

  /** What an arm's silence means that was accepted and then never fired. */
  static Finding silent(Scene scene) {
    if (!scene.waveHeard()) {
      return new Finding.Undecidable(
          Reason.NODLV, "No webhook was notified of anything, so its silence says nothing.");
    }
    Armed armed = scene.evidence().armed(scene.arm()).orElseThrow();
    return Finding.broken(
        "This webhook was accepted, and then nothing was delivered to it, while other webhooks were"
            + " notified.",
        "a refusal, or a webhook that works",
        "a webhook that never fires",
        List.of(armed.exchange()));
  }
}
