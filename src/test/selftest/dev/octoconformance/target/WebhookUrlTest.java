package dev.octoconformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://h/a, http://h/a",
    "HTTP://H.example/a, http://h.EXAMPLE:80/a",
    "https://h, https://h:443/",
    "http://h/%2f?%c3%a9, http://h/%2F?%C3%A9",
    "http://user:pass@h/a, http://user:***@h/a",
    "http://user:pass@h/a, http://h/a",
    "http://h/a#part, http://h/a",
    "no url at all, no url at all"
  })
  void urls_that_lead_to_the_same_place_are_the_same(String left, String right) {
    assertThat(WebhookUrl.same(left, right)).isTrue();
    assertThat(WebhookUrl.same(right, left)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a, https://h/a",
    "http://h/a, http://h/A",
    "http://h/a, http://h/a/",
    "http://h/a, http://h:81/a",
    "http://h/a, http://h/a?x",
    "http://h/a?x=1&y=2, http://h/a?y=2&x=1",
    "http://h/a%2Fb, http://h/a/b",
    "http://h//a, http://h/a",
    "http://h/a, no url at all"
  })
  void urls_that_lead_elsewhere_are_different(String left, String right) {
    assertThat(WebhookUrl.same(left, right)).isFalse();
  }
}
