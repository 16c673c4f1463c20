package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** An axis of times is broken where nothing happens, and only there. */
class AxisTest {

  @Test
  void retries_that_double_are_shown_to_scale() {
    Axis axis = axis(0, 500, 1500, 3500);

    assertThat(axis.breaks()).isEmpty();
    assertThat(axis.at(ms(1500)) - axis.at(ms(500)))
        .isCloseTo((axis.at(ms(3500)) - axis.at(ms(1500))) / 2, within(2));
  }

  @Test
  void a_long_silence_is_cut_out_and_told() {
    Axis axis = axis(0, 200, 400, 600_000, 600_200);

    assertThat(axis.breaks()).hasSize(1);
    assertThat(axis.breaks().get(0).label()).contains("min");
    assertThat(axis.at(ms(200))).isGreaterThan(axis.at(Duration.ZERO) + 5);
    assertThat(axis.at(ms(600_200))).isGreaterThan(axis.at(ms(600_000)));
    assertThat(axis.at(ms(300_000)))
        .isBetween(axis.at(ms(400)), axis.at(ms(600_000)))
        .isEqualTo(axis.breaks().get(0).at());
  }

  @Test
  void several_silences_are_cut_out_the_longest_first() {
    assertThat(axis(0, 1000, 61_000, 3_661_000).breaks()).hasSizeBetween(2, 3);
  }

  @Test
  void places_never_go_back_and_stay_within() {
    Axis axis = axis(0, 90, 1000, 30_000, 4_000_000);
    int before = 10;
    for (long millis = 0; millis < 5_000_000; millis += 997) {
      int at = axis.at(ms(millis));
      assertThat(at).isBetween(before, 910);
      before = at;
    }
    assertThat(axis.isBeyond(ms(5_000_000))).isTrue();
    assertThat(axis.ticks()).isNotEmpty();
  }

  @Test
  void nothing_at_all_has_an_axis_too() {
    assertThat(axis().ticks()).isNotEmpty();
  }

  private static Axis axis(long... busy) {
    return Axis.of(Arrays.stream(busy).mapToObj(AxisTest::ms).toList(), 10, 900);
  }

  private static Offset<Integer> within(int pixels) {
    return Offset.offset(pixels);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
