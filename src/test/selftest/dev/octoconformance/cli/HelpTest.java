package dev.octoconformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.ConfigKey;
import dev.octoconformance.config.ConfigKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final Recorder program = new Recorder();

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "-h"})
  void the_help_of_runs_names_every_option_and_its_variable(String line) {
    String help = help(line);
    for (KeyOption option : KeyOption.ALL) {
      assertThat(help)
          .contains(
              option.label().isEmpty() ? option.name() : option.name() + "=" + option.label());
      assertThat(words(help)).contains("env " + option.key().variables().get(0));
    }
    assertThat(help).contains("--config=FILE", "--set=KEY=VALUE", "--quiet", "--no-color");
  }

  @Test
  void the_help_of_runs_names_every_key_that_has_no_option() {
    String help = help("run --help");
    for (ConfigKey<?> key : ConfigKeys.ALL) {
      boolean option = KeyOption.ALL.stream().anyMatch(known -> known.key().equals(key));
      assertThat(help.contains("  " + key.name() + "\n")).as(key.name()).isNotEqualTo(option);
    }
  }

  @Test
  void the_first_help_names_commands_examples_and_exit_codes() {
    assertThat(help("--help"))
        .contains("  run   ", "  list  ", "  demo  ", "Examples:")
        .contains("  0     conformant", "  1     not conformant", "  2     wrong usage")
        .contains("  3     environment", "  4     inconclusive", "  5     the suite")
        .contains("  130   interrupted");
  }

  @Test
  void the_other_commands_name_their_own_options() {
    assertThat(help("list --help"))
        .contains("PATTERN", "--level=LEVEL", "--json", "--profile=NAME");
    assertThat(help("demo --help"))
        .contains("--port=PORT", "--fault=NAME", "--variant=NAME", "--list-faults");
  }

  @Test
  void a_default_stands_in_the_help() {
    assertThat(words(help("--help")))
        .contains("one of quick, standard, full; default standard; env OCTO_BUDGET");
  }

  @Test
  void no_value_of_the_environment_is_in_the_help() {
    program.environment.put("OCTO_TOKEN", "sesame");
    assertThat(help("run --help")).doesNotContain("sesame");
  }

  @Test
  void help_is_asked_for_even_if_the_configuration_is_wrong() {
    program.environment.put("OCTO_BUDGET", "wrong");
    assertThat(help("list --help")).contains("Usage:");
  }

  @Test
  void the_version_is_one_line() {
    assertThat(help("--version")).startsWith("octo-webhooks-conformance ").hasLineCount(1);
  }

  @Test
  void colours_are_left_out_on_request() {
    program.execute("--help");
    assertThat(program.out()).contains("\u001b[");
    assertThat(help("--help")).doesNotContain("\u001b[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "collect",
        "plan",
        "list",
        "explain",
        "sweep",
        "demo",
        "listen",
        "completion"
      })
  void the_help_of_every_command_has_examples(String command) {
    assertThat(help(command + " --help")).contains("Example").contains(command);
  }

  @Test
  void a_shell_can_complete_every_command_that_is_shown() {
    assertThat(help("completion"))
        .contains("complete -F _complete_octo-conformance")
        .contains("explain", "sweep", "--rerun-failed", "--print-waivers")
        .doesNotContain("background-");
  }

  private String help(String line) {
    Recorder asked = new Recorder();
    asked.environment.putAll(program.environment);
    asked.environment.put("NO_COLOR", "1");
    assertThat(asked.execute(line.split(" "))).as(asked.err()).isZero();
    assertThat(asked.command).isNull();
    assertThat(asked.err()).isEmpty();
    return asked.out();
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
