package dev.octoconformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class FloodsTest {
  private static final String ARM = "SEC-08/flood";

  private static FailureWave flooded() {
    return new FailureWave().arm(ARM, Reaction.of(Manner.FLOOD)).hears(ARM, 1100);
  }

  private static Finding finding(FailureWave wave) {
    return wave.judge(Floods.tellWhetherTheyAreRead(), ARM, 9000);
  }

  private static String seen(FailureWave wave) {
    return assertThat(finding(wave))
        .asInstanceOf(InstanceOfAssertFactories.type(Finding.Seen.class))
        .actual()
        .message();
  }

  @Test
  void it_is_looked_at_until_somebody_ends_it() {
    assertThat(finding(flooded())).isInstanceOf(Finding.NotYet.class);
  }

  @Test
  void who_hangs_up_has_not_read_it() {
    assertThat(seen(flooded().leaves(ARM, 0, 1200)))
        .startsWith("The sender hung up after 100 ms, before it had read");
  }

  @Test
  void who_is_still_there_in_the_end_is_reading() {
    assertThat(seen(flooded().over(8000))).startsWith("The sender was still reading");
  }
}
