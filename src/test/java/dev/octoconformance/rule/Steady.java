package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A rule for runs in which the suite itself stood still for a while: nobody is accused of what that
 * may have caused, and nothing holds because of it.
 */
public final class Steady implements Rule {
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  private final Rule rule;

  /** To look at all other times for every arrival would take longer than they last. */
  private Duration notBefore = Duration.ZERO;

  private Steady(Rule rule) {
    this.rule = rule;
  }

  /**
   * The rule, whose accusations must stand however the time of a standstill is counted, and without
   * what arrived meanwhile; for one judgement.
   */
  public static Rule of(Rule rule) {
    return new Steady(rule);
  }

  @Override
  public Finding judge(Scene scene) {
    Finding finding = rule.judge(scene);
    Standstills standstills = Standstills.of(scene);
    boolean holds = finding instanceof Finding.Holds;
    if (standstills.all().isEmpty() || !(holds || accuses(finding))) {
      return finding;
    }
    if (scene.now().compareTo(notBefore) < 0 && !Milestones.areAllReached(scene)) {
      return new Finding.NotYet(notBefore);
    }
    Finding steady =
        holds
            ? held(rule, scene, standstills.longerThan(Standstills.LONG), finding)
            : accused(rule, scene, standstills, finding);
    if (steady instanceof Finding.NotYet notYet && notYet.lookAgainAt() != null) {
      notBefore = notYet.lookAgainAt();
    }
    return steady;
  }

  private static Finding accused(
      Rule rule, Scene scene, Standstills standstills, Finding accusation) {
    Finding mildest = accusation;
    for (OtherTimes otherwise : OtherTimes.all(scene, standstills)) {
      Finding other = rule.judge(otherwise.scene());
      if (!accuses(other)) {
        return later(other, otherwise, scene).orElseGet(() -> unknown(standstills));
      }
      mildest = other instanceof Finding.Slight ? other : mildest;
    }
    return mildest;
  }

  private static Finding held(Rule rule, Scene scene, Standstills standstills, Finding held) {
    if (standstills.all().isEmpty()) {
      return held;
    }
    if (leftBeforeTheAnswer(scene, standstills)) {
      return unknown(standstills);
    }
    for (OtherTimes otherwise : OtherTimes.ofWaiting(scene, standstills)) {
      Finding other = rule.judge(otherwise.scene());
      if (accuses(other)) {
        return unknown(standstills);
      }
      Optional<Finding> later = later(other, otherwise, scene);
      if (later.isPresent()) {
        return later.get();
      }
    }
    return held;
  }

  /** Not yet, where that is so when the standstill does not count as time, and time is left. */
  private static Optional<Finding> later(Finding other, OtherTimes otherwise, Scene scene) {
    if (!(other instanceof Finding.NotYet notYet)
        || !otherwise.waits()
        || Milestones.areAllReached(scene)) {
      return Optional.empty();
    }
    Duration soon = scene.now().plus(A_WHILE);
    Duration behind = scene.now().minus(otherwise.scene().now());
    Duration look = notYet.lookAgainAt() == null ? soon : notYet.lookAgainAt().plus(behind);
    return Optional.of(new Finding.NotYet(Yardstick.longer(look, soon)));
  }

  /** Whether a sender that was to be answered by the arm's script was gone before that. */
  private static boolean leftBeforeTheAnswer(Scene scene, Standstills standstills) {
    Optional<Armed> armed =
        scene
            .evidence()
            .armed(scene.arm())
            .filter(arm -> !arm.answers().isEmpty() && arm.answer(0).manner() != Manner.HOLD);
    List<String> left =
        armed.stream()
            .flatMap(arm -> scene.evidence().hangUps(arm.token()))
            .filter(HangUp::bySender)
            .map(HangUp::arrival)
            .toList();
    return armed.stream()
        .flatMap(arm -> scene.evidence().arrivals(arm).stream())
        .filter(heard -> heard.answered() == 0 && left.contains(heard.id()))
        .map(Arrival::at)
        .anyMatch(at -> standstills.all().stream().anyMatch(still -> still.blurs(at)));
  }

  static boolean accuses(Finding finding) {
    return finding instanceof Finding.Broken || finding instanceof Finding.Slight;
  }

  private static Finding unknown(Standstills standstills) {
    Standstills.Standstill longest =
        standstills.all().stream()
            .max(Comparator.comparing(Standstills.Standstill::whole))
            .orElseThrow();
    return new Finding.Undecidable(
        Reason.ENV, longest.inWords() + "; what is seen here may come from that.");
  }
}
