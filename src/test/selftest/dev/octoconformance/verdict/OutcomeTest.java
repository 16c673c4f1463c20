package dev.octoconformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

  private static RequirementVerdict row(CaseVerdict... cases) {
    Requirement row =
        new Requirement(
            "ROW-01",
            "ROW",
            Level.MUST,
            null,
            "title",
            "says",
            "where",
            "hint",
            null,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of(),
            "suites/row.yaml:1");
    return new RequirementVerdict(row, cases[0].level(), List.of(cases));
  }

  private static CaseVerdict one(String levelAndVerdict) {
    String[] words = levelAndVerdict.strip().split(" ", 2);
    Verdict verdict = Verdict.valueOf(words[1]);
    return new CaseVerdict(
        levelAndVerdict,
        Level.valueOf(words[0]),
        verdict,
        verdict == Verdict.INCONCLUSIVE ? Reason.TRIG : null,
        "message",
        null,
        null,
        List.of(),
        null);
  }

  /** Rows are separated by a semicolon, their cases by a plus sign. */
  @ParameterizedTest
  @CsvSource({
    "MUST PASS, 0",
    "MUST PASS; SHOULD WARN, 0",
    "SHOULD WARN, 0",
    "MUST PASS; SHOULD INCONCLUSIVE, 0",
    "MUST PASS; INFO INCONCLUSIVE, 0",
    "MUST PASS; MUST NOT_APPLICABLE; INFO OBSERVED, 0",
    "MUST FAIL, 1",
    "MUST FAIL; MUST PASS; SHOULD WARN, 1",
    "MUST FAIL; MUST INCONCLUSIVE, 1",
    "MUST PASS + MUST FAIL, 1",
    "MUST INCONCLUSIVE, 4",
    "MUST PASS; MUST INCONCLUSIVE; SHOULD WARN, 4",
    "MUST PASS + MUST INCONCLUSIVE, 4",
    "SHOULD WARN + MUST INCONCLUSIVE, 4",
    "MUST PASS + SHOULD INCONCLUSIVE, 0",
    "MUST NOT_APPLICABLE; SHOULD NOT_APPLICABLE, 4",
    "MUST ERROR, 5",
    "INFO ERROR; MUST PASS, 5",
    "MUST ERROR; MUST FAIL; MUST INCONCLUSIVE, 5",
  })
  void the_exit_code_follows_from_the_cases(String rows, int code) {
    List<RequirementVerdict> verdicts =
        Arrays.stream(rows.split(";", -1))
            .map(cases -> Arrays.stream(cases.split("\\+", -1)).map(OutcomeTest::one))
            .map(cases -> row(cases.toArray(CaseVerdict[]::new)))
            .toList();
    assertThat(Outcome.of(verdicts).exit().code()).isEqualTo(code);
  }

  @Test
  void nothing_run_is_never_green() {
    Outcome outcome = Outcome.of(List.of());
    assertThat(outcome.exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(outcome.counts()).containsOnlyKeys(Verdict.values()).containsValue(0);
  }

  @Test
  void every_requirement_counts_once_by_its_worst_case() {
    Outcome outcome =
        Outcome.of(
            List.of(
                row(one("MUST PASS"), one("MUST FAIL")), row(one("MUST PASS"), one("MUST PASS"))));
    assertThat(outcome.counts())
        .containsEntry(Verdict.FAIL, 1)
        .containsEntry(Verdict.PASS, 1)
        .containsEntry(Verdict.WARN, 0);
  }

  @Test
  void an_end_before_the_end_keeps_the_counts() {
    Outcome outcome = Outcome.of(List.of(row(one("MUST PASS"))));
    assertThat(outcome.endedBy(Exit.INTERRUPTED).exit().code()).isEqualTo(130);
    assertThat(outcome.endedBy(Exit.ENVIRONMENT).counts()).isEqualTo(outcome.counts());
  }

  @Test
  void a_part_of_a_run_never_certifies() {
    Outcome held = Outcome.of(List.of(row(one("MUST PASS"))));
    Outcome broken = Outcome.of(List.of(row(one("MUST FAIL"))));
    assertThat(held.cutShort().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(held.cutShort().counts()).isEqualTo(held.counts());
    assertThat(broken.cutShort()).isEqualTo(broken);
    Outcome interrupted = held.endedBy(Exit.INTERRUPTED);
    assertThat(interrupted.cutShort()).isEqualTo(interrupted);
  }

  @Test
  void the_worst_case_decides_and_the_first_of_equals() {
    CaseVerdict first = one("MUST INCONCLUSIVE");
    CaseVerdict second = one("SHOULD INCONCLUSIVE");
    RequirementVerdict verdict = row(one("MUST PASS"), first, second, one("INFO OBSERVED"));
    assertThat(verdict.decisive()).isSameAs(first);
    assertThat(verdict.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(verdict.reason()).isEqualTo(Reason.TRIG);
    assertThat(row(one("MUST PASS")).reason()).isNull();
  }

  @Test
  void what_is_worse_is_the_same_everywhere() {
    assertThat(Verdict.values())
        .containsExactly(
            Verdict.ERROR,
            Verdict.FAIL,
            Verdict.WARN,
            Verdict.INCONCLUSIVE,
            Verdict.PASS,
            Verdict.OBSERVED,
            Verdict.NOT_APPLICABLE);
    assertThat(Verdict.PASS.or(Verdict.INCONCLUSIVE)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(Verdict.ERROR.or(Verdict.FAIL)).isEqualTo(Verdict.ERROR);
  }

  @Test
  void a_requirement_without_a_case_is_no_verdict() {
    assertThatThrownBy(
            () ->
                new RequirementVerdict(row(one("MUST PASS")).requirement(), Level.MUST, List.of()))
        .hasMessageContaining("ROW-01");
  }
}
