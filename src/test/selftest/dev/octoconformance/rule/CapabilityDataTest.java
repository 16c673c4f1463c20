package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static dev.octoconformance.rule.Findings.holds;
import static dev.octoconformance.rule.Findings.notApplicable;
import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Header;
import dev.octoconformance.verdict.Reason;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class CapabilityDataTest {
  private static final Header MORE = new Header("Octo-Capabilities", "octo/webhooks,octo/pricing");

  private static ObjectNode priced(ObjectNode booking, int retail) {
    booking.putObject("pricing").put("retail", retail).put("currency", "EUR");
    return booking;
  }

  /** A wave whose confirmation and third update ask for prices, which the target can show. */
  private static Wave wave() {
    Wave wave = new Wave().asks(Action.CONFIRM, MORE).asks(Action.UPDATE_REFERENCE, MORE);
    return wave.also(
        journal -> {
          journal.asking(MORE);
          journal.read(3300, Wave.UUID, priced(wave.state(Wave.UUID, 3300), 1000));
          journal.read(5800, Wave.UUID, priced(wave.state(Wave.UUID, 5800), 2000));
          journal.asking();
        });
  }

  private static Wave pricedAt(Set<Action> actions) {
    return wave()
        .shows(
            (action, booking) -> {
              if (actions.contains(action)) {
                priced(booking, 1000 * booking.path("unitItems").size());
              }
            });
  }

  private static Wave alwaysPriced() {
    return pricedAt(Set.of(Action.values()));
  }

  @Test
  void what_capabilities_add_must_be_delivered() {
    holds(alwaysPriced().judge(CapabilityData.showWhatTheyAdd()));
    Finding.Broken missing = broken(wave().judge(CapabilityData.showWhatTheyAdd()));
    assertThat(missing.expected()).contains("/booking/pricing");
  }

  @Test
  void what_nobody_asked_for_must_not_be_delivered() {
    holds(wave().judge(CapabilityData.addNothingUnasked()));
    broken(alwaysPriced().judge(CapabilityData.addNothingUnasked()));
  }

  @Test
  void what_only_a_call_asked_for_is_not_held_against_the_webhook_twice() {
    Wave follows = pricedAt(Set.of(Action.CONFIRM, Action.UPDATE_REFERENCE));
    holds(follows.judge(CapabilityData.addNothingUnasked()));
  }

  @Test
  void a_body_must_not_follow_the_call() {
    holds(wave().judge(CapabilityData.doNotFollowTheCall()));
    holds(alwaysPriced().judge(CapabilityData.doNotFollowTheCall()));
    broken(
        pricedAt(Set.of(Action.CONFIRM, Action.UPDATE_REFERENCE))
            .judge(CapabilityData.doNotFollowTheCall()));
  }

  @Test
  void every_event_must_show_what_capabilities_add() {
    holds(alwaysPriced().judge(CapabilityData.holdForEveryEvent()));
    broken(pricedAt(Set.of(Action.CONFIRM)).judge(CapabilityData.holdForEveryEvent()));
  }

  @Test
  void prices_must_be_those_of_the_api_in_the_same_state() {
    holds(alwaysPriced().judge(CapabilityData.agreeWithTheApi()));
    broken(
        wave()
            .shows((action, booking) -> priced(booking, 999))
            .judge(CapabilityData.agreeWithTheApi()));
  }

  @Test
  void a_target_that_adds_nothing_is_not_accused() {
    Wave wave = new Wave().asks(Action.CONFIRM, MORE);
    wave.also(
        journal -> {
          journal.asking(MORE);
          journal.read(3300, Wave.UUID, wave.state(Wave.UUID, 3300));
          journal.asking();
        });
    notApplicable(wave.judge(CapabilityData.showWhatTheyAdd()));
  }

  @Test
  void what_was_never_read_is_unknown() {
    undecidable(new Wave().judge(CapabilityData.showWhatTheyAdd()), Reason.TRIG);
  }

  @Test
  void silence_and_unreadable_bodies_prove_nothing() {
    undecidable(wave().deaf(Wave.ARM).judge(CapabilityData.addNothingUnasked()), Reason.BLOCKED);
    undecidable(
        wave().bodies(body -> "?" + body).judge(CapabilityData.showWhatTheyAdd()), Reason.BLOCKED);
  }
}
