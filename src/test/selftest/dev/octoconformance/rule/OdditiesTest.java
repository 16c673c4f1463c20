package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OdditiesTest {

  private static Finding answered(int status) {
    return new Wave()
        .deaf(Wave.ARM)
        .also(j -> j.refused(900, Wave.ARM, "booking_update", status))
        .judge(Oddities.areRefusedOrWork());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 422, 499})
  void a_clear_refusal_is_fine(int status) {
    assertThat(holds(answered(status)).message()).contains(String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 302})
  void what_is_neither_refused_nor_created_is_a_breach(int status) {
    assertThat(broken(answered(status)).found()).isEqualTo(String.valueOf(status));
  }

  @Test
  void an_accepted_webhook_that_works_is_fine() {
    holds(new Wave().judge(Oddities.areRefusedOrWork()));
  }

  @Test
  void an_accepted_webhook_that_never_fires_is_a_breach() {
    assertThat(broken(new Wave().deaf(Wave.ARM).judge(Oddities.areRefusedOrWork())).message())
        .contains("accepted");
  }

  @Test
  void a_whole_url_is_fine_and_a_cut_one_is_told_by_its_lengths() {
    holds(new Wave().judge(Oddities.areRefusedOrUncut()));
    Finding cut =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.arrives(3050, Wave.ARM, "POST", cut(), "application/json", confirmed()))
            .judge(Oddities.areRefusedOrUncut());
    assertThat(broken(cut).expected()).contains("of 12 characters");
    assertThat(broken(cut).found()).contains("at most 11 characters");
  }

  private static String cut() {
    String path = "/" + JournalBuilder.token(Wave.ARM);
    return path.substring(0, path.length() - 1);
  }

  private static String confirmed() {
    return Wave.payload(Wave.ARM, Wave.confirmed(Wave.UUID)).toString();
  }

  @Test
  void what_a_cut_url_never_heard_is_blocked() {
    undecidable(new Wave().deaf(Wave.ARM).judge(Oddities.areRefusedOrUncut()), Reason.BLOCKED);
  }

  @Test
  void silence_everywhere_says_nothing() {
    undecidable(new Wave().nobodyHears().judge(Oddities.areRefusedOrWork()), Reason.NODLV);
  }

  @Test
  void a_refusal_says_nothing_where_no_more_webhooks_are_allowed() {
    Wave full =
        new Wave()
            .deaf(Wave.ARM)
            .also(j -> j.refused(900, Wave.ARM, "booking_update", 400))
            .also(j -> j.note(950, Scene.LIMIT_REACHED, "Eight webhooks are allowed."));
    undecidable(full.judge(Oddities.areRefusedOrWork()), Reason.LIMIT);
  }

  @Test
  void a_refusal_is_not_judged_before_the_limit_is_known() {
    Wave early =
        new Wave().deaf(Wave.ARM).also(j -> j.refused(900, Wave.ARM, "booking_update", 400));
    assertThat(early.judge(Oddities.areRefusedOrWork(), Wave.OVER - 1))
        .isInstanceOf(Finding.NotYet.class);
  }
}
