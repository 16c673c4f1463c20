package dev.octoconformance.rule;

import static dev.octoconformance.rule.Findings.broken;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {

  private static Finding accused() {
    return Finding.broken("It broke.", "one", "two", List.of("d3"));
  }

  @Test
  void an_accusation_knows_its_line_and_who_asked_for_it() {
    List<StackTraceElement> lines = broken(accused()).origin().lines();
    assertThat(lines)
        .extracting(StackTraceElement::getMethodName)
        .startsWith("accused", "an_accusation_knows_its_line_and_who_asked_for_it");
    assertThat(lines)
        .extracting(StackTraceElement::getClassName)
        .allMatch(name -> name.startsWith("dev.octoconformance.rule."));
  }

  @Test
  void a_lightened_accusation_comes_from_where_the_first_did() {
    Finding.Broken broken = broken(accused());
    Finding.Slight slight = Findings.slight(broken.lightened("three", "four"));
    assertThat(slight.origin()).isSameAs(broken.origin());
    assertThat(slight.message()).isEqualTo("It broke.");
  }

  @Test
  void findings_that_say_the_same_are_equal_wherever_they_come_from() {
    Finding here = Finding.broken("It broke.", "one", "two", List.of("d3"));
    assertThat(accused()).isEqualTo(here).hasSameHashCodeAs(here);
    assertThat(accused()).isNotEqualTo(Finding.broken("It broke.", List.of("d3")));
  }
}
