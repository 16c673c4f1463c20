package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.rule.Timing;
import dev.octoconformance.schema.Schemas;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HindsightTest {
  private static final Scene.Terms TERMS =
      new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofHours(24)));

  private static final Rule SAYS_WHEN_IT_IS_TEN =
      scene ->
          scene.now().toSeconds() >= 10
              ? Finding.holds("at " + scene.now().toSeconds(), List.of("x1"))
              : new Finding.NotYet(Duration.ofSeconds(10));

  private static Rule saysWhenNoted(String what) {
    return scene ->
        scene.evidence().note(what).isPresent()
            ? Finding.holds(
                "%d entries at %d"
                    .formatted(scene.evidence().entries().size(), scene.now().toSeconds()),
                List.of("x1"))
            : new Finding.NotYet(null);
  }

  private static Note note(int second, String what, String detail) {
    return new Note("n" + second, Duration.ofSeconds(second), what, detail);
  }

  private static Hindsight hindsight(int end, Entry... more) {
    List<Entry> all = new java.util.ArrayList<>();
    all.add(
        new Armed(
            "a1",
            Duration.ofSeconds(1),
            "ROW-01/arm",
            "tok",
            "u",
            "e",
            "x1",
            "w1",
            "A",
            false,
            List.of()));
    all.addAll(List.of(more));
    return new Hindsight(all, TERMS, Duration.ofSeconds(end));
  }

  private static String said(Finding finding) {
    return finding instanceof Finding.Holds holds ? holds.message() : finding.toString();
  }

  @Test
  void a_rule_is_judged_as_soon_as_it_could_be() {
    Hindsight hindsight = hindsight(60, note(5, "over", ""), note(20, "late", ""));
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", saysWhenNoted("over"))))
        .isEqualTo("2 entries at 5");
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", SAYS_WHEN_IT_IS_TEN))).isEqualTo("at 10");
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", saysWhenNoted("over"))))
        .isEqualTo("2 entries at 10");
  }

  @Test
  void what_the_end_does_not_decide_is_not_decided_yet() {
    assertThat(hindsight(9, note(5, "over", "")).judge("ROW-01/arm #1", "a", SAYS_WHEN_IT_IS_TEN))
        .isEqualTo(new Finding.NotYet(Duration.ofSeconds(10)));
    assertThat(
            said(
                hindsight(30, note(5, "over", ""))
                    .judge("ROW-01/arm #1", "a", SAYS_WHEN_IT_IS_TEN)))
        .isEqualTo("at 10");
  }

  @Test
  void nothing_is_decided_while_nobody_listened() {
    Hindsight hindsight = hindsight(60, note(5, "over", ""), note(30, Milestone.UNHEARD, "PT7S"));
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", SAYS_WHEN_IT_IS_TEN))).isEqualTo("at 30");
  }

  @Test
  void what_the_run_judged_is_judged_at_the_moment_when_it_did() {
    Hindsight hindsight =
        hindsight(
            60,
            note(5, "over", ""),
            note(20, "late", ""),
            note(21, Milestone.JUDGED, "1 PT12.5S ROW-01/arm #1"));
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", saysWhenNoted("over"))))
        .isEqualTo("2 entries at 12");
    assertThat(said(hindsight.judge("ROW-01/arm #1", "a", saysWhenNoted("late"))))
        .as("not decided at that moment any more, so as soon as it can be")
        .isEqualTo("3 entries at 20");
    assertThat(said(hindsight.judge("ROW-01/other #1", "a", saysWhenNoted("over"))))
        .as("never judged by the run, and not before those that were asked earlier")
        .isEqualTo("3 entries at 20");
  }
}
