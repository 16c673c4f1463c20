package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrecedenceTest {
  private final Sources sources;

  PrecedenceTest(@TempDir Path directory) {
    sources = new Sources(directory);
  }

  @Test
  void nothing_given_means_the_defaults() {
    assertThat(sources.config()).isEqualTo(SuiteConfig.defaults());
    assertThat(sources.config().budget()).isEqualTo(Budget.STANDARD);
  }

  @Test
  void the_file_wins_over_the_default() {
    assertThat(sources.file("limits: {webhooks: 1}").config().limits().webhooks()).isEqualTo(1);
  }

  @Test
  void a_variable_wins_over_the_file() {
    sources.file("limits: {webhooks: 1}").variable("OCTO_LIMITS_WEBHOOKS", "2");
    assertThat(sources.config().limits().webhooks()).isEqualTo(2);
  }

  @Test
  void a_system_property_wins_over_a_variable() {
    sources.variable("OCTO_LIMITS_WEBHOOKS", "2").property("octo.limits.webhooks", "3");
    assertThat(sources.config().limits().webhooks()).isEqualTo(3);
  }

  @Test
  void an_option_wins_over_everything() {
    sources.property("octo.limits.webhooks", "3").set("limits.webhooks=4");
    assertThat(sources.config().limits().webhooks()).isEqualTo(4);
  }

  @Test
  void a_stronger_list_replaces_the_weaker_one() {
    sources.file("only: [RTY-*, LIST-01]").set("only=AVL-*");
    assertThat(sources.config().only()).containsExactly("AVL-*");
  }

  @Test
  void a_stronger_value_saves_a_wrong_weaker_one() {
    sources.file("budget: long").set("budget=full");
    assertThat(sources.config().budget()).isEqualTo(Budget.FULL);
  }

  @Test
  void a_token_has_a_short_variable_and_a_full_one() {
    sources.variable("OCTO_TOKEN", "first").variable("OCTO_TARGET_SECOND_TOKEN", "second");
    assertThat(sources.config().target().token()).isEqualTo(new Secret("first"));
    assertThat(sources.config().target().secondToken()).isEqualTo(new Secret("second"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OCTO_TARGET_URL", "OCTO_TOKEN", "OCTO_LIMITS_WEBHOOKS", "OCTO_CONFIG"})
  void an_empty_variable_is_no_value_but_a_mistake(String name) {
    assertThat(sources.variable(name, " ").problems())
        .containsExactly(
            "environment variable " + name + " is empty. Give it a value, or unset it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"octo.target.url", "octo.config"})
  void an_empty_property_is_a_mistake_too(String name) {
    assertThat(sources.property(name, "").problems())
        .containsExactly(
            "system property " + name + " is empty. Give it a value, or leave it out.");
  }

  @ParameterizedTest
  @CsvSource({
    "OCTO_TARGETT_URL,OCTO_TARGET_URL",
    "OCTO_TARGET,OCTO_TARGET_URL",
    "OCTO_TOKN,OCTO_TOKEN",
    "OCTO_CONFG,OCTO_CONFIG",
    "OCTO_REPORTDIR,OCTO_REPORT_DIR"
  })
  void a_variable_that_names_no_key_is_refused_with_the_nearest(String name, String meant) {
    assertThat(sources.variable(name, "sesame").problems())
        .containsExactly(
            "environment variable %s: there is no such key. Did you mean %s?"
                .formatted(name, meant));
  }

  @Test
  void a_variable_like_no_other_gets_no_suggestion() {
    assertThat(sources.variable("OCTO_ZZZ", "sesame").problems())
        .containsExactly(
            "environment variable OCTO_ZZZ: there is no such key. Unset it, or pick one of those"
                + " that run --help names (target.url is OCTO_TARGET_URL).");
  }

  @Test
  void what_the_launcher_reads_is_no_key_and_no_mistake() {
    sources.variable("OCTO_CONFORMANCE_CACHE", "x").variable("OCTO_CONFORMANCE_CDS", "off");
    assertThat(sources.problems()).isEmpty();
  }

  @Test
  void an_empty_key_in_the_file_is_as_if_not_written() {
    assertThat(sources.file("budget:\ntarget:\n  url:\n").config())
        .isEqualTo(SuiteConfig.defaults());
  }

  @Test
  void the_file_can_be_named_by_option_property_or_variable() {
    sources.file("a.yaml", "budget: quick").file("b.yaml", "budget: full").file("budget: standard");
    assertThat(sources.load("a.yaml").config().budget()).isEqualTo(Budget.QUICK);
    assertThat(sources.variable("OCTO_CONFIG", "a.yaml").config().budget()).isEqualTo(Budget.QUICK);
    assertThat(sources.property("octo.config", "b.yaml").config().budget()).isEqualTo(Budget.FULL);
    assertThat(sources.load("a.yaml").config().budget()).isEqualTo(Budget.QUICK);
  }

  @Test
  void every_value_remembers_where_it_came_from() {
    sources
        .file("profile: peek\nbudget: quick\n")
        .variable("OCTO_TOKEN", "sesame")
        .property("octo.target.url", "https://api.example.com")
        .option("reportDir", "out", "--report-dir");
    assertThat(sources.load().origins())
        .hasSameSizeAs(ConfigKeys.ALL)
        .contains(
            new LoadedConfig.Origin("budget", "quick", "octo-conformance.yaml:2"),
            new LoadedConfig.Origin("target.token", "***", "environment variable OCTO_TOKEN"),
            new LoadedConfig.Origin(
                "target.url", "https://api.example.com", "system property octo.target.url"),
            new LoadedConfig.Origin("reportDir", "out", "--report-dir"),
            new LoadedConfig.Origin("strictness", "literal", "default"),
            new LoadedConfig.Origin("waivers", "-", "default"));
  }
}
