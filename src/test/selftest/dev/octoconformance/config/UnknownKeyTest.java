package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnknownKeyTest {
  private final Sources sources;

  UnknownKeyTest(@TempDir Path directory) {
    sources = new Sources(directory);
  }

  @Test
  void an_unknown_key_is_refused_with_its_line() {
    assertThat(sources.file("# mine\ntarget:\n  url: https://h\n  tokne: x\n").problems())
        .containsExactly(
            "octo-conformance.yaml:4: unknown key \"target.tokne\". Did you mean"
                + " \"target.token\"?");
  }

  @Test
  void an_unknown_section_is_refused_once() {
    assertThat(sources.file("budget: quick\ntargte: {url: https://h, token: x}").problems())
        .containsExactly(
            "octo-conformance.yaml:2: unknown key \"targte\". Did you mean \"target\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "budgett,budget",
    "report-dir,reportDir",
    "secondToken,target.secondToken",
    "target.secondtoken,target.secondToken",
    "firstDelivry,waits.firstDelivery",
    "trigger.availability.htp.url,trigger.availability.http.url"
  })
  void the_nearest_key_is_suggested(String typed, String meant) {
    assertThat(sources.set(typed + "=x").problems())
        .containsExactly("--set: unknown key \"" + typed + "\". Did you mean \"" + meant + "\"?");
  }

  @Test
  void a_key_like_no_other_gets_no_suggestion() {
    assertThat(sources.property("octo.zzz", "1").problems())
        .containsExactly(
            "system property octo.zzz: unknown key \"zzz\". Leave it out, or pick one of those"
                + " that run --help names.");
  }

  @Test
  void a_section_is_no_value() {
    assertThat(sources.file("limits: 3").problems())
        .containsExactly(
            "octo-conformance.yaml:1: limits is a section, not a value. Give its keys, such as"
                + " limits.webhooks.");
  }

  @Test
  void an_assignment_without_value_is_refused_without_repeating_it() {
    assertThat(catchThrowable(() -> Setting.parse("sesame", "--set")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--set: expected KEY=VALUE such as limits.webhooks=40.");
  }
}
