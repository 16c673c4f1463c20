package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.undecidable;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailabilitySendingTest {
  private static final String PLAIN = "AVL-01/availability";
  private static final String OTHER = "AVL-03/availability";
  private static final String CONTROL = "RTY-01/first";

  /** A webhook whose first delivery of an availability fails; a control is retried after 400 ms. */
  private static Wave failing() {
    return new Wave()
        .inWave(Scene.AVAILABILITY)
        .deaf(Wave.ARM)
        .also(
            journal -> {
              journal.arrives(
                  2650,
                  Wave.ARM,
                  "POST",
                  "/" + JournalBuilder.token(Wave.ARM),
                  List.of(new Header("X-Kept", "yes")),
                  "{\"availability\":{\"id\":\"slot\"}}",
                  500);
              journal.armed(1000, PLAIN, "booking_update", Wave.webhook(PLAIN));
              journal.arrives(2650, PLAIN, "{\"availability\":{\"id\":\"slot\"}}");
              journal.note(8500, Scene.ALL_OVER, "");
            });
  }

  private static Wave controlled(Wave wave) {
    return wave.also(
        journal -> {
          journal.trigger(6500, Scene.B, Action.RESERVE, FailureWave.UUID, null, true);
          journal.trigger(6600, Scene.B, Action.CONFIRM, FailureWave.UUID, "Guest B", true);
          journal.armed(
              6400,
              CONTROL,
              Scene.B,
              false,
              List.of(Reaction.status(500), Reaction.status(200)),
              Wave.webhook(CONTROL));
          String body = Wave.payload(CONTROL, Wave.confirmed(FailureWave.UUID)).toString();
          String target = "/" + JournalBuilder.token(CONTROL);
          journal.arrives(6650, CONTROL, "POST", target, List.of(), body, 500);
          journal.arrives(7050, CONTROL, "POST", target, List.of(), body, 200);
        });
  }

  @Test
  void a_failure_must_be_sent_again() {
    holds(
        failing()
            .also(
                journal -> journal.arrives(3050, Wave.ARM, "{\"availability\":{\"id\":\"slot\"}}"))
            .judge(AvailabilitySending.isRetried()));
    broken(controlled(failing()).judge(AvailabilitySending.isRetried()));
  }

  @Test
  void a_failure_that_met_the_change_of_somebody_else_tells_nothing() {
    String slot = "{\"availability\":{\"id\":\"slot\"}}";
    Wave welcomed =
        new Wave()
            .inWave(Scene.AVAILABILITY)
            .deaf(Wave.ARM)
            .also(
                journal -> {
                  journal.arrives(2650, Wave.ARM, slot);
                  journal.note(8500, Scene.ALL_OVER, "");
                });
    undecidable(welcomed.judge(AvailabilitySending.isRetried()), Reason.TRIG);
    String target = "/" + JournalBuilder.token(Wave.ARM);
    welcomed.also(journal -> journal.arrives(1600, Wave.ARM, "POST", target, List.of(), slot, 500));
    undecidable(welcomed.judge(AvailabilitySending.isRetried()), Reason.CONT);
  }

  @Test
  void one_that_was_told_twice_by_chance_hides_no_retry() {
    String slot = "{\"availability\":{\"id\":\"slot\"}}";
    holds(
        controlled(failing())
            .also(
                journal -> {
                  journal.armed(1000, OTHER, "booking_update", Wave.webhook(OTHER));
                  journal.arrives(2650, OTHER, slot);
                  journal.arrives(2800, OTHER, slot);
                  journal.arrives(3050, Wave.ARM, slot);
                })
            .judge(AvailabilitySending.isRetried()));
  }

  @Test
  void what_all_were_told_twice_is_no_retry() {
    String slot = "{\"availability\":{\"id\":\"slot\"}}";
    broken(
        controlled(failing())
            .also(
                journal -> {
                  for (String observer : List.of("observer/first", "observer/last")) {
                    journal.arrives(2650, observer, slot);
                    journal.arrives(3000, observer, slot);
                  }
                  journal.arrives(3000, PLAIN, slot);
                  journal.arrives(3050, Wave.ARM, slot);
                })
            .judge(AvailabilitySending.isRetried()));
  }

  @Test
  void a_retry_that_is_rendered_again_is_one() {
    holds(
        controlled(failing())
            .also(
                journal ->
                    journal.arrives(5050, Wave.ARM, "{\"availability\":{\"id\":\"slot\",\"x\":1}}"))
            .judge(AvailabilitySending.isRetried()));
  }

  @Test
  void without_a_control_the_silence_proves_nothing() {
    undecidable(failing().judge(AvailabilitySending.isRetried()), Reason.BUDGET);
  }

  @Test
  void what_was_never_delivered_cannot_be_judged() {
    undecidable(
        new Wave()
            .inWave(Scene.AVAILABILITY)
            .deaf(Wave.ARM)
            .judge(AvailabilitySending.carriesHeaders()),
        Reason.BLOCKED);
  }
}
