package dev.octoconformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SecretPromptTest {
  private final Recorder program = new Recorder();
  private final List<String> asked = new ArrayList<>();
  private final StringWriter printed = new StringWriter();

  private int execute(SecretPrompt prompt, String... arguments) {
    PrintWriter writer = new PrintWriter(printed);
    return CommandLineTool.execute(
        arguments,
        Map.of(),
        new Properties(),
        new Console(writer, writer, false, false, 100),
        program,
        prompt);
  }

  @Test
  void a_dash_asks_for_the_secret_and_shows_nothing_of_it() {
    assertThat(
            execute(
                question -> {
                  asked.add(question);
                  return "typed-" + asked.size() + "\n";
                },
                "run",
                "--target",
                "http://127.0.0.1:1/octo",
                "--token",
                "-",
                "--second-token",
                "-"))
        .isZero();
    assertThat(asked).containsExactly("target.token", "target.secondToken");
    assertThat(Objects.requireNonNull(program.config).target().token())
        .isEqualTo(new Secret("typed-1"));
    assertThat(program.config.target().secondToken()).isEqualTo(new Secret("typed-2"));
    assertThat(printed.toString()).doesNotContain("typed");
  }

  @Test
  void nobody_who_answers_is_told() {
    assertThat(execute(question -> null, "run", "--target", "http://127.0.0.1:1", "--token", "-"))
        .isEqualTo(2);
    assertThat(printed.toString())
        .startsWith("--token: target.token was to be asked for (-), and nothing was answered.");
  }

  @Test
  void a_dash_that_is_no_secret_is_a_dash() {
    execute(question -> "unasked", "run", "--demo", "--report-dir", "-");
    assertThat(Objects.requireNonNull(program.config).reportDir()).hasToString("-");
  }
}
