package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** Dates in answers. */
class HttpDatesTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("1994-11-06T08:49:17.200Z");

  @Test
  void a_date_lies_no_less_ahead_than_asked_for() {
    assertThat(HttpDates.filledIn("{in20s}", NOW)).isEqualTo("Sun, 06 Nov 1994 08:49:38 GMT");
    assertThat(HttpDates.filledIn("{in20s}", NOW.withNano(0)))
        .isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
  }

  @Test
  void other_texts_stay_as_they_are() {
    assertThat(HttpDates.filledIn("{here}?x=20", NOW)).isEqualTo("{here}?x=20");
  }
}
