package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FootprintTest {

  @Test
  void creations_are_counted_and_not_taken_for_what_was_alive_at_once() {
    assertThat(Footprint.deeds(SampleRun.result().measurements(), SampleRun.journal()))
        .contains(
            new Footprint.Deed(1, "Webhooks created"),
            new Footprint.Deed(0, "Webhooks deleted"),
            new Footprint.Deed(9, "Webhooks alive at once, at most"));
  }
}
