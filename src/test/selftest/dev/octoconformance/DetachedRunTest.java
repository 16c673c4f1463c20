package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.cli.CommandLineTool;
import dev.octoconformance.cli.Console;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.journal.Reaction.Manner;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are left alone, in processes of their own, and judged from here. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DetachedRunTest {
  private static final String CANARY = "canary-41c7d09e";
  private static final Pattern PROCESS = Pattern.compile("[Pp]rocess +(\\d+)");

  @TempDir Path folder;
  private final List<ProcessHandle> processes = new ArrayList<>();
  private String out = "";
  private String err = "";

  @AfterEach
  void end_what_is_left() {
    processes.forEach(ProcessHandle::destroyForcibly);
  }

  private int execute(Map<String, String> environment, String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    List<String> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--report-dir", folder.toString()));
    int exit =
        CommandLineTool.execute(
            all.toArray(String[]::new),
            environment,
            new Properties(),
            new Console(new PrintWriter(printed), new PrintWriter(complained), false, false, 100),
            new Conformance());
    out = printed.toString();
    err = complained.toString();
    Matcher process = PROCESS.matcher(out);
    if (process.find()) {
      ProcessHandle.of(Long.parseLong(process.group(1))).ifPresent(processes::add);
    }
    return exit;
  }

  private int detach(ReferenceVendor vendor, String token) {
    return detach(vendor, token, "DLV-01,DLV-04,DLV-12,LIST-02", "40s");
  }

  private int detach(ReferenceVendor vendor, String token, String only, String quiet) {
    return execute(
        Map.of("OCTO_TOKEN", token),
        "run",
        "--detach",
        "--target",
        vendor.baseUrl().toString(),
        "--set",
        "waits.quietMin=" + quiet,
        "--only",
        only);
  }

  private ProcessHandle process() {
    return processes.get(processes.size() - 1);
  }

  @Test
  void a_run_left_alone_survives_its_process_and_judges_what_arrives_later() throws Exception {
    VendorSettings settings = VendorSettings.defaults().withTokens(CANARY, "another");
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      assertThat(detach(vendor, CANARY)).as("exit code, after %s", err).isZero();
      assertThat(out).contains("Every event was caused", "collect --report-dir " + folder);
      assertThat(err).contains("preflight", "deliveries");
      assertThat(process().info().commandLine().orElse("")).doesNotContain(CANARY);

      assertThat(execute(Map.of(), "collect")).isEqualTo(4);
      assertThat(out).contains("(partial)", "I-BUDGET", "The run goes on (process ");
      assertThat(execute(Map.of(), "run", "--demo", "--only", "LIST-02")).isEqualTo(2);
      assertThat(err).contains("is writing into " + folder);

      process().destroyForcibly();
      process().onExit().get();
      assertThat(execute(Map.of(), "collect")).isEqualTo(4);
      assertThat(out).contains("Nobody listens since", "collect --listen");
      assertThat(execute(Map.of(), "collect", "--listen")).isEqualTo(2);
      assertThat(err).contains("give it with OCTO_TOKEN");

      assertThat(execute(Map.of("OCTO_TOKEN", CANARY), "collect", "--listen")).isEqualTo(4);
      assertThat(out).contains("The run goes on (process ");
      deliverAgain("DLV-12/every byte", "");
      deliverAgain("DLV-04/booking", "behind the end");
      process().onExit().get();

      assertThat(execute(Map.of(), "collect")).as("exit code, after %s", out).isEqualTo(1);
      assertThat(out).contains("FAIL DLV-04", "The run is over.").doesNotContain("(partial)");
      assertThat(vendor.liveWebhooks()).as("webhooks left at the vendor").isZero();
      assertThat(vendor.liveBookings()).as("bookings left at the vendor").isZero();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(CANARY);
      }
    }
  }

  private JournalFile.Recording recorded() throws IOException {
    return JournalFile.read(folder.resolve("journal.jsonl"));
  }

  private Armed armed(Predicate<Armed> such) throws IOException {
    return recorded().entries().stream()
        .filter(entry -> entry instanceof Armed one && such.test(one))
        .map(Armed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Sends what an arm heard last of the wave's booking once more, with something behind it. */
  private void deliverAgain(String arm, String more) throws IOException, InterruptedException {
    JournalFile.Recording recorded = recorded();
    Armed armed = armed(one -> one.arm().equals(arm));
    String booking =
        recorded.entries().stream()
            .filter(entry -> entry instanceof Trigger t && t.wave().equals("A"))
            .map(entry -> ((Trigger) entry).booking())
            .findFirst()
            .orElseThrow();
    String body =
        recorded.entries().stream()
            .filter(entry -> entry instanceof Arrival d && d.token().equals(armed.token()))
            .map(entry -> ((Arrival) entry).body().text())
            .filter(text -> text.contains(booking))
            .reduce((first, last) -> last)
            .orElseThrow();
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(armed.url()))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body + more))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void a_port_that_was_taken_in_between_is_told() throws Exception {
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings)) {
      assertThat(detach(vendor, settings.token(), "RTY-14,DLV-12", "15s"))
          .as("exit code, after %s", err)
          .isZero();
      process().destroyForcibly();
      process().onExit().get();
      Map<String, String> environment = Map.of("OCTO_TOKEN", settings.token());
      URI refusing = URI.create(armed(one -> one.answer(0).manner() == Manner.REFUSE).url());
      try (ServerSocket other = new ServerSocket()) {
        other.bind(new InetSocketAddress(refusing.getHost(), refusing.getPort()));
        execute(environment, "collect", "--listen");
        process().onExit().get();
      }
      assertThat(execute(Map.of(), "collect")).as("exit code, after %s", out).isIn(0, 4);
      assertThat(out).contains("RTY-14/refused was not heard any more: ", ":" + refusing.getPort());
    }
  }

  @Test
  void a_run_that_ends_before_its_events_ends_as_it_would_have_in_front() {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      assertThat(detach(vendor, "wrong")).isEqualTo(3);
    }
    assertThat(out).contains("The target refuses the token").contains("Exit code 3.");
    assertThat(execute(Map.of(), "collect")).isEqualTo(3);
    assertThat(out).contains("The target refuses the token", "The run is over.");
    assertThat(execute(Map.of("OCTO_TOKEN", "wrong"), "collect", "--listen")).isEqualTo(3);
  }

  @Test
  void a_folder_without_a_journal_is_refused_with_the_remedy() {
    assertThat(execute(Map.of(), "collect")).isEqualTo(2);
    assertThat(err).contains("There is no journal in " + folder).contains("--report-dir");
  }
}
