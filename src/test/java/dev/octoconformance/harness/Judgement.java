package dev.octoconformance.harness;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Turns what became of an asking into a verdict: only an {@link AssertionError} accuses the target.
 */
final class Judgement {
  /** Where no webhook can be created, a refusal is no sign of what it was to be a sign of. */
  private static final String CREATION = "CREATE-01";

  private Judgement() {}

  /**
   * The verdict of an asking.
   *
   * @param thrown what the test threw; null when it ended well
   * @param foundation the failed requirement that this one rests on; empty when there is none
   * @param exchanges the ids of the exchanges that the test made
   * @param silences those of the exchanges behind it that say nothing
   */
  static CaseVerdict of(
      Asking asking,
      @Nullable Throwable thrown,
      Optional<Requirement> foundation,
      List<String> exchanges,
      Silences silences) {
    Undecided silent = silences.undecided();
    if (silent != null && (thrown == null || thrown instanceof AssertionError)) {
      return of(asking, silent, foundation, exchanges, Silences.NONE);
    }
    CaseVerdict verdict = of(asking, thrown, foundation, exchanges);
    return silences.remarks().isEmpty() ? verdict : verdict.remarked(silences.remarks());
  }

  private static CaseVerdict of(
      Asking asking,
      @Nullable Throwable thrown,
      Optional<Requirement> foundation,
      List<String> exchanges) {
    if (thrown == null) {
      CaseVerdict held = held(asking, exchanges);
      Optional<Requirement> creation = foundation.filter(row -> row.id().equals(CREATION));
      return held.verdict() == Verdict.PASS && creation.isPresent()
          ? blocked(asking, creation.get(), exchanges, null)
          : held;
    }
    if (thrown instanceof TestAbortedException aborted) {
      return verdict(asking, Verdict.NOT_APPLICABLE, null, message(aborted), List.of(), null);
    }
    if (thrown instanceof Undecided undecided) {
      return verdict(
          asking,
          Verdict.INCONCLUSIVE,
          undecided.reason(),
          message(undecided),
          exchanges,
          undecided);
    }
    if (thrown instanceof AssertionError accusation) {
      return accused(asking, accusation, foundation, exchanges);
    }
    return verdict(
        asking, Verdict.ERROR, null, "The suite itself broke: " + thrown, exchanges, thrown);
  }

  private static CaseVerdict held(Asking asking, List<String> exchanges) {
    Facts facts = asking.facts();
    Verdict verdict =
        facts.onlyObserved() || asking.level() == Level.INFO ? Verdict.OBSERVED : Verdict.PASS;
    List<String> evidence = evidence(facts.evidence(), exchanges);
    if (evidence.isEmpty() && verdict == Verdict.PASS) {
      return withoutEvidence(asking);
    }
    String shown = facts.sayEnough() ? "" : "Held, as %s. ".formatted(shownBy(evidence.size()));
    String message = (shown + facts.sentences()).strip();
    return verdict(asking, verdict, null, message, evidence, null);
  }

  private static String shownBy(int exchanges) {
    return exchanges == 1 ? "one exchange shows" : exchanges + " exchanges show";
  }

  private static CaseVerdict withoutEvidence(Asking asking) {
    String message = "The suite itself broke: the test ended without looking at anything.";
    return verdict(
        asking, Verdict.ERROR, null, message, List.of(), new IllegalStateException(message));
  }

  private static CaseVerdict accused(
      Asking asking,
      AssertionError accusation,
      Optional<Requirement> foundation,
      List<String> exchanges) {
    if (asking.level() == Level.INFO) {
      return observed(asking, accusation, exchanges);
    }
    if (foundation.isPresent()) {
      return blocked(asking, foundation.get(), exchanges, accusation);
    }
    boolean slight = accusation instanceof Breach breach && breach.isSlight();
    Verdict verdict = asking.level() == Level.MUST && !slight ? Verdict.FAIL : Verdict.WARN;
    List<String> own = accusation instanceof Breach breach ? breach.broken().evidence() : List.of();
    return verdict(
        asking, verdict, null, message(accusation), evidence(own, exchanges), accusation);
  }

  private static CaseVerdict blocked(
      Asking asking,
      Requirement foundation,
      List<String> exchanges,
      @Nullable AssertionError accusation) {
    String message =
        "%s failed, and this rests on it (%s).".formatted(foundation.id(), foundation.title());
    return verdict(asking, Verdict.INCONCLUSIVE, Reason.BLOCKED, message, exchanges, accusation);
  }

  /** A fact is told in one sentence; there is nothing that it should have been. */
  private static CaseVerdict observed(
      Asking asking, AssertionError accusation, List<String> exchanges) {
    return new CaseVerdict(
        asking.name(),
        asking.level(),
        Verdict.OBSERVED,
        null,
        message(accusation),
        null,
        null,
        exchanges,
        accusation);
  }

  private static List<String> evidence(List<String> own, List<String> exchanges) {
    return own.isEmpty() ? exchanges : own;
  }

  private static CaseVerdict verdict(
      Asking asking,
      Verdict verdict,
      @Nullable Reason reason,
      String message,
      List<String> evidence,
      @Nullable Throwable cause) {
    return new CaseVerdict(
        asking.name(),
        asking.level(),
        verdict,
        reason,
        message,
        value(cause, true),
        value(cause, false),
        evidence,
        cause);
  }

  private static @Nullable String value(@Nullable Throwable cause, boolean expected) {
    if (cause instanceof Breach breach) {
      return expected ? breach.broken().expected() : breach.broken().found();
    }
    if (!(cause instanceof AssertionFailedError failed)) {
      return null;
    }
    if (expected) {
      return failed.isExpectedDefined() ? failed.getExpected().getStringRepresentation() : null;
    }
    return failed.isActualDefined() ? failed.getActual().getStringRepresentation() : null;
  }

  private static String message(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.toString() : message.strip();
  }
}
