package dev.octoconformance.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.Waiver;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final int ALL = 218;

  /** A result in the making: of everything, by an API of somebody else, directly. */
  private record Made(
      List<RequirementVerdict> rows,
      Scope scope,
      boolean partial,
      @Nullable Exit endedBy,
      List<Waiver> waivers,
      List<String> accept,
      boolean allowPartial) {

    /**
     * Of these rows, separated by semicolons, their cases by plus signs; a case is a level, a
     * verdict and, where it is open, a reason.
     */
    static Made of(String rows) {
      List<RequirementVerdict> verdicts = new ArrayList<>();
      for (String row : rows.isBlank() ? new String[0] : rows.split(";", -1)) {
        verdicts.add(row(verdicts.size() + 1, row));
      }
      return new Made(verdicts, Scope.whole(ALL), false, null, List.of(), List.of(), false);
    }

    private static RequirementVerdict row(int number, String text) {
      List<CaseVerdict> cases = Arrays.stream(text.split("\\+", -1)).map(ClaimTest::one).toList();
      return new RequirementVerdict(
          requirement("ROW-0" + number, List.of()), cases.get(0).level(), cases);
    }

    Made by(Scope other) {
      return new Made(rows, other, partial, endedBy, waivers, accept, allowPartial);
    }

    Made asking(int many) {
      return by(new Scope(many, ALL, scope.demo(), scope.connection()));
    }

    Made demo() {
      return by(new Scope(scope.asked(), ALL, true, scope.connection()));
    }

    Made cut() {
      return new Made(rows, scope, true, endedBy, waivers, accept, allowPartial);
    }

    Made ended(Exit cause) {
      return new Made(rows, scope, true, cause, waivers, accept, allowPartial);
    }

    Made waiving(String id, String until) {
      List<Waiver> more = new ArrayList<>(waivers);
      more.add(new Waiver(id, null, "known", LocalDate.parse(until), "waivers.yaml:1"));
      return new Made(rows, scope, partial, endedBy, more, accept, allowPartial);
    }

    Made accepting(String... codes) {
      return new Made(rows, scope, partial, endedBy, waivers, List.of(codes), allowPartial);
    }

    Made allowingPartial() {
      return new Made(rows, scope, partial, endedBy, waivers, accept, true);
    }

    Made resting(int row, String... on) {
      List<RequirementVerdict> all = new ArrayList<>(rows);
      RequirementVerdict was = rows.get(row - 1);
      all.set(
          row - 1,
          new RequirementVerdict(
              requirement(was.requirement().id(), List.of(on)), was.level(), was.cases()));
      return new Made(all, scope, partial, endedBy, waivers, accept, allowPartial);
    }

    Claim claim() {
      return new RunResult(
              new RunFacts(
                  "run-1",
                  "1.0",
                  Instant.EPOCH,
                  Duration.ZERO,
                  "octo-webhooks",
                  "literal",
                  "standard",
                  "https://api.example.com/octo",
                  partial,
                  scope),
              endedBy,
              new Measurements(null, List.of(), null, null, null, 0, 0, 0, 0),
              rows,
              0,
              List.of(),
              Acceptance.of(accept, allowPartial))
          .with(new Waivers(waivers, TODAY))
          .claim();
    }
  }

  private static Requirement requirement(String id, List<String> restsOn) {
    return new Requirement(
        id,
        "ROW",
        Level.MUST,
        null,
        "title",
        "says",
        "where",
        "hint",
        null,
        restsOn,
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        "suites/row.yaml:1");
  }

  private static CaseVerdict one(String text) {
    String[] words = text.strip().split(" ", -1);
    Verdict verdict = Verdict.valueOf(words[1]);
    Reason reason = words.length > 2 ? Reason.valueOf(words[2]) : Reason.TRIG;
    return new CaseVerdict(
        text.strip(),
        Level.valueOf(words[0]),
        verdict,
        verdict == Verdict.INCONCLUSIVE ? reason : null,
        "message",
        null,
        null,
        List.of(),
        null);
  }

  private static void says(Made made, int exit, String word, String sentence) {
    Claim claim = made.claim();
    assertThat(claim.exit().code()).as("exit code").isEqualTo(exit);
    assertThat(claim.word()).isEqualTo(word);
    assertThat(claim.sentence()).isEqualTo(sentence);
    assertThat(claim.sentence()).startsWithIgnoringCase(word).doesNotContain("exit", "null");
  }

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
    assertThat(Made.of(rows).claim().exit().code()).isEqualTo(code);
  }

  @Test
  void everything_that_applies_and_holds_is_conformant() {
    says(
        Made.of("MUST PASS; MUST PASS; SHOULD WARN; INFO INCONCLUSIVE; MUST NOT_APPLICABLE"),
        0,
        "conformant",
        "Conformant: every MUST that applies holds (2 requirements), 1 SHOULD not followed.");
  }

  @Test
  void what_only_a_direct_connection_shows_is_conformant_over_a_tunnel_and_passes_when_accepted() {
    Made made =
        Made.of(
            "MUST PASS; MUST INCONCLUSIVE TUNNEL; MUST INCONCLUSIVE TUNNEL; MUST PASS;"
                + " MUST INCONCLUSIVE TUNNEL; MUST INCONCLUSIVE TUNNEL");
    says(
        made,
        4,
        "conformant over a tunnel",
        "Conformant over a tunnel: 2 of 6 MUST requirements hold; 4 need a direct connection.");
    assertThat(made.claim().remedies()).containsExactly("--accept I-ENV");
    says(
        made.accepting("I-ENV"),
        0,
        "conformant over a tunnel",
        "Conformant over a tunnel: 2 of 6 MUST requirements hold; 4 need a direct connection"
            + " (accepted: I-ENV).");
    assertThat(made.accepting("I-ENV:ROW-02").claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(made.accepting("I-TRIG").claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
  }

  @Test
  void what_the_network_kept_from_being_seen_is_no_matter_of_the_tunnel() {
    says(
        Made.of("MUST PASS; MUST INCONCLUSIVE TUNNEL; MUST INCONCLUSIVE ENV"),
        4,
        "inconclusive",
        "Inconclusive: nothing was seen to be broken, but 2 MUST requirements could not be"
            + " decided.");
  }

  @Test
  void waived_breaches_stand_in_the_word_until_the_first_waiver_ends() {
    says(
        Made.of("MUST PASS; MUST FAIL; MUST FAIL")
            .waiving("ROW-02", "2027-03-31")
            .waiving("ROW-03", "2027-02-28"),
        0,
        "conformant except 2 waived until 2027-02-28",
        "Conformant except 2 waived until 2027-02-28: every other MUST that applies holds"
            + " (1 requirement).");
  }

  @Test
  void waived_breaches_do_not_vanish_where_something_is_undecided() {
    Made made =
        Made.of("MUST FAIL; MUST FAIL; MUST INCONCLUSIVE")
            .waiving("ROW-01", "2027-02-28")
            .waiving("ROW-02", "2027-02-28");
    says(
        made,
        4,
        "inconclusive",
        "Inconclusive: 2 breaches are waived until 2027-02-28, but 1 MUST requirement could not"
            + " be decided.");
    says(
        made.accepting("I-TRIG:ROW-03"),
        0,
        "inconclusive",
        "Inconclusive: 2 breaches are waived until 2027-02-28, but 1 MUST requirement could not"
            + " be decided (accepted: I-TRIG:ROW-03).");
  }

  @Test
  void what_rests_on_a_waived_breach_keeps_nothing_open() {
    Made made = Made.of("MUST FAIL; MUST INCONCLUSIVE BLOCKED").waiving("ROW-01", "2027-02-28");
    assertThat(made.claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(made.resting(2, "ROW-01").claim().exit()).isEqualTo(Exit.CONFORMANT);
  }

  @Test
  void tunnel_and_waivers_both_limit_a_claim() {
    assertThat(
            Made.of("MUST PASS; MUST FAIL; MUST INCONCLUSIVE TUNNEL")
                .waiving("ROW-02", "2027-02-28")
                .claim()
                .word())
        .isEqualTo("conformant over a tunnel except 1 waived until 2027-02-28");
  }

  @Test
  void a_waiver_that_is_not_used_fails_the_run_and_accuses_nobody() {
    says(
        Made.of("MUST PASS").waiving("ROW-01", "2027-02-28"),
        1,
        "conformant",
        "Conformant: every MUST that applies holds (1 requirement). A waiver has expired or is"
            + " not used.");
    says(
        Made.of("MUST FAIL").waiving("ROW-01", "2026-11-30"),
        1,
        "not conformant",
        "Not conformant: 1 requirement is broken.");
  }

  @Test
  void a_selection_certifies_nothing_and_passes_only_when_that_is_allowed() {
    Made made = Made.of("MUST PASS").asking(1);
    says(
        made,
        4,
        "partial check (1 of 218)",
        "Partial check (1 of 218): every MUST that was checked holds (1 requirement); a selection"
            + " certifies nothing.");
    assertThat(made.claim().remedies()).containsExactly("--allow-partial");
    assertThat(made.allowingPartial().claim().exit()).isEqualTo(Exit.CONFORMANT);
    assertThat(made.allowingPartial().claim().word()).isEqualTo("partial check (1 of 218)");
    assertThat(made.allowingPartial().claim().remedies()).isEmpty();
  }

  @Test
  void a_selection_with_something_broken_or_open_says_how_much_was_checked() {
    says(
        Made.of("MUST FAIL; MUST PASS").asking(2),
        1,
        "not conformant",
        "Not conformant: 1 requirement is broken; 2 of 218 requirements were checked.");
    Made open = Made.of("MUST INCONCLUSIVE; MUST PASS").asking(2);
    says(
        open,
        4,
        "inconclusive",
        "Inconclusive: nothing was seen to be broken, but 1 MUST requirement could not be"
            + " decided; 2 of 218 requirements were checked.");
    assertThat(open.claim().remedies())
        .containsExactly("--accept I-TRIG:ROW-01", "--allow-partial");
    assertThat(open.allowingPartial().claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(open.accepting("I-TRIG").claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(open.accepting("I-TRIG").allowingPartial().claim().exit())
        .isEqualTo(Exit.CONFORMANT);
  }

  @Test
  void the_embedded_vendor_is_a_demo_whatever_it_earns() {
    says(
        Made.of("MUST PASS").demo(),
        0,
        "demo",
        "Demo: every MUST that applies holds (1 requirement). This is the embedded reference"
            + " vendor, and says nothing about any other API.");
    assertThat(Made.of("MUST PASS").demo().asking(1).claim().word())
        .isEqualTo("demo, partial check (1 of 218)");
    assertThat(Made.of("MUST PASS").demo().asking(1).claim().exit()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(Made.of("MUST FAIL").demo().claim().sentence())
        .startsWith("Not conformant: ")
        .endsWith("This is the embedded reference vendor, and says nothing about any other API.");
  }

  @Test
  void a_part_of_a_run_never_certifies_whatever_is_accepted() {
    says(
        Made.of("MUST PASS").accepting("I-ENV", "I-BUDGET").allowingPartial().cut(),
        4,
        "inconclusive, partial",
        "Inconclusive, partial: nothing was seen to be broken, but only a part of the run is on record,"
            + " and a part certifies nothing.");
    assertThat(Made.of("MUST FAIL").cut().claim().exit()).isEqualTo(Exit.NOT_CONFORMANT);
    assertThat(Made.of("MUST PASS").cut().claim().remedies()).isEmpty();
  }

  @Test
  void nothing_run_is_never_green() {
    says(Made.of(""), 4, "inconclusive", "Inconclusive: no requirement was judged.");
    assertThat(Made.of("").accepting("I-ENV").allowingPartial().claim().exit())
        .isEqualTo(Exit.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "INTERRUPTED, 130, interrupted, the run was stopped before its end",
    "ENVIRONMENT, 3, environment, the environment stopped the run",
    "USAGE, 2, wrong usage, the run was not configured well",
  })
  void what_ended_a_run_is_its_word(Exit cause, int code, String word, String reason) {
    Claim claim = Made.of("MUST FAIL").waiving("ROW-01", "2020-01-01").ended(cause).claim();
    assertThat(claim.exit().code()).isEqualTo(code);
    assertThat(claim.word()).isEqualTo(word);
    assertThat(claim.sentence()).contains(reason);
  }

  @Test
  void a_suite_that_broke_says_so_and_accuses_nobody() {
    says(
        Made.of("MUST ERROR; MUST FAIL"),
        5,
        "the suite broke",
        "The suite broke: the suite itself broke in 1 requirement; that is not the target's"
            + " fault.");
  }

  @Test
  void only_a_claim_of_everything_looks_like_one() {
    Map<Claim.Kind, Made> made =
        Map.of(
            Claim.Kind.CONFORMANT, Made.of("MUST PASS"),
            Claim.Kind.WAIVED, Made.of("MUST FAIL").waiving("ROW-01", "2027-02-28"),
            Claim.Kind.OVER_A_TUNNEL, Made.of("MUST INCONCLUSIVE TUNNEL"),
            Claim.Kind.PARTIAL_CHECK, Made.of("MUST PASS").asking(1),
            Claim.Kind.DEMO, Made.of("MUST PASS").demo(),
            Claim.Kind.NOT_CONFORMANT, Made.of("MUST FAIL"),
            Claim.Kind.INCONCLUSIVE, Made.of("MUST INCONCLUSIVE"),
            Claim.Kind.INTERRUPTED, Made.of("MUST PASS").ended(Exit.INTERRUPTED),
            Claim.Kind.ENVIRONMENT, Made.of("").ended(Exit.ENVIRONMENT));
    made.forEach((kind, one) -> assertThat(one.claim().kind()).isEqualTo(kind));
    assertThat(
            made.values().stream()
                .map(one -> one.claim().sign().colour() + one.claim().sign().shape()))
        .as("signs")
        .doesNotHaveDuplicates();
    assertThat(made.values().stream().map(one -> one.claim().word())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void the_colour_of_a_sign_carries_white_text(Sign sign) {
    assertThat(1.05 / (luminance(sign.colour()) + 0.05)).isGreaterThan(4.5);
  }

  private static double luminance(String colour) {
    double[] parts =
        Stream.of(1, 3, 5)
            .map(at -> Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0)
            .mapToDouble(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }

  @Test
  void only_three_words_begin_like_a_certificate() {
    Set<Claim.Kind> certificates =
        EnumSet.of(Claim.Kind.CONFORMANT, Claim.Kind.WAIVED, Claim.Kind.OVER_A_TUNNEL);
    for (Claim.Kind kind : Claim.Kind.values()) {
      assertThat(kind.word().startsWith("conformant"))
          .as(kind.word())
          .isEqualTo(certificates.contains(kind));
    }
  }
}
