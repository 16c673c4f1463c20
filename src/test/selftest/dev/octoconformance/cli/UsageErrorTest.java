package dev.octoconformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorTest {
  private final Recorder program = new Recorder();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tokn=sesame            | Unknown option --tokn. Did you mean --token? See octo-webhooks-conformance --help.
          --tokn sesame            | Unknown option --tokn. Did you mean --token? See octo-webhooks-conformance --help.
          run --budgt quick        | Unknown option --budgt. Did you mean --budget? See octo-webhooks-conformance run --help.
          -x                       | Unknown option -x. See octo-webhooks-conformance --help.
          list --only A            | Unknown option --only. See octo-webhooks-conformance list --help.
          lst                      | Unknown command lst. Did you mean list? See octo-webhooks-conformance --help.
          sesame                   | There is no such command. The commands are run, collect, regrade, diff, doctor, init, plan, list, explain, sweep, completion, demo, listen. See octo-webhooks-conformance --help.
          run sesame               | The command run takes no arguments beside its options; quote values that contain spaces. See octo-webhooks-conformance run --help.
          --target                 | Option --target needs a value: --target URL. See octo-webhooks-conformance --help.
          --token --target http://h | Option --token needs a value: --token T. See octo-webhooks-conformance --help.
          demo --port x            | Option --port: "x" is no port from 0 to 65535. See octo-webhooks-conformance demo --help.
          demo --port 65536        | Option --port: "65536" is no port from 0 to 65535. See octo-webhooks-conformance demo --help.
          list --level mst         | Option --level: "mst" is none of MUST, SHOULD, INFO. See octo-webhooks-conformance list --help.
          --profile x list         | --profile stands before the command. Write it behind: list --profile ...
          --budget full --budget=full | --budget is given twice. Keep one.
          --only RTY-* --tokn=sesame | Unknown option --tokn. Did you mean --token?
          --set a=1 --sett b=2     | Unknown option --sett. Did you mean --set?
          --set sesame             | --set: expected KEY=VALUE such as limits.webhooks=40.
          --set budgt=x            | --set: unknown key "budgt". Did you mean "budget"?
          --budget quik            | --budget: budget is "quik", expected one of quick, standard, full. Did you mean "quick"?
          list --config nowhere    | nowhere: there is no such file. Check the path given with --config.
          """)
  void a_mistake_ends_in_a_sentence_and_exit_code_2(String line, String sentence) {
    assertThat(program.execute(line.split(" "))).isEqualTo(2);
    assertThat(program.err().lines().filter(said -> !said.contains("unknown key \"a\"")))
        .first()
        .isEqualTo(sentence);
    assertThat(program.err()).doesNotContain("sesame").doesNotContain("\tat ");
    assertThat(program.out()).isEmpty();
    assertThat(program.command).isNull();
  }

  @Test
  void an_empty_token_is_a_mistake_too() {
    assertThat(program.execute("--target", "http://h", "--token", "")).isEqualTo(2);
    assertThat(program.err()).startsWith("--token: target.token is empty, expected the bare token");
  }
}
