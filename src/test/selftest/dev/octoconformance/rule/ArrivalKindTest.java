package dev.octoconformance.rule;

import static dev.octoconformance.rule.FailureWave.FAILURE;
import static dev.octoconformance.rule.FailureWave.OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each arrival is called in a report. */
class ArrivalKindTest {
  private static final String ARM = "ROW-01/arm";
  private static final String PATH = "/" + JournalBuilder.token(ARM);

  private static List<ArrivalKind> kinds(FailureWave wave) {
    Scene scene = wave.scene(ARM, 60_000);
    Armed armed = scene.evidence().armed(ARM).orElseThrow();
    return scene.deliveries(armed).stream().map(d -> ArrivalKind.of(scene, armed, d)).toList();
  }

  private static FailureWave six() {
    return new FailureWave().controls("control", 6, 1100, 6100);
  }

  @Test
  void attempts_are_an_event_and_its_retries() {
    assertThat(kinds(six().arm(ARM, FAILURE, FAILURE, OK).hears(ARM, 1100, 6100, 16_100)))
        .containsExactly(ArrivalKind.EVENT, ArrivalKind.RETRY, ArrivalKind.RETRY);
  }

  @Test
  void an_instant_repetition_after_a_reset_is_the_clients() {
    Reaction reset = Reaction.of(Manner.RESET);
    assertThat(kinds(six().arm(ARM, reset, reset, OK).hears(ARM, 1100, 1150, 6200)))
        .containsExactly(ArrivalKind.EVENT, ArrivalKind.CLIENT_RESEND, ArrivalKind.RETRY);
  }

  @Test
  void probes_and_followed_redirects_are_called_so() {
    FailureWave wave = six().arm(ARM, FAILURE, OK);
    wave.receives(ARM, 700, "HEAD", PATH, List.of(), "");
    wave.receives(ARM, 800, "POST", PATH, List.of(), "{\"ping\": true}");
    wave.receives(ARM, 1200, "GET", PATH + "/followed", List.of(), "");
    assertThat(kinds(wave))
        .containsExactly(ArrivalKind.PROBE, ArrivalKind.PROBE, ArrivalKind.FOLLOW_UP);
  }

  @Test
  void bookings_of_others_are_foreign_and_those_of_other_waves_are_events() {
    FailureWave wave = six().arm(ARM, FAILURE, OK).next(3000).hears(ARM, 1100);
    wave.hears(ARM, 3100, FailureWave.confirmed("C"));
    wave.hears(ARM, 3200, FailureWave.confirmed("C"));
    wave.observersHear(
        java.util.Map.of(
            1050L,
            FailureWave.confirmed("B"),
            3300L,
            Wave.confirmed("eeeeeeee-0000-4000-8000-000000000009")));
    wave.hears(ARM, 3300, Wave.confirmed("eeeeeeee-0000-4000-8000-000000000009"));
    assertThat(kinds(wave))
        .containsExactly(
            ArrivalKind.EVENT, ArrivalKind.EVENT, ArrivalKind.RETRY, ArrivalKind.ALIEN);
  }
}
