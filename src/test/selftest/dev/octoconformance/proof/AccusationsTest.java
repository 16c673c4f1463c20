package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The places that accuse can be told from one another. */
class AccusationsTest {

  @Test
  void no_line_accuses_in_two_ways() {
    assertThat(Accusations.ambiguous())
        .as("lines of which nobody could tell what on them accused: put it on two")
        .isEmpty();
  }

  @Test
  void every_room_that_judges_has_places() {
    assertThat(Accusations.places())
        .extracting(Accusations.Place::type)
        .contains("rule.Stopping", "rule.Absence", "suite.ListConformance", "target.Webhooks");
  }
}
