package dev.octoconformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {
  private static final String GIVEN = "h\u00e9\u2713";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GIVEN,
        "h\u00c3\u00a9\u00e2\u009c\u0093",
        "h%C3%A9%E2%9C%93",
        "UTF-8''h%c3%a9%e2%9c%93",
        "=?UTF-8?B?aMOp4pyT?=",
        "h\\u00e9\\u2713"
      })
  void encodings_that_receivers_know_are_legible(String found) {
    assertThat(Legible.is(GIVEN, found)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h?", "h\u00e9?", "h", "h\u00e9", "h\u00e9\u0013", "h??"})
  void what_lost_a_letter_is_not(String found) {
    assertThat(Legible.is(GIVEN, found)).isFalse();
  }
}
