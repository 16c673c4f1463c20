package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.undecidable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Action;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdatesTest {
  private final JournalBuilder journal = new JournalBuilder();

  private UpdatesTest updated(Action action, boolean accepted) {
    journal.trigger(1000, Scene.A, action, Wave.UUID, "notes", accepted);
    return this;
  }

  private String says() {
    Scene.Terms terms =
        new Scene.Terms(true, Schemas.load("octo-webhooks"), Timing.of(Duration.ofMinutes(1)));
    Scene scene = new Scene(journal.evidence(), "", Duration.ofSeconds(9), terms);
    return undecidable(Updates.missing(scene, "Nothing changed."), Reason.TRIG).message();
  }

  @Test
  void a_vendor_that_refuses_every_update_hears_how_to_say_so() {
    updated(Action.UPDATE_HOLD, false).updated(Action.UPDATE_NOTES, false);
    assertThat(says())
        .startsWith("Nothing changed. ")
        .contains("declared.bookingsUpdatable: false");
  }

  @Test
  void a_vendor_that_takes_some_updates_does_not() {
    updated(Action.UPDATE_HOLD, true).updated(Action.UPDATE_NOTES, false);
    assertThat(says()).isEqualTo("Nothing changed.");
  }

  @Test
  void nothing_is_known_of_a_vendor_that_was_not_asked() {
    updated(Action.CONFIRM, true);
    assertThat(says()).isEqualTo("Nothing changed.");
  }
}
