package dev.octoconformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierTest {
  private static final String TARGET = "https://api.example.com/octo";
  private static final List<String> ORDER = List.of("ROW-01", "ROW-02", "ROW-03", "ROW-04");
  private static final Earlier.Terms TERMS =
      new Earlier.Terms(TARGET, "1.0", "octo-webhooks", "literal");

  private static List<RequirementVerdict> rows(String... verdicts) {
    return Arrays.stream(verdicts).map(EarlierTest::row).toList();
  }

  private static RequirementVerdict row(String idAndVerdict) {
    String[] words = idAndVerdict.split(" ", -1);
    Verdict verdict = Verdict.valueOf(words[1]);
    return new RequirementVerdict(
        new Requirement(
            words[0],
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
            "suites/row.yaml:1"),
        Level.MUST,
        List.of(
            new CaseVerdict(
                "case",
                Level.MUST,
                verdict,
                verdict == Verdict.INCONCLUSIVE ? Reason.BUDGET : null,
                "said",
                null,
                null,
                List.of(),
                null)));
  }

  private static RunResult later(int all, String... verdicts) {
    return new RunResult(
        new RunFacts(
            "run-2",
            "1.0",
            Instant.EPOCH,
            Duration.ZERO,
            "octo-webhooks",
            "literal",
            "standard",
            TARGET,
            false,
            new Scope(verdicts.length, all, false, Scope.Connection.DIRECT)),
        null,
        new Measurements(null, List.of(), null, null, null, 0, 0, 0, 0),
        rows(verdicts),
        0,
        List.of(),
        Acceptance.NONE);
  }

  private static Earlier earlier(String... verdicts) {
    return new Earlier("run-1", TERMS, rows(verdicts), Map.of());
  }

  private static Verdict of(RunResult result, String id) {
    return result.requirements().stream()
        .filter(r -> r.requirement().id().equals(id))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void a_full_claim_takes_evidence_of_every_requirement() {
    Earlier earlier = earlier("ROW-01 PASS", "ROW-02 FAIL", "ROW-03 PASS", "ROW-04 OBSERVED");
    RunResult later = later(4, "ROW-02 PASS");
    assertThat(later.claim().word()).isEqualTo("partial check (1 of 4)");

    Claim claim = earlier.with(later, TARGET, ORDER).claim();

    assertThat(claim.kind()).isEqualTo(Claim.Kind.CONFORMANT);
    assertThat(claim.exit()).isEqualTo(Exit.CONFORMANT);
    assertThat(claim.sentence())
        .isEqualTo(
            "Conformant: every MUST that applies holds (3 requirements). Seen in 2 runs:"
                + " 3 requirements in run-1, 1 requirement in run-2.");
    assertThat(earlier.with(later(5, "ROW-02 PASS"), TARGET, ORDER).claim().word())
        .as("one was never asked")
        .isEqualTo("partial check (4 of 5)");
  }

  @ParameterizedTest
  @CsvSource({
    "FAIL, PASS, PASS, false",
    "INCONCLUSIVE, PASS, PASS, false",
    "PASS, FAIL, FAIL, false",
    "FAIL, ERROR, ERROR, false",
    "INCONCLUSIVE, INCONCLUSIVE, INCONCLUSIVE, false",
    "FAIL, INCONCLUSIVE, FAIL, true",
    "PASS, INCONCLUSIVE, PASS, true",
    "WARN, INCONCLUSIVE, WARN, true",
  })
  void what_is_decided_anew_counts_and_what_is_not_undoes_nothing(
      Verdict before, Verdict now, Verdict merged, boolean kept) {
    RunResult result = earlier("ROW-01 " + before).with(later(1, "ROW-01 " + now), TARGET, ORDER);

    assertThat(of(result, "ROW-01")).isEqualTo(merged);
    RequirementVerdict row = result.requirements().get(0);
    assertThat(result.history().seenIn(row).isPresent()).isEqualTo(kept);
    if (kept) {
      assertThat(row.decisive().message())
          .isEqualTo("said Asked again in run-2: not decided (I-BUDGET).");
    } else {
      assertThat(result.history().before(row))
          .contains(new History.Before("run-1", before, "said"));
    }
  }

  @Test
  void what_was_seen_in_a_run_before_the_earlier_one_says_so() {
    Earlier earlier =
        new Earlier("run-1", TERMS, rows("ROW-01 PASS", "ROW-02 FAIL"), Map.of("ROW-01", "run-0"));
    RunResult result = earlier.with(later(4, "ROW-02 FAIL", "ROW-03 PASS"), TARGET, ORDER);

    assertThat(result.claim().runs()).isEqualTo(Map.of("run-0", 1, "run-2", 2));
    assertThat(result.requirements())
        .extracting(row -> row.requirement().id())
        .containsExactly("ROW-01", "ROW-02", "ROW-03");
  }

  @ParameterizedTest
  @CsvSource({
    "https://other.example/octo, 1.0, octo-webhooks, literal",
    "https://api.example.com/octo, 1.1, octo-webhooks, literal",
    "https://api.example.com/octo, 1.0, peek, literal",
    "https://api.example.com/octo, 1.0, octo-webhooks, pragmatic",
  })
  void nothing_is_taken_over_on_other_terms(
      String target, String version, String profile, String strictness) {
    Earlier earlier =
        new Earlier(
            "run-1",
            new Earlier.Terms(target, version, profile, strictness),
            rows("ROW-01 PASS"),
            Map.of());
    RunResult result = earlier.with(later(2, "ROW-02 PASS"), TARGET, ORDER);

    assertThat(result.requirements()).hasSize(1);
    assertThat(result.claim().word()).isEqualTo("partial check (1 of 2)");
    assertThat(result.notices())
        .singleElement()
        .asString()
        .startsWith("Nothing is taken over from run-1");
  }
}
