package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whose turn it is to be run in full. */
class FifthTest {

  private static List<Fault> faults(Fifth fifth) {
    return Arrays.stream(Fault.values()).filter(fifth::has).toList();
  }

  @Test
  void five_turns_in_a_row_see_every_fault_once() {
    assertThat(
            LongStream.range(213, 218)
                .mapToObj(turn -> Fifth.of(turn, ""))
                .flatMap(fifth -> faults(fifth).stream()))
        .containsExactlyInAnyOrder(Fault.values());
  }

  @Test
  void no_turn_is_much_longer_than_the_others() {
    assertThat(LongStream.range(0, 5).mapToObj(turn -> faults(Fifth.of(turn, "")).size()))
        .allMatch(size -> size > Fault.values().length / 8 && size < Fault.values().length / 3);
  }

  @Test
  void the_same_build_has_the_same_turn() {
    assertThat(Fifth.ofThisBuild()).isEqualTo(Fifth.ofThisBuild());
    assertThat(Fifth.ofThisBuild().number()).isBetween(1, 5);
  }
}
