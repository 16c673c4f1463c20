package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class FlagsTest {
  private static final String ODD = "ROW-02/odd";
  private static final Rule RULE = Flags.areNotTurnedRound("retryOnError");

  private static Finding shown(String sent, boolean shown) {
    ObjectNode created = Wave.webhook(ODD).put("retryOnError", shown);
    return new Wave()
        .also(j -> j.asked(900, ODD, "{\"retryOnError\": " + sent + "}", created))
        .judge(FlagsTest::judgeOdd);
  }

  private static Finding judgeOdd(Scene scene) {
    return RULE.judge(new Scene(scene.evidence(), ODD, scene.now(), scene.terms()));
  }

  @ParameterizedTest
  @CsvSource({"'\"false\"', true", "'\"true\"', false", "0, true", "1, false"})
  void the_opposite_of_the_plain_meaning_is_a_breach(String sent, boolean shown) {
    assertThat(broken(shown(sent, shown)).message()).contains(sent).contains("opposite");
  }

  @ParameterizedTest
  @CsvSource({"'\"false\"', false", "'\"yes\"', false", "null, false", "'{}', true", "2, false"})
  void what_was_understood_or_means_nothing_is_fine(String sent, boolean shown) {
    holds(shown(sent, shown));
  }

  @Test
  void a_refusal_is_fine() {
    holds(
        new Wave()
            .also(j -> j.refused(900, ODD, "booking_update", 400))
            .judge(FlagsTest::judgeOdd));
  }

  @Test
  void what_was_never_asked_for_is_undecided() {
    undecidable(new Wave().judge(FlagsTest::judgeOdd), Reason.LIMIT);
  }

  @Test
  void what_is_not_asked_for_yet_is_waited_for() {
    assertThat(new Wave().judge(FlagsTest::judgeOdd, Wave.OVER - 1))
        .isInstanceOf(Finding.NotYet.class);
  }
}
