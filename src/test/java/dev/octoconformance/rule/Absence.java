package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A retry that did not come until now: too early to say, out of time, or missing; and what is
 * missing is said only once a fresh webhook missed it as well.
 */
record Absence(Failing arm) {

  Finding finding() {
    Optional<Duration> late = arm.schedule().lateAt(arm.armed());
    if (late.filter(arm::isPast).isPresent()) {
      return arm.mostAttempts() == 1 ? Failing.declaredOnce() : repeated();
    }
    if (!arm.isOver()) {
      return arm.notYet(late);
    }
    return arm.mostAttempts() == 1 ? Failing.declaredOnce() : arm.outOfTime(looked(late));
  }

  private String looked(Optional<Duration> late) {
    if (arm.event().isEmpty()) {
      return "Connections were refused until the port was opened, and no delivery came since; %s."
          .formatted(
              arm.schedule().arms().stream().anyMatch(a -> Reactions.isLeading(a, 2))
                  ? "other webhooks were not retried twice since then either, or a sender that gives up may have done so before"
                  : "there was no other webhook to compare with");
    }
    Event event = arm.failure();
    if (event.last().ended() == null) {
      return "The sender had not hung up on a delivery that was not answered after %s; tell how long it waits with declared.senderTimeout, or run with a larger budget."
          .formatted(arm.ago(event.last().at()));
    }
    return "The attempt got %s and a retry was looked for during %s: %s%s."
        .formatted(
            arm.answered(),
            arm.ago(event.last().at()),
            resent(),
            late.map(at -> arm.schedule().controls() + ", so that is too short to tell")
                .orElse(
                    arm.schedule().firstGaps().isEmpty()
                        ? "no other webhook was retried either; tell declared.firstRetryMax or run"
                            + " with a larger budget"
                        : arm.schedule().controls() + ", which are too few to measure by"));
  }

  private String resent() {
    return arm.failure().repeats().isEmpty() ? "" : "only the HTTP client sent it again at once; ";
  }

  /** The window in which it did not come, and what the controls did. */
  private String window() {
    if (arm.event().isEmpty()) {
      return "nothing came after the port was opened, while other webhooks were retried twice";
    }
    String controls =
        arm.schedule().firstGaps().isEmpty()
            ? "the vendor declares less than that"
            : arm.schedule().controls();
    return "%sno retry came within %s; %s"
        .formatted(resent(), arm.ago(arm.failure().last().at()), controls);
  }

  private Finding repeated() {
    Optional<Armed> fresh = arm.scene().evidence().armed(arm.armed().arm() + Scene.ONCE_MORE);
    boolean allOver = arm.scene().evidence().note(Scene.ALL_OVER).isPresent();
    if (fresh.map(Armed::webhookId).isEmpty()) {
      boolean full = arm.scene().evidence().note(Scene.LIMIT_REACHED).isPresent();
      return allOver || fresh.isPresent()
          ? new Finding.Undecidable(
              full ? Reason.LIMIT : Reason.BUDGET,
              sentence(window()) + " This could not be repeated with a fresh webhook.")
          : arm.notYetBeforeTheEnd();
    }
    return repeated(Failing.at(arm.scene(), fresh.get().arm()));
  }

  private Finding repeated(Failing fresh) {
    boolean refuses = Schedule.begins(fresh.armed(), Manner.REFUSE);
    if (!refuses && fresh.event().isEmpty()) {
      return fresh.isOver()
          ? arm.outOfTime(sentence(window()) + " A fresh webhook did not hear of its event.")
          : fresh.notYet(Optional.empty());
    }
    boolean came =
        refuses ? fresh.event().isPresent() : !fresh.schedule().retries(fresh.armed()).isEmpty();
    if (came && wasNobodyRetried()) {
      return Finding.broken(
          sentence(window())
              + " Not one of %d webhooks that failed like that was retried; a fresh one was, when nothing else happened meanwhile."
                  .formatted(unretried().size()),
          "every such delivery is retried",
          "none of %d was".formatted(unretried().size()),
          evidence(fresh));
    }
    if (came || !Attempts.followed(arm.scene(), fresh.armed()).isEmpty()) {
      return Finding.slight(
          sentence(window()) + " A fresh webhook was retried, so this is sporadic.",
          "every such delivery is retried",
          "one of two was not",
          evidence(fresh));
    }
    Optional<String> lost = fresh.scene().portLost(fresh.armed());
    if (lost.isPresent()) {
      return new Finding.Undecidable(
          Reason.ENV,
          sentence(window()) + " This could not be repeated with a fresh webhook: " + lost.get());
    }
    Optional<Duration> late = fresh.schedule().lateAt(fresh.armed());
    if (late.filter(fresh::isPast).isPresent()) {
      return Finding.broken(
          "A delivery%s that got %s is not retried: %s. A fresh webhook showed the same: %s."
              .formatted(
                  Scene.failing(arm.armed().wave()),
                  arm.armed().answer(0).inFull(),
                  window(),
                  new Absence(fresh).window()),
          "a retry",
          "none",
          evidence(fresh));
    }
    return fresh.isOver()
        ? arm.outOfTime(
            sentence(window())
                + " This could not be repeated in time: "
                + fresh.schedule().controls()
                + " then.")
        : fresh.notYet(late);
  }

  /**
   * A wave in which nobody was retried is not sporadic: those that must be are enough, and all of
   * them have waited in vain.
   */
  private boolean wasNobodyRetried() {
    return arm.schedule().firstGaps().isEmpty() && unretried().size() > 1;
  }

  private List<Armed> unretried() {
    return arm.schedule().missing().stream()
        .filter(armed -> Reactions.isLeading(armed, 1))
        .toList();
  }

  private List<String> evidence(Failing fresh) {
    List<String> ids = new ArrayList<>(arm.evidence());
    ids.addAll(fresh.evidence());
    return ids;
  }

  private String sentence(String words) {
    return "The attempt%s got %s: %s."
        .formatted(Scene.failing(arm.armed().wave()), arm.armed().answer(0).inFull(), words);
  }
}
