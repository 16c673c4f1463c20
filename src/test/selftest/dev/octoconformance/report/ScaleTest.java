package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({
    "PT0.043S, milliseconds, 0 10 20 30 40 50",
    "PT3.9S, seconds, 0.0 0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0",
    "PT24S, seconds, 0 5 10 15 20 25",
    "PT40M, minutes, 0 5 10 15 20 25 30 35 40",
    "PT20H, hours, 0 5 10 15 20",
  })
  void a_scale_has_round_marks_and_reaches_far_enough(
      Duration reaches, String unit, String labels) {
    Scale scale = Scale.of(reaches, 100, 800);

    assertThat(scale.unit()).isEqualTo(unit);
    assertThat(String.join(" ", scale.ticks().stream().map(Scale.Tick::label).toList()))
        .isEqualTo(labels);
    assertThat(scale.most()).isGreaterThanOrEqualTo(reaches);
  }

  @Test
  void times_lie_where_the_marks_say() {
    Scale scale = Scale.of(Duration.ofSeconds(4), 100, 800);

    assertThat(scale.at(Duration.ZERO)).isEqualTo(100);
    assertThat(scale.at(Duration.ofSeconds(1))).isEqualTo(scale.ticks().get(2).at());
    assertThat(scale.at(Duration.ofSeconds(9))).isEqualTo(900);
    assertThat(scale.isBeyond(Duration.ofSeconds(9))).isTrue();
  }

  @Test
  void a_scale_can_go_up() {
    Scale scale = Scale.of(Duration.ofSeconds(4), 300, -200);

    assertThat(scale.at(Duration.ofSeconds(4))).isEqualTo(100);
  }
}
