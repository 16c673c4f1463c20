package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.verdict.Reason;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The webhook is deleted at 10 s, with a grace of 60 s; another booking is confirmed at 15 s and
 * its guest is renamed at 75 s.
 */
class LifetimesTest {
  private static final Rule RULE = Lifetimes.endWithTheDeletion();
  private static final String OBSERVER = "observer/first";
  private static final long OVER = 90_000;

  private static Wave deleted() {
    return new Wave()
        .also(
            j -> {
              j.note(10_000, Scene.DELETED, Wave.ARM);
              j.trigger(15_000, Scene.C, Action.CONFIRM, FailureWave.NEXT, "Guest C", true);
              j.arrives(15_100, OBSERVER, told(OBSERVER, false));
              j.note(OVER, Scene.ALL_OVER, "");
            });
  }

  private static Wave checkedLater(Wave wave) {
    return wave.also(
        j -> {
          j.trigger(75_000, Scene.C, Action.UPDATE_CONTACT, FailureWave.NEXT, "Latest", true);
          j.arrives(75_100, OBSERVER, told(OBSERVER, true));
        });
  }

  private static String told(String arm, boolean renamed) {
    ObjectNode booking = Wave.confirmed(FailureWave.NEXT);
    if (renamed) {
      ((ObjectNode) booking.get("contact")).put("fullName", "Latest");
    }
    return Wave.payload(arm, booking).toString();
  }

  @Test
  void silence_after_the_deletion_holds_while_others_are_told() {
    assertThat(deleted().judge(RULE, 20_000)).isInstanceOf(Finding.NotYet.class);
    assertThat(holds(deleted().judge(RULE, OVER)).message())
        .contains("1 changes were told to other webhooks", "5.0 s after");
  }

  @Test
  void what_was_on_its_way_before_may_still_arrive() {
    Wave wave =
        deleted()
            .also(
                j ->
                    j.arrives(
                        10_500,
                        Wave.ARM,
                        Wave.payload(Wave.ARM, new Wave().state(Wave.UUID, 5_500)).toString()));
    holds(wave.judge(RULE, OVER));
  }

  @Test
  void deliveries_within_the_grace_are_slight_only_when_they_are_seen_to_end() {
    Wave going = deleted().also(j -> j.arrives(15_200, Wave.ARM, told(Wave.ARM, false)));
    assertThat(undecidable(going.judge(RULE, OVER), Reason.BUDGET).message()).contains("5.2 s");
    Wave ending =
        checkedLater(deleted()).also(j -> j.arrives(15_200, Wave.ARM, told(Wave.ARM, false)));
    assertThat(ending.judge(RULE, OVER)).isInstanceOf(Finding.Slight.class);
  }

  @Test
  void deliveries_of_what_happened_after_the_grace_are_a_breach() {
    Wave wave =
        checkedLater(deleted())
            .also(j -> j.arrives(15_200, Wave.ARM, told(Wave.ARM, false)))
            .also(j -> j.arrives(75_200, Wave.ARM, told(Wave.ARM, true)));
    assertThat(broken(wave.judge(RULE, 76_000)).message()).contains("65.2 s", "65.0 s");
  }

  @Test
  void silence_of_a_webhook_that_never_heard_says_nothing() {
    undecidable(deleted().deaf(Wave.ARM).judge(RULE, OVER), Reason.BLOCKED);
  }

  @Test
  void without_an_event_afterwards_nothing_is_known() {
    Wave wave =
        new Wave()
            .also(j -> j.note(10_000, Scene.DELETED, Wave.ARM).note(OVER, Scene.ALL_OVER, ""));
    undecidable(wave.judge(RULE, OVER), Reason.NODLV);
  }

  @Test
  void a_deletion_that_failed_is_another_rows_matter() {
    Wave wave =
        new Wave()
            .also(
                j ->
                    j.note(10_000, Scene.NOT_ARRANGED, "ROW-01 DELETE-01: it was refused.")
                        .note(OVER, Scene.ALL_OVER, ""));
    undecidable(wave.judge(RULE, OVER), Reason.BLOCKED);
  }

  private static final Rule NEW = Lifetimes.beginWithTheCreation();
  private static final String NEWER = "observer/B first";

  private static Wave created() {
    return deleted()
        .deaf(Wave.ARM)
        .armedAt(9_900)
        .also(
            j -> {
              j.armed(9_950, NEWER, "booking_update", Wave.webhook(NEWER));
              j.arrives(15_100, NEWER, told(NEWER, false));
            });
  }

  @Test
  void a_new_webhook_that_is_told_of_what_follows_holds() {
    Wave wave = created().also(j -> j.arrives(15_200, Wave.ARM, told(Wave.ARM, false)));
    holds(wave.judge(NEW, OVER));
  }

  @Test
  void a_new_webhook_that_is_told_of_nothing_is_a_breach_when_other_new_ones_are() {
    assertThat(created().judge(NEW, 20_000)).isInstanceOf(Finding.NotYet.class);
    broken(created().judge(NEW, OVER));
    undecidable(deleted().deaf(Wave.ARM).armedAt(9_900).judge(NEW, OVER), Reason.BLOCKED);
  }

  @Test
  void a_new_webhook_that_is_told_of_what_was_before_is_a_breach() {
    Wave wave =
        created()
            .also(
                j ->
                    j.arrives(
                        10_000,
                        Wave.ARM,
                        Wave.payload(Wave.ARM, new Wave().state(Wave.UUID, 5_500)).toString()));
    assertThat(broken(wave.judge(NEW, OVER)).message()).contains("before it was created");
  }
}
