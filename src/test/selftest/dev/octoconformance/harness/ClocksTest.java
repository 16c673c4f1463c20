package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.Symptom.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClocksTest {
  private static final Instant ASKED = Instant.parse("2026-11-23T10:00:00.900Z");
  private static final Instant ANSWERED = Instant.parse("2026-11-23T10:00:03Z");

  private static Symptom compared(String date) {
    return Clocks.compared(date, ASKED, ANSWERED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon, 23 Nov 2026 10:00:00 GMT",
        "Mon, 23 Nov 2026 10:00:08 GMT",
        "Mon, 23 Nov 2026 09:59:56 GMT"
      })
  void a_few_seconds_are_no_difference(String date) {
    assertThat(compared(date).state()).isEqualTo(State.GOOD);
  }

  @Test
  void a_clock_that_is_ahead_is_told_with_by_how_much() {
    assertThat(compared("Mon, 23 Nov 2026 10:10:03 GMT").sentence())
        .startsWith("The target's clock is 600 s ahead of the one here:");
  }

  @Test
  void a_clock_that_is_behind_is_told_with_by_how_much() {
    assertThat(compared("Mon, 23 Nov 2026 09:50:00 GMT").sentence())
        .startsWith("The target's clock is 600 s behind the one here:");
  }

  @ParameterizedTest
  @CsvSource({"''", "yesterday"})
  void without_a_date_nothing_is_compared(String date) {
    assertThat(compared(date).state()).isEqualTo(State.WORTH_KNOWING);
  }
}
