package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bodies tell of a booking on hold. */
class LensTest {
  private static final Lens LENS = Lens.WHOLE_BOOKING;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"booking\": {\"uuid\": \"b\", \"status\": \"ON_HOLD\"}}",
        "{\"uuid\": \"b\", \"status\": \"ON_HOLD\"}",
        "{\"status\": \"CONFIRMED\", \"booking\": {\"status\": \"\\u004fN_HOLD\"}}",
        "{\"booking\": {\"uuid\": \"b\", \"status\": \"ON_HOLD\"",
        "booking=b&status=ON_HOLD",
        "[{\"booking\": {\"status\": \"ON_HOLD\"}}]",
        "\"{\\\"status\\\": \\\"ON_HOLD\\\"}\"",
      })
  void a_booking_on_hold_is_one_whose_status_says_so(String body) {
    assertThat(LENS.tellsOfHold(body)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"booking\": {\"status\": \"CONFIRMED\", \"unitItems\": [{\"status\": \"ON_HOLD\"}]}}",
        "{\"booking\": {\"status\": \"CONFIRMED\"}, \"diff\": [{\"was\": \"ON_HOLD\"}]}",
        "{\"booking\": {\"status\": \"CONFIRMED\", \"notes\": \"ON_HOLD\"}}",
        "{\"uuid\": \"b\", \"status\": \"CONFIRMED\", \"was\": \"ON_HOLD\"}",
        "{\"booking\": {\"status\": null}, \"status\": \"ON_HOLD\"}",
        "{\"availability\": {\"status\": \"ON_HOLD\"}}",
        "booking=b&status=CONFIRMED",
        "",
      })
  void what_else_is_on_hold_beside_it_does_not_count(String body) {
    assertThat(LENS.tellsOfHold(body)).isFalse();
  }
}
