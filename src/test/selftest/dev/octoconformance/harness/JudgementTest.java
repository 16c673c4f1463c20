package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.Undecided;
import dev.octoconformance.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

class JudgementTest {
  private static final List<String> EXCHANGES = List.of("x1", "x2");

  private static CaseVerdict judged(Asking asking, @Nullable Throwable thrown) {
    return Judgement.of(asking, thrown, Optional.empty(), EXCHANGES, Silences.NONE);
  }

  private static CaseVerdict judged(Level level, @Nullable Throwable thrown) {
    return judged(Rows.asking(level), thrown);
  }

  @Test
  void a_single_exchange_is_spoken_of_as_one() {
    CaseVerdict verdict =
        Judgement.of(Rows.asking(Level.MUST), null, Optional.empty(), List.of("x1"), Silences.NONE);
    assertThat(verdict.message()).isEqualTo("Held, as one exchange shows.");
  }

  @Test
  void a_test_that_ends_well_holds_by_its_exchanges() {
    CaseVerdict verdict = judged(Level.MUST, null);
    assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    assertThat(verdict.message()).isEqualTo("Held, as 2 exchanges show.");
    assertThat(verdict.evidence()).isEqualTo(EXCHANGES);
    assertThat(verdict.name()).isEqualTo("a made up test");
  }

  @Test
  void a_test_that_looked_at_nothing_is_no_pass() {
    CaseVerdict verdict =
        Judgement.of(Rows.asking(Level.MUST), null, Optional.empty(), List.of(), Silences.NONE);
    assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
    assertThat(verdict.accusation()).isNotNull();
  }

  @Test
  void a_remark_keeps_the_pass_and_an_observation_replaces_it() {
    Asking remarked = Rows.asking(Level.MUST);
    remarked.facts().note("It was answered 404.");
    assertThat(judged(remarked, null).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged(remarked, null).message())
        .isEqualTo("Held, as 2 exchanges show. It was answered 404.");
    Asking observed = Rows.asking(Level.MUST);
    observed.facts().observe("It was answered 404.");
    assertThat(judged(observed, null).verdict()).isEqualTo(Verdict.OBSERVED);
    assertThat(judged(observed, null).message()).isEqualTo("It was answered 404.");
  }

  @Test
  void what_a_rule_shows_is_the_evidence() {
    Asking asking = Rows.asking(Level.MUST);
    new Arm(
            "ROW-01/arm",
            (arm, rule) -> Finding.holds("It arrived.", List.of("d7")),
            asking.facts())
        .must(scene -> new Finding.NotYet(null));
    CaseVerdict verdict = judged(asking, null);
    assertThat(verdict.message()).isEqualTo("It arrived.");
    assertThat(verdict.evidence()).containsExactly("d7");
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void an_accusation_is_worth_its_level(Level level) {
    CaseVerdict verdict =
        judged(level, catchThrowable(() -> assertThat("found").isEqualTo("expected")));
    assertThat(verdict.verdict())
        .isEqualTo(
            switch (level) {
              case MUST -> Verdict.FAIL;
              case SHOULD -> Verdict.WARN;
              case INFO -> Verdict.OBSERVED;
            });
    if (level != Level.INFO) {
      assertThat(verdict.expected()).isEqualTo("\"expected\"");
      assertThat(verdict.found()).isEqualTo("\"found\"");
    }
  }

  @Test
  void a_broken_rule_names_its_own_evidence() {
    Finding.Broken broken =
        (Finding.Broken) Finding.broken("It was PUT.", "POST", "PUT", List.of("d3"));
    CaseVerdict verdict = judged(Level.MUST, new Breach(broken));
    assertThat(verdict.expected()).isEqualTo("POST");
    assertThat(verdict.found()).isEqualTo("PUT");
    assertThat(verdict.evidence()).containsExactly("d3");
  }

  @Test
  void a_breach_that_compares_nothing_expects_nothing() {
    Breach breach = new Breach((Finding.Broken) Finding.broken("It broke.", List.of("d3")));
    assertThat(judged(Level.MUST, breach).expected()).isNull();
    assertThat(judged(Level.MUST, breach).found()).isNull();
    assertThat(judged(Level.MUST, new AssertionError("It broke.")).expected()).isNull();
  }

  @Test
  void a_failed_foundation_takes_the_blame() {
    Requirement below = Rows.row("ROW-00");
    CaseVerdict verdict =
        Judgement.of(
            Rows.asking(Level.MUST),
            new AssertionError("no"),
            Optional.of(below),
            EXCHANGES,
            Silences.NONE);
    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).isEqualTo(Reason.BLOCKED);
    assertThat(verdict.message()).contains("ROW-00", "The title of ROW-00");
    assertThat(
            Judgement.of(
                    Rows.asking(Level.MUST), null, Optional.of(below), EXCHANGES, Silences.NONE)
                .verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void what_is_undecided_keeps_its_reason() {
    CaseVerdict verdict = judged(Level.MUST, new Undecided(Reason.LIMIT, "No more than 5."));
    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).isEqualTo(Reason.LIMIT);
    assertThat(verdict.message()).isEqualTo("No more than 5.");
  }

  @Test
  void an_assumption_that_does_not_hold_does_not_apply() {
    CaseVerdict verdict = judged(Level.MUST, new TestAbortedException("It is not offered."));
    assertThat(verdict.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(verdict.message()).isEqualTo("It is not offered.");
  }

  @Test
  void anything_else_is_our_own_fault() {
    for (Throwable thrown :
        List.of(new IllegalStateException("bug"), new StackOverflowError(), new Exception("bug"))) {
      CaseVerdict verdict = judged(Level.INFO, thrown);
      assertThat(verdict.verdict()).isEqualTo(Verdict.ERROR);
      assertThat(verdict.accusation()).isSameAs(thrown);
    }
  }

  @Test
  void every_finding_becomes_the_verdict_it_means() {
    assertThat(verdictOf(new Finding.Seen("A fact.", List.of("d1")))).isEqualTo(Verdict.OBSERVED);
    assertThat(verdictOf(new Finding.NotApplicable("Not offered.")))
        .isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(verdictOf(new Finding.Undecidable(Reason.ENV, "Unknown.")))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdictOf(Finding.broken("Broken.", List.of("d1")))).isEqualTo(Verdict.FAIL);
  }

  private static Verdict verdictOf(Finding finding) {
    Asking asking = Rows.asking(Level.MUST);
    Arm arm = new Arm("ROW-01/arm", (name, rule) -> finding, asking.facts());
    Throwable thrown = catchThrowable(() -> arm.must(scene -> finding));
    return judged(asking, thrown).verdict();
  }
}
