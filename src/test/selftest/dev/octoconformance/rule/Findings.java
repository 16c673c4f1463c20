package dev.octoconformance.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Reason;
import org.assertj.core.api.InstanceOfAssertFactories;

/** What a proof expects of a finding. */
final class Findings {
  private Findings() {}

  static Finding.Holds holds(Finding finding) {
    Finding.Holds holds =
        assertThat(finding)
            .asInstanceOf(InstanceOfAssertFactories.type(Finding.Holds.class))
            .actual();
    assertThat(holds.evidence()).as("the evidence of: %s", holds.message()).isNotEmpty();
    return holds;
  }

  static Finding.Broken broken(Finding finding) {
    Finding.Broken broken =
        assertThat(finding)
            .asInstanceOf(InstanceOfAssertFactories.type(Finding.Broken.class))
            .actual();
    assertThat(broken.evidence()).as("the evidence of: %s", broken.message()).isNotEmpty();
    return broken;
  }

  static Finding.Slight slight(Finding finding) {
    Finding.Slight slight =
        assertThat(finding)
            .asInstanceOf(InstanceOfAssertFactories.type(Finding.Slight.class))
            .actual();
    assertThat(slight.evidence()).as("the evidence of: %s", slight.message()).isNotEmpty();
    return slight;
  }

  static Finding.Undecidable undecidable(Finding finding, Reason reason) {
    Finding.Undecidable undecidable =
        assertThat(finding)
            .asInstanceOf(InstanceOfAssertFactories.type(Finding.Undecidable.class))
            .actual();
    assertThat(undecidable.reason()).as(undecidable.message()).isEqualTo(reason);
    return undecidable;
  }

  static Finding.NotApplicable notApplicable(Finding finding) {
    return assertThat(finding)
        .asInstanceOf(InstanceOfAssertFactories.type(Finding.NotApplicable.class))
        .actual();
  }

  static Finding.Seen seen(Finding finding) {
    return assertThat(finding)
        .asInstanceOf(InstanceOfAssertFactories.type(Finding.Seen.class))
        .actual();
  }
}
