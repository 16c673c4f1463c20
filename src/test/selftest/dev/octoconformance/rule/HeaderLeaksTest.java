package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Another webhook has {@code X-Octo-Share: theirs}, {@code Accept: text/plain} and a token. */
class HeaderLeaksTest {
  private static final String OTHER = "ROW-02/other";
  private static final Header THEIRS = new Header("X-Octo-Share", "theirs");
  private static final Header MINE = new Header("X-Octo-Share", "mine");

  private static Wave wave(Header... theySend) {
    ObjectNode other = Wave.webhook(OTHER);
    other
        .putObject("headers")
        .put("X-Octo-Share", "theirs")
        .put("Accept", "text/plain")
        .put("Authorization", "Bearer octo-1");
    return new Wave()
        .also(j -> j.armed(950, OTHER, "booking_update", other))
        .also(
            j ->
                j.arrives(
                    3_060,
                    OTHER,
                    "POST",
                    "/" + JournalBuilder.token(OTHER),
                    List.of(theySend),
                    Wave.payload(OTHER, Wave.confirmed(Wave.UUID)).toString(),
                    200));
  }

  private static Finding judge(Wave wave) {
    return wave.judge(HeaderLeaks.neverHappen());
  }

  @Test
  void each_with_its_own_value_holds() {
    holds(judge(wave(THEIRS).given("X-Octo-Share", "mine").gets(Action.CONFIRM, MINE)));
  }

  @Test
  void a_webhook_without_headers_that_sends_none_holds() {
    holds(judge(wave(THEIRS).gets(Action.CONFIRM, new Header("Accept", "text/plain"))));
  }

  @Test
  void the_value_of_another_is_a_leak_in_place_of_the_own_and_beside_it() {
    Wave instead = wave(THEIRS).given("X-Octo-Share", "mine").gets(Action.CONFIRM, THEIRS);
    Wave beside = wave(THEIRS).given("X-Octo-Share", "mine").gets(Action.CONFIRM, MINE, THEIRS);
    assertThat(broken(judge(instead)).found()).contains("theirs");
    assertThat(broken(judge(beside)).found()).contains("theirs");
  }

  @Test
  void a_name_that_only_another_has_is_a_leak_whatever_its_value() {
    Wave masked = wave(THEIRS).gets(Action.CONFIRM, new Header("x-octo-share", "***"));
    assertThat(broken(judge(masked)).expected()).isEqualTo("no such line");
  }

  @Test
  void the_token_of_another_is_a_leak_and_a_token_of_the_sender_is_none() {
    Header token = new Header("Authorization", "Bearer octo-1");
    broken(judge(wave(THEIRS).gets(Action.CONFIRM, token)));
    holds(judge(wave(THEIRS).gets(Action.CONFIRM, new Header("Authorization", "Bearer own"))));
  }

  @Test
  void an_own_value_that_another_has_as_well_is_none() {
    holds(judge(wave(THEIRS).given("X-Octo-Share", "theirs").gets(Action.CONFIRM, THEIRS)));
  }

  @Test
  void where_nobody_sends_custom_headers_nothing_can_leak() {
    assertThat(undecidable(judge(wave().gets(Action.CONFIRM)), Reason.BLOCKED).message())
        .startsWith("HDR-01");
  }
}
