package dev.octoconformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequirementVerdictTest {

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
