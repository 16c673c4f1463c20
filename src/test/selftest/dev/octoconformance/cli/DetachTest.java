package dev.octoconformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.config.Budget;
import dev.octoconformance.config.Setting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DetachTest {
  private final Recorder program = new Recorder();

  @Test
  void who_leaves_a_run_alone_has_time() {
    assertThat(program.execute("run", "--demo", "--detach")).isZero();
    assertThat(program.command).isEqualTo("detach");
    assertThat(Objects.requireNonNull(program.config).budget()).isEqualTo(Budget.FULL);
    assertThat(Objects.requireNonNull(program.orders).settings())
        .containsExactly(new Setting("budget", "full", "--detach"));
  }

  @Test
  void a_budget_that_is_given_anywhere_stays() {
    program.execute("--demo", "--detach", "--budget", "quick");
    assertThat(Objects.requireNonNull(program.config).budget()).isEqualTo(Budget.QUICK);
    program.environment.put("OCTO_BUDGET", "standard");
    program.execute("run", "--demo", "--detach");
    assertThat(Objects.requireNonNull(program.config).budget()).isEqualTo(Budget.STANDARD);
  }

  @Test
  void the_other_process_is_told_what_this_one_was_told() {
    program.environment.putAll(Map.of("OCTO_TOKEN", "sesame", "PATH", "/bin"));
    program.system.setProperty("octo.limits.webhooks", "40");
    program.system.setProperty("user.name", "nobody");
    program.execute("run", "--detach", "--target", "https://api.example.com", "--only", "LIST-*");

    Orders orders = Objects.requireNonNull(program.orders);
    assertThat(orders.settings())
        .extracting(Setting::key)
        .containsExactly("target.url", "only", "budget");
    assertThat(orders.system()).containsOnlyKeys("octo.limits.webhooks");
    assertThat(orders.environment()).containsOnlyKeys("OCTO_TOKEN");
  }

  @Test
  void orders_are_read_as_they_were_written_and_shown_without_values() throws IOException {
    Orders orders =
        new Orders(
            "a b.yaml",
            List.of(
                new Setting("target.token", "s e=s:é\n#!", "--token"),
                new Setting("only", "LIST-*", "--only")),
            Map.of("octo.profile", "octo-webhooks", "javax.net.ssl.trustStore", "a\\b"),
            Map.of("OCTO_TOKEN", "sesame"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    orders.write(out);
    Orders read = Orders.read(new ByteArrayInputStream(out.toByteArray()));

    assertThat(read)
        .isEqualTo(new Orders(orders.file(), orders.settings(), orders.system(), Map.of()));
    assertThat(out.toString(java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain("sesame");
    assertThat(orders.toString()).doesNotContain("sesame", "LIST-*", "s e=");
  }

  @Test
  void a_wrong_configuration_is_refused_before_anything_is_started() {
    assertThat(program.execute("run", "--detach", "--budget", "long")).isEqualTo(2);
    assertThat(program.command).isNull();
  }

  @Test
  void collecting_reads_a_folder_and_listens_on_request() {
    assertThat(program.execute("collect", "--report-dir", "night")).isZero();
    assertThat(program.command).isEqualTo("collect");
    assertThat(Objects.requireNonNull(program.config).reportDir()).hasToString("night");
    assertThat(program.listening).isFalse();
    program.execute("collect", "--listen", "--quiet");
    assertThat(program.listening).isTrue();
    assertThat(Objects.requireNonNull(program.console).quiet()).isTrue();
  }

  @Test
  void the_commands_of_the_background_stand_in_no_help_and_no_suggestion() {
    program.execute("--help");
    program.execute("backgroun-run");
    assertThat(program.out() + program.err()).contains("collect").doesNotContain("background-");
  }
}
