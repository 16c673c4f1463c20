package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.sink.Forwarder;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs in processes of their own that do not come to their end, and what is left of them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedRunTest {
  private static final VendorSettings SETTINGS = VendorSettings.defaults();
  private static final int SOME = 5;

  @TempDir Path folder;
  private final ReferenceVendor vendor = ReferenceVendor.start(SETTINGS);
  private String out = "";
  private String err = "";

  @AfterEach
  void close() {
    vendor.close();
  }

  /** A run that has created a few webhooks and goes on. */
  private Process running(Path reports, String... more) throws IOException {
    Process run = start(List.of(), "FAN-01,DLV-04", "60s", reports, more);
    while (run.isAlive() && vendor.liveWebhooks() < SOME) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(run.isAlive()).as(printed()).isTrue();
    return run;
  }

  /** A run in a process of its own, started by way of another program. */
  private Process start(
      List<String> through, String only, String quiet, Path reports, String... more)
      throws IOException {
    List<String> command = new ArrayList<>(through);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Conformance.class.getName(),
            "run",
            "--target",
            vendor.baseUrl().toString(),
            "--allow-partial",
            "--only",
            only,
            "--set",
            "waits.quietMin=" + quiet,
            "--report-dir",
            reports.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed.txt").toFile());
    builder.environment().put("OCTO_TOKEN", SETTINGS.token());
    return builder.start();
  }

  private String printed() throws IOException {
    return Files.readString(folder.resolve("printed.txt"));
  }

  private int execute(Map<String, String> environment, String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    int exit =
        CommandLineTool.execute(
            args,
            environment,
            new Properties(),
            new Console(new PrintWriter(printed), new PrintWriter(complained), false, false, 100),
            new Conformance(Map.of()));
    out = printed.toString();
    err = complained.toString();
    return exit;
  }

  private int sweep(Path reports) {
    return execute(
        Map.of("OCTO_TOKEN", SETTINGS.token()), "sweep", "--report-dir", reports.toString());
  }

  private void createForeign() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(java.net.URI.create(vendor.baseUrl() + "/webhooks"))
                    .header("Authorization", "Bearer " + SETTINGS.token())
                    .header("Octo-Capabilities", "octo/webhooks")
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            "{\"event\":\"booking_update\",\"url\":\"http://127.0.0.1:9/others\"}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void what_a_killed_run_left_is_swept_and_nothing_else() throws Exception {
    createForeign();
    Path reports = folder.resolve("reports").resolve("killed");
    Process run = running(reports);
    assertThat(sweep(reports)).isEqualTo(2);
    assertThat(err).contains("The run goes on (process " + run.pid() + ")");
    run.destroyForcibly().waitFor();
    assertThat(vendor.liveWebhooks()).isGreaterThanOrEqualTo(SOME);

    assertThat(execute(Map.of(), "collect", "--report-dir", reports.toString())).isEqualTo(4);
    assertThat(out).contains("(partial)");
    assertThat(execute(Map.of(), "sweep", "--report-dir", reports.toString())).isEqualTo(2);
    assertThat(err).contains("give it with OCTO_TOKEN");

    assertThat(sweep(folder.resolve("reports"))).as(err).isZero();
    assertThat(out).contains("webhooks deleted", "bookings cancelled");
    assertThat(vendor.liveWebhooks()).as("only the one of others").isEqualTo(1);
    assertThat(vendor.liveBookings()).isZero();
    assertThat(sweep(reports)).isZero();
    assertThat(out).contains("nothing was left");
  }

  @Test
  void a_tunnel_does_not_hear_what_the_run_was_told() throws Exception {
    Path heard = folder.resolve("heard.txt");
    Process run =
        start(List.of(), "LIST-01", "1s", folder, "--tunnel", "env > " + heard + "; false");
    assertThat(run.waitFor()).as(printed()).isEqualTo(3);
    assertThat(Files.readString(heard)).contains("PATH=").doesNotContain("OCTO_", SETTINGS.token());
  }

  /** A run that was killed, and the processes of its tunnel. */
  private List<ProcessHandle> killedWithTunnel(Path reports) throws Exception {
    Process run = running(reports, "--tunnel", Forwarder.command(0, 0) + "; exit $?");
    List<ProcessHandle> tunnel = run.descendants().toList();
    run.destroyForcibly().waitFor();
    assertThat(tunnel).hasSizeGreaterThan(1).allMatch(ProcessHandle::isAlive);
    return tunnel;
  }

  private static void end(List<ProcessHandle> processes) {
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void the_tunnel_of_a_killed_run_is_ended_by_a_sweep() throws Exception {
    Path reports = folder.resolve("reports").resolve("killed");
    List<ProcessHandle> tunnel = killedWithTunnel(reports);
    try {
      assertThat(sweep(folder.resolve("reports"))).as(err).isZero();
      assertThat(out).contains(reports + ": the tunnel of the interrupted run was still open");
      assertThat(tunnel).noneMatch(ProcessHandle::isAlive);
      assertThat(sweep(reports)).isZero();
      assertThat(out).doesNotContain("tunnel");
    } finally {
      end(tunnel);
    }
  }

  @Test
  void the_tunnel_of_a_killed_run_is_ended_by_the_next_one_in_its_folder() throws Exception {
    List<ProcessHandle> tunnel = killedWithTunnel(folder);
    try {
      Process next = start(List.of(), "LIST-01", "100ms", folder);
      assertThat(next.waitFor()).as(printed()).isZero();
      assertThat(printed()).contains("the tunnel of the interrupted run was still open");
      assertThat(tunnel).noneMatch(ProcessHandle::isAlive);
    } finally {
      end(tunnel);
    }
  }

  @Test
  void the_next_run_in_the_folder_of_a_killed_one_sweeps_first() throws Exception {
    running(folder).destroyForcibly().waitFor();
    assertThat(vendor.liveWebhooks()).isGreaterThanOrEqualTo(SOME);
    assertThat(start(List.of(), "LIST-01", "100ms", folder).waitFor()).as(printed()).isIn(0, 4);
    assertThat(printed()).contains("webhooks deleted", "bookings cancelled");
    assertThat(vendor.liveWebhooks()).isZero();
    assertThat(vendor.liveBookings()).isZero();
  }

  @Test
  void a_run_against_another_target_does_not_replace_what_a_killed_one_wrote() throws Exception {
    running(folder).destroyForcibly().waitFor();
    Path journal = folder.resolve("journal.jsonl");
    byte[] before = Files.readAllBytes(journal);
    List<String> others =
        List.of("--target http://127.0.0.1:9/octo", "--demo"); // another one, and none at all
    for (String other : others) {
      List<String> args = new ArrayList<>(List.of("run", "--report-dir", folder.toString()));
      args.addAll(List.of(other.split(" ")));
      Map<String, String> token = Map.of("OCTO_TOKEN", SETTINGS.token());
      assertThat(execute(token, args.toArray(String[]::new))).isEqualTo(2);
      assertThat(err.lines())
          .singleElement()
          .asString()
          .contains("the journal of an interrupted run lies here", vendor.baseUrl().toString())
          .contains("sweep --report-dir " + folder);
      assertThat(journal).hasBinaryContent(before);
    }
    assertThat(sweep(folder)).isZero();
    assertThat(vendor.liveWebhooks()).isZero();
  }

  @Test
  void a_run_without_the_token_that_a_sweep_needs_does_not_begin() throws Exception {
    running(folder).destroyForcibly().waitFor();
    assertThat(
            execute(
                Map.of(),
                "run",
                "--target",
                vendor.baseUrl().toString(),
                "--report-dir",
                folder.toString()))
        .isEqualTo(2);
    assertThat(err).contains("give it with OCTO_TOKEN", "choose another folder with --report-dir");
    assertThat(vendor.liveWebhooks()).isGreaterThanOrEqualTo(SOME);
    assertThat(sweep(folder)).isZero();
  }

  @Test
  void a_terminated_run_cleans_up_and_reports_what_it_has_as_partial() throws Exception {
    Process run = running(folder);
    run.destroy();
    run.waitFor();
    assertThat(run.exitValue()).isNotZero();
    assertThat(vendor.liveWebhooks()).isZero();
    assertThat(vendor.liveBookings()).isZero();
    assertThat(isPartial(folder)).isTrue();
    assertThat(printed()).contains("Interrupted: ").doesNotContain("The suite broke");
    assertThat(sweep(folder)).isZero();
    assertThat(out).contains("nothing was left");
  }

  /** No file may grow beyond this limit, as if there were no more room. */
  @Test
  void a_run_whose_journal_cannot_grow_cleans_up_and_certifies_nothing() throws Exception {
    Path reports = folder.resolve("full");
    List<String> withLittleRoom = List.of("sh", "-c", "ulimit -f 40; exec \"$0\" \"$@\"");
    Process run = start(withLittleRoom, "LIST-01,DLV-01", "100ms", reports);
    assertThat(run.waitFor()).as(printed()).isEqualTo(4);
    assertThat(printed())
        .contains("journal.jsonl ends at entry", "could not be written: ", "certifies nothing")
        .doesNotContain("Exception", "\tat ");
    assertThat(isPartial(reports)).isTrue();
    assertThat(vendor.liveWebhooks()).isZero();
    assertThat(vendor.liveBookings()).isZero();
  }

  private static boolean isPartial(Path reports) throws IOException {
    return new JsonMapper()
        .readTree(Files.readString(reports.resolve("verdicts.json")))
        .path("run")
        .path("partial")
        .asBoolean();
  }

  @Test
  void a_sweep_without_a_target_that_answers_says_so_with_exit_code_3() throws Exception {
    Process run = running(folder);
    run.destroyForcibly().waitFor();
    vendor.close();
    assertThat(sweep(folder)).isEqualTo(3);
    assertThat(err).contains("The target cannot be reached");
  }

  @Test
  void a_folder_without_a_journal_is_refused_with_the_remedy() {
    assertThat(sweep(folder)).isEqualTo(2);
    assertThat(err).contains("There is no journal in or below " + folder).contains("--report-dir");
    assertThat(List.of(out)).containsExactly("");
  }
}
