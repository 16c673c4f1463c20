package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdsTest {
  private static final String COMES = "DLV-09/200";
  private static final String BESIDE = "DLV-09/201";
  private static final String GOES = "CON-04/first to go";
  private static final String OTHER = "DLV-01/first";
  private static final String STAYS = "observer/first";
  private static final long LATE = 60_000;

  private final FailureWave wave =
      new FailureWave().arm(COMES).arm(BESIDE).arm(GOES, Scene.A, false);

  private static String told(String... listed) {
    return Crowds.told(
        Scene.B,
        Map.of(COMES, COMES, BESIDE, BESIDE, GOES, GOES, STAYS, STAYS),
        Map.of(OTHER, OTHER),
        List.of(listed));
  }

  private CrowdsTest came(String... listed) {
    wave.note(800, Crowds.CAME, told(listed));
    return this;
  }

  private CrowdsTest went(String... listed) {
    wave.note(20_000, Crowds.WENT, told(listed));
    return this;
  }

  private Finding judged(Rule rule, String arm) {
    return wave.judge(rule, arm, LATE);
  }

  @Test
  void whoever_neither_came_nor_went_is_listed_once() {
    came(COMES, BESIDE, STAYS, OTHER);
    holds(judged(Crowds.leaveTheOthersListed(), COMES));
  }

  @Test
  void whoever_is_lost_is_a_breach() {
    came(COMES, BESIDE, STAYS);
    assertThat(judged(Crowds.leaveTheOthersListed(), COMES)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void whoever_is_listed_twice_is_a_breach() {
    came(COMES, BESIDE, STAYS, OTHER, OTHER);
    assertThat(judged(Crowds.leaveTheOthersListed(), COMES)).isInstanceOf(Finding.Broken.class);
  }

  @Test
  void an_id_of_its_own_holds_and_a_shared_one_is_a_breach() {
    holds(judged(Crowds.haveIdsOfTheirOwn(), COMES));
    wave.arm("DLV-09/202", Scene.B, false, Wave.webhook(COMES));
    Finding shared = judged(Crowds.haveIdsOfTheirOwn(), COMES);
    broken(shared);
    assertThat(((Finding.Broken) shared).found()).contains("for 2 webhooks");
    holds(judged(Crowds.haveIdsOfTheirOwn(), BESIDE));
  }

  @Test
  void an_id_may_be_given_again_when_its_webhook_was_deleted() {
    wave.also(journal -> journal.answered(600, "", "DELETE", deletionOf(COMES), List.of(), ""));
    wave.also(
        journal -> journal.armed(900, "later", Scene.B, false, List.of(), Wave.webhook(COMES)));
    holds(judged(Crowds.haveIdsOfTheirOwn(), COMES));
  }

  private static String deletionOf(String arm) {
    return "http://vendor.example/webhooks/" + Wave.webhook(arm).path("id").asString();
  }

  @Test
  void a_creation_that_crashes_in_the_crowd_is_a_breach_and_a_throttled_one_says_nothing() {
    asked(500, COMES);
    broken(judged(Crowds.haveIdsOfTheirOwn(), COMES));
    asked(429, BESIDE);
    undecidable(judged(Crowds.haveIdsOfTheirOwn(), BESIDE), Reason.LIMIT);
  }

  private void asked(int status, String arm) {
    String url = "http://vendor.example/webhooks";
    wave.also(journal -> journal.answered(400, arm, "POST", url, status, List.of(), "{}"));
  }

  @Test
  void the_right_list_has_who_came_and_not_who_went() {
    came(COMES, BESIDE, STAYS);
    holds(judged(Crowds.endInTheRightList(), COMES));
    holds(judged(Crowds.endInTheRightList(), GOES));
  }

  @Test
  void a_creation_that_is_lost_and_a_deletion_that_is_undone_are_breaches() {
    came(GOES, BESIDE, STAYS);
    broken(judged(Crowds.endInTheRightList(), COMES));
    broken(judged(Crowds.endInTheRightList(), GOES));
    holds(judged(Crowds.endInTheRightList(), BESIDE));
  }

  @Test
  void whoever_went_is_gone_and_nobody_else() {
    went(STAYS);
    holds(judged(Crowds.areAllGone(), COMES));
    holds(judged(Crowds.areAllGone(), BESIDE));
  }

  @Test
  void a_leftover_and_a_loss_are_breaches() {
    went(COMES, STAYS);
    broken(judged(Crowds.areAllGone(), COMES));
    holds(judged(Crowds.areAllGone(), BESIDE));
  }

  @Test
  void a_deletion_that_takes_others_with_it_is_a_breach() {
    went();
    broken(judged(Crowds.areAllGone(), COMES));
  }

  @Test
  void what_was_not_looked_at_is_undecided_once_everything_is_over() {
    assertThat(judged(Crowds.areAllGone(), COMES)).isInstanceOf(Finding.NotYet.class);
    wave.over(30_000);
    undecidable(judged(Crowds.areAllGone(), COMES), Reason.LIMIT);
    undecidable(judged(Crowds.endInTheRightList(), GOES), Reason.LIMIT);
  }
}
