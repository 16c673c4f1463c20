package dev.octoconformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.Budget;
import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.HostPort;
import dev.octoconformance.config.Secret;
import dev.octoconformance.config.Strictness;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.requirement.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineToolTest {
  private static final String NO_TARGET =
      "No target is given. Name the API under test with --target or OCTO_TARGET_URL, or take the"
          + " embedded reference vendor with --demo.";

  private final Recorder program = new Recorder();

  @Test
  void nothing_typed_and_no_target_anywhere_is_help_and_no_success() {
    assertThat(program.execute()).isEqualTo(2);
    assertThat(program.command).isNull();
    assertThat(program.out()).contains("Usage:", "Examples:", "run --demo");
    assertThat(program.err().lines()).containsExactly(NO_TARGET);
  }

  @Test
  void nothing_typed_runs_where_a_target_is_configured() {
    program.environment.put("OCTO_TARGET_URL", "https://api.example.com");
    assertThat(program.execute()).isZero();
    assertThat(program.command).isEqualTo("run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "plan", "doctor", "--quiet", "run --rerun-failed", "run --detach"})
  void nothing_is_run_without_a_target(String line) {
    assertThat(program.execute(line.split(" "))).isEqualTo(2);
    assertThat(program.command).isNull();
    assertThat(program.err().lines()).containsExactly(NO_TARGET);
    assertThat(program.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run --demo", "--demo", "plan --demo", "doctor --demo"})
  void the_embedded_vendor_is_there_for_who_asks(String line) {
    assertThat(program.execute(line.split(" "))).isZero();
    assertThat(Objects.requireNonNull(program.config).target().url()).isNull();
  }

  @Test
  void a_demo_has_no_target() {
    program.environment.put("OCTO_TARGET_URL", "https://api.example.com");
    assertThat(program.execute("run", "--demo")).isEqualTo(2);
    assertThat(program.err().lines())
        .containsExactly(
            "--demo takes the embedded reference vendor, and environment variable OCTO_TARGET_URL"
                + " names a target. Keep one.");
  }

  @Test
  void a_build_tool_may_leave_it_to_the_configuration() {
    assertThat(program.execute("run", "--demo-unless-target")).isZero();
    assertThat(Objects.requireNonNull(program.config).target().url()).isNull();
    program.system.setProperty("octo.target.url", "https://api.example.com");
    assertThat(program.execute("run", "--demo-unless-target")).isZero();
    assertThat(program.config.target().url()).hasHost("api.example.com");
  }

  @Test
  void a_demo_runs_with_the_defaults() {
    assertThat(program.execute("run", "--demo")).isZero();
    assertThat(program.command).isEqualTo("run");
    assertThat(program.config).isEqualTo(SuiteConfig.defaults());
    assertThat(Objects.requireNonNull(program.console).quiet()).isFalse();
  }

  @Test
  void the_exit_code_is_the_programs() {
    assertThat(new Recorder(4).execute("run", "--demo")).isEqualTo(4);
    assertThat(new Recorder(1).execute("--demo")).isEqualTo(1);
  }

  @Test
  void every_option_reaches_its_key() {
    program.execute(
        "run",
        "--target=https://api.example.com/",
        "--token",
        "-first",
        "--second-token=-second",
        "--profile",
        "peek",
        "--budget",
        "quick",
        "--strictness",
        "pragmatic",
        "--sink-bind",
        "0.0.0.0:80",
        "--tunnel",
        "t {port}",
        "--only",
        "RTY-*",
        "LIST-01,LIST-02",
        "--report-dir",
        "out",
        "--waivers",
        "w.yaml",
        "--set",
        "limits.webhooks=7",
        "waits.quietMin=1s",
        "--set=declared.httpsOnly=true");
    SuiteConfig config = Objects.requireNonNull(program.config, program::err);
    assertThat(config.target().url()).isEqualTo(URI.create("https://api.example.com"));
    assertThat(config.target().token()).isEqualTo(new Secret("-first"));
    assertThat(config.target().secondToken()).isEqualTo(new Secret("-second"));
    assertThat(config.profile()).isEqualTo("peek");
    assertThat(config.budget()).isEqualTo(Budget.QUICK);
    assertThat(config.strictness()).isEqualTo(Strictness.PRAGMATIC);
    assertThat(config.sink().bind()).isEqualTo(new HostPort("0.0.0.0", 80));
    assertThat(config.sink().tunnel()).isEqualTo("t {port}");
    assertThat(config.only()).containsExactly("RTY-*", "LIST-01", "LIST-02");
    assertThat(config.reportDir()).isEqualTo(Path.of("out"));
    assertThat(config.waivers()).isEqualTo(Path.of("w.yaml"));
    assertThat(config.limits().webhooks()).isEqualTo(7);
    assertThat(config.waits().quietMin()).hasSeconds(1);
    assertThat(config.declared().httpsOnly()).isTrue();
  }

  @Test
  void the_url_of_the_receiver_has_an_option_as_well() {
    program.execute("--demo", "--sink-url", "https://sink.example.com");
    assertThat(Objects.requireNonNull(program.config).sink().url())
        .isEqualTo(URI.create("https://sink.example.com"));
  }

  @Test
  void a_file_is_read_when_it_is_named(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "budget: full\n");
    program.execute("--demo", "--config", file.toString());
    assertThat(Objects.requireNonNull(program.config).budget()).isEqualTo(Budget.FULL);
  }

  @Test
  void variables_and_properties_count_too() {
    program.environment.put("OCTO_BUDGET", "quick");
    program.system.setProperty("octo.profile", "peek");
    program.execute("--demo");
    assertThat(Objects.requireNonNull(program.config).budget()).isEqualTo(Budget.QUICK);
    assertThat(Objects.requireNonNull(program.config).profile()).isEqualTo("peek");
  }

  @Test
  void lists_take_patterns_a_level_and_a_form() {
    program.execute("list", "RTY-*", "LIST-01", "--level", "must", "--json", "--profile", "peek");
    assertThat(program.listed)
        .isEqualTo(new ListOptions(List.of("RTY-*", "LIST-01"), Level.MUST, true));
    assertThat(Objects.requireNonNull(program.config).profile()).isEqualTo("peek");
  }

  @Test
  void a_plain_list_shows_everything() {
    program.execute("list");
    assertThat(program.listed).isEqualTo(new ListOptions(List.of(), null, false));
  }

  @Test
  void demos_take_a_port_and_names() {
    program.execute("demo", "--port", "8080", "--fault", "f", "--variant", "v", "--list-faults");
    assertThat(program.demonstrated).isEqualTo(new DemoOptions(8080, "f", "v", true));
  }

  @Test
  void a_plain_demo_takes_any_port() {
    program.execute("demo");
    assertThat(program.demonstrated).isEqualTo(new DemoOptions(0, null, null, false));
  }

  @Test
  void receivers_take_a_port_and_answers() {
    program.execute("listen", "--port", "9090", "--answer", "500,500,200");
    assertThat(program.received).isEqualTo(new ListenOptions(9090, List.of(500, 500, 200)));
    program.execute("listen");
    assertThat(program.received).isEqualTo(new ListenOptions(8080, List.of(200)));
    program.execute("listen", "--answer", "500,soon");
    assertThat(program.err()).contains("\"soon\" is no status from 200 to 999");
  }

  @Test
  void quiet_is_passed_on() {
    program.execute("--demo", "--quiet");
    assertThat(Objects.requireNonNull(program.console).quiet()).isTrue();
  }

  @Test
  void colours_can_be_refused_by_option_and_by_variable() {
    program.execute("--demo");
    assertThat(Objects.requireNonNull(program.console).colour()).isTrue();
    program.execute("list", "--no-color");
    assertThat(Objects.requireNonNull(program.console).colour()).isFalse();
    program.environment.put("NO_COLOR", "1");
    program.execute("--demo");
    assertThat(Objects.requireNonNull(program.console).colour()).isFalse();
  }

  @Test
  void a_program_that_breaks_is_reported_in_one_sentence_without_secrets() {
    program.failure = new IllegalStateException("cannot use sesame\nat all");
    int exit = program.execute("--target", "http://h", "--token", "sesame", "--report-dir", "out");
    assertThat(exit).isEqualTo(5);
    assertThat(program.err().lines())
        .containsExactly(
            "The suite broke: IllegalStateException: cannot use ***; details in out/run.log. Please"
                + " report it.");
  }

  @Test
  void a_program_may_find_fault_with_the_configuration_too() {
    program.failure = new ConfigException(List.of("there is no profile \"x\".", "mend it."));
    assertThat(program.execute("--demo")).isEqualTo(2);
    assertThat(program.err().lines()).containsExactly("there is no profile \"x\".", "mend it.");
  }
}
