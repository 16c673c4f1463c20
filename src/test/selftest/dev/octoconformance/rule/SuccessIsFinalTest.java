package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The failure wave follows at 10 s; its controls are retried after a second. */
class SuccessIsFinalTest {
  private static final Rule RULE = SuccessIsFinal.neverRepeated();
  private static final long LATE = 60_000;
  private static final List<String> ALL = List.of(Wave.ARM, "observer/first", "observer/last");

  private static Wave measured(Wave wave) {
    return wave.also(
        j -> {
          j.trigger(10_000, Scene.B, Action.CONFIRM, FailureWave.UUID, null, true);
          for (int i = 0; i < 6; i++) {
            String control = "RTY-01/control " + i;
            List<Reaction> answers = List.of(Reaction.status(500), Reaction.status(200));
            j.armed(9_900, control, Scene.B, false, answers, Wave.webhook(control));
            String body = Wave.payload(control, Wave.confirmed(FailureWave.UUID)).toString();
            String target = "/" + JournalBuilder.token(control);
            j.arrives(10_100, control, "POST", target, List.of(), body, 500);
            j.arrives(11_100, control, "POST", target, List.of(), body, 200);
          }
        });
  }

  private static Wave repeating(Action action, List<String> arms) {
    return measured(new Wave())
        .also(
            j ->
                arms.forEach(
                    arm ->
                        j.arrives(
                            Wave.time(action) + 1100,
                            arm,
                            Wave.payload(arm, new Wave().state(Wave.UUID, Wave.time(action)))
                                .toString())));
  }

  @Test
  void silence_after_every_success_holds_once_the_controls_say_so() {
    assertThat(measured(new Wave()).judge(RULE, 11_200)).isInstanceOf(Finding.NotYet.class);
    assertThat(holds(measured(new Wave()).judge(RULE, LATE)).message())
        .contains("6 other failing webhooks were retried after 1.0 s");
  }

  @Test
  void a_repetition_everywhere_is_a_breach() {
    for (Action action : List.of(Action.CONFIRM, Action.UPDATE_NOTES, Action.CANCEL)) {
      assertThat(broken(repeating(action, ALL).judge(RULE, LATE)).found())
          .contains("1 delivery again", "1.1 s");
    }
  }

  @Test
  void a_repetition_here_and_there_is_slight() {
    assertThat(repeating(Action.CONFIRM, List.of(Wave.ARM)).judge(RULE, LATE))
        .isInstanceOfSatisfying(
            Finding.Slight.class,
            slight -> assertThat(slight.message()).contains("0 of 2", "at least once"));
    holds(repeating(Action.CONFIRM, List.of("observer/first")).judge(RULE, LATE));
  }

  @Test
  void bodies_that_show_the_booking_when_they_are_sent_are_no_repetition() {
    holds(measured(new Wave().renderedWhenSent().deliversAllAfter(1200)).judge(RULE, LATE));
  }

  @Test
  void a_call_that_changes_nothing_and_is_told_is_no_repetition() {
    Wave wave = measured(new Wave().accepts(Action.CANCEL_AGAIN));
    holds(wave.delivers(Action.CANCEL_AGAIN, 50).judge(RULE, LATE));
  }

  @Test
  void an_update_that_is_ignored_and_told_all_the_same_is_no_repetition() {
    Wave wave =
        measured(new Wave().ignores(Action.UPDATE_REFERENCE))
            .also(
                j ->
                    ALL.forEach(
                        arm ->
                            j.arrives(
                                4_550,
                                arm,
                                Wave.payload(
                                        arm,
                                        new Wave()
                                            .ignores(Action.UPDATE_REFERENCE)
                                            .state(Wave.UUID, 4_500))
                                    .toString())));
    holds(wave.judge(RULE, LATE));
  }

  @Test
  void without_a_control_silence_says_nothing() {
    Wave wave = new Wave().also(j -> j.note(50_000, Scene.ALL_OVER, ""));
    assertThat(wave.judge(RULE, 20_000)).isInstanceOf(Finding.NotYet.class);
    undecidable(wave.judge(RULE, LATE), Reason.BUDGET);
  }

  @Test
  void a_webhook_that_made_room_is_spoken_for_by_those_that_stayed() {
    Wave wave = measured(new Wave()).also(j -> j.note(9_500, Scene.DELETED, Wave.ARM));
    assertThat(holds(wave.judge(RULE, LATE)).message()).contains("2 webhooks that stayed");
  }

  @Test
  void every_event_comes_as_often_as_to_the_observers() {
    Rule rule = Multiplicity.isThatOfTheObservers();
    holds(measured(new Wave()).judge(rule, LATE));
    holds(repeating(Action.CONFIRM, ALL).judge(rule, LATE));
    assertThat(repeating(Action.CONFIRM, List.of(Wave.ARM)).judge(rule, LATE))
        .isInstanceOf(Finding.Slight.class);
    holds(repeating(Action.CONFIRM, List.of("observer/first")).judge(rule, LATE));
    holds(measured(new Wave().renderedWhenSent().deliversAllAfter(1200)).judge(rule, LATE));
  }

  @Test
  void everything_twice_at_one_webhook_is_a_breach() {
    Wave wave = measured(new Wave());
    for (Action action : Action.values()) {
      if (Wave.time(action) > 0 && action.compareTo(Action.CANCEL) <= 0) {
        wave.also(
            j ->
                j.arrives(
                    Wave.time(action) + 60,
                    Wave.ARM,
                    Wave.payload(Wave.ARM, new Wave().state(Wave.UUID, Wave.time(action)))
                        .toString()));
      }
    }
    assertThat(broken(wave.judge(Multiplicity.isThatOfTheObservers(), LATE)).message())
        .contains("more often");
  }
}
