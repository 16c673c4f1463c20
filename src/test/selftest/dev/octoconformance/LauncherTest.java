package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script beside the jar, and the completion that it gets. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {
  @TempDir Path folder;
  private Path launcher = Path.of("");
  private String printed = "";

  @BeforeEach
  void put_it_beside_a_jar() throws IOException {
    launcher = folder.resolve("octo-conformance");
    Files.copy(Path.of("src/test/launcher/octo-conformance"), launcher);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    ThinJar.in(folder);
  }

  private ProcessBuilder builder(Map<String, String> environment, String... args) {
    List<String> line = new ArrayList<>(List.of(launcher.toString()));
    line.addAll(Arrays.asList(args));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("OCTO_CONFORMANCE_CACHE", folder.resolve("cache").toString());
    builder.environment().putAll(environment);
    return builder;
  }

  private int start(Map<String, String> environment, String... args) throws Exception {
    Process process = builder(environment, args).start();
    process.getOutputStream().close();
    printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor();
  }

  @Test
  void it_starts_the_program_and_hands_on_arguments_and_exit_code() throws Exception {
    assertThat(start(Map.of(), "--version")).as(printed).isZero();
    assertThat(printed).startsWith("octo-webhooks-conformance ").hasLineCount(1);
    assertThat(start(Map.of(), "list", "no such id")).isEqualTo(2);
    assertThat(printed).contains("\"no such id\"");
  }

  @Test
  void it_works_through_a_link_and_where_no_archive_can_be_kept() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
    launcher = link;
    assertThat(start(Map.of("OCTO_CONFORMANCE_CACHE", "/dev/null/none"), "--version"))
        .as(printed)
        .isZero();
    assertThat(printed).hasLineCount(1);
    assertThat(start(Map.of("OCTO_CONFORMANCE_CACHE", "/dev/null/none"), "warm-up")).isZero();
    assertThat(printed).contains("everything works without it");
  }

  @Test
  void a_broken_archive_is_passed_over_in_silence() throws Exception {
    assertThat(start(Map.of(), "warm-up")).as(printed).isZero();
    Path archive = Path.of(printed.substring(printed.indexOf('/')).strip());
    assertThat(archive).exists();
    assertThat(start(Map.of(), "--version")).isZero();
    Files.writeString(archive, "no archive at all");
    assertThat(start(Map.of(), "--version")).isZero();
    assertThat(printed).startsWith("octo-webhooks-conformance ").hasLineCount(1);
  }

  @Test
  void a_signal_reaches_the_program() throws Exception {
    Process demo = builder(Map.of(), "demo").start();
    BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).contains("The reference vendor answers");
    assertThat(demo.info().command().orElse("")).endsWith("java");
    demo.destroy();
    assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.children()).isEmpty();
  }

  @Test
  void without_its_jar_it_says_so() throws Exception {
    Files.delete(folder.resolve("octo-webhooks-conformance.jar"));
    assertThat(start(Map.of(), "--version")).isEqualTo(2);
    assertThat(printed).contains("no octo-webhooks-conformance.jar beside").hasLineCount(1);
  }

  /** A batch file whose lines do not end as on Windows may not find its labels there. */
  @Test
  void the_script_for_windows_ends_its_lines_as_there_and_says_the_same() throws IOException {
    Path scripts = Path.of("src/test/launcher");
    String windows = Files.readString(scripts.resolve("octo-conformance.cmd"));
    assertThat(windows.replace("\r\n", "")).doesNotContain("\n", "\r").isASCII();
    String here = Files.readString(scripts.resolve("octo-conformance"));
    for (String said :
        List.of(
            "Keep the two together.",
            "There is no Java. Install version 17 or newer, or let JAVA_HOME name its folder.",
            "-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:+UseSerialGC",
            "-Xms64m -Xmn24m -Xshare:auto -Xlog:disable",
            "The archive could not be made")) {
      assertThat(windows).contains(said);
      assertThat(here).contains(said);
    }
  }

  @Test
  void the_completion_is_a_script_that_the_shell_accepts() throws Exception {
    StringWriter script = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(script), new PrintWriter(new StringWriter()), false, false, 100);
    assertThat(
            CommandLineTool.execute(
                new String[] {"completion"},
                Map.of(),
                new Properties(),
                console,
                new Conformance(Map.of())))
        .isZero();
    Path file = folder.resolve("completion");
    Files.writeString(file, script.toString());
    Process bash = new ProcessBuilder("bash", "-n", file.toString()).start();
    assertThat(bash.waitFor()).isZero();
  }
}
