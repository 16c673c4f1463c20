package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octoconformance.Conformance;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.vendor.ReferenceVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A suite that stands still for a while, in a process of its own, accuses nobody because of it. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StandstillTest {
  private static final boolean EVERYTHING = Boolean.getBoolean("proof.matrix");
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final long LOOK = 5_000_000;

  /** So many requirements are held to be met in spite of it. */
  private static final int ENOUGH = 100;

  private static final Set<String> ACCUSING = Set.of("FAIL", "WARN", "ERROR");

  @TempDir Path folder;
  private final ReferenceVendor vendor = ReferenceVendor.start(Bench.VENDOR);
  private final List<Process> started = new ArrayList<>();

  /** A moment of a run: its journal has a line that looks so, and behind it one that looks so. */
  enum Moment {
    BEFORE_CONVERSATIONS("\"what\":\"" + Milestone.LISTENING),
    DURING_CONVERSATIONS("\"kind\":\"exchange\",\"id\":\"x100\""),
    SUCCESS_WAVE("\"wave\":\"A\",\"action\":\"CONFIRM\""),
    FIRST_FAILURES("\"wave\":\"B\",\"action\":\"CONFIRM\"", "\"answered\":500"),
    DURING_RETRIES("\"wave\":\"C\",\"action\":\"CONFIRM\""),
    BEFORE_CLEAN_UP("\"what\":\"" + Scene.ALL_OVER);

    private final String first;
    private final String next;

    Moment(String sign) {
      this(sign, "");
    }

    Moment(String first, String next) {
      this.first = first;
      this.next = next;
    }
  }

  static Stream<Arguments> standstills() {
    return EVERYTHING
        ? Arrays.stream(Moment.values())
            .flatMap(at -> Stream.of(Arguments.of(at, SHORT), Arguments.of(at, LONG)))
        : Stream.of(
            Arguments.of(Moment.SUCCESS_WAVE, SHORT), Arguments.of(Moment.FIRST_FAILURES, SHORT));
  }

  @BeforeEach
  void a_process_can_be_stopped() {
    assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "there is no /bin/kill");
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
    vendor.close();
  }

  @ParameterizedTest(name = "{0} for {1}")
  @MethodSource("standstills")
  void a_standstill_accuses_nobody(Moment moment, Duration length) throws Exception {
    Process run = start();
    await(run, moment);
    signal(run, "-STOP");
    LockSupport.parkNanos(length.toNanos());
    signal(run, "-CONT");
    run.waitFor();

    String printed = Files.readString(folder.resolve("printed.txt"));
    TreeMap<String, String> complaints = new TreeMap<>();
    JsonNode verdicts = JsonMapper.shared().readTree(folder.resolve("verdicts.json").toFile());
    verdicts
        .path("requirements")
        .forEach(
            row -> {
              if (ACCUSING.contains(row.path("verdict").asString())) {
                complaints.put(
                    row.path("id").asString(),
                    row.path("verdict").asString() + " " + row.path("message").asString());
              }
            });
    assertThat(complaints.keySet()).as("%s%n%s", complaints, printed).isEmpty();
    JsonNode counts = verdicts.path("outcome").path("counts");
    assertThat(counts.path("PASS").asInt()).as(printed).isGreaterThan(ENOUGH);
    assertThat(Files.readString(folder.resolve("journal.jsonl"))).contains(Milestone.STOOD_STILL);
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // As the launcher does: it is a short life.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Conformance.class.getName(),
                "run",
                "--no-color",
                "--quiet",
                "--report-dir",
                folder.toString(),
                "--target",
                vendor.baseUrl().toString()));
    Bench.quick().forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
    builder.environment().put("OCTO_TOKEN", Bench.VENDOR.token());
    builder.environment().put("OCTO_SECOND_TOKEN", Bench.VENDOR.secondToken());
    Process run = builder.start();
    started.add(run);
    return run;
  }

  /** Returns as soon as the journal tells of the moment. */
  private void await(Process run, Moment moment) throws IOException {
    Path file = folder.resolve("journal.jsonl");
    Deque<String> signs = new ArrayDeque<>(List.of(moment.first, moment.next));
    while (run.isAlive() && !Files.exists(file)) {
      LockSupport.parkNanos(LOOK);
    }
    try (BufferedReader journal = Files.newBufferedReader(file)) {
      StringBuilder line = new StringBuilder();
      while (run.isAlive() && !signs.isEmpty()) {
        int next = journal.read();
        if (next < 0) {
          LockSupport.parkNanos(LOOK);
        } else if (next == '\n') {
          if (line.indexOf(signs.element()) >= 0) {
            signs.remove();
          }
          line.setLength(0);
        } else {
          line.append((char) next);
        }
      }
    }
    assertThat(signs).as(Files.readString(folder.resolve("printed.txt"))).isEmpty();
  }

  private static void signal(Process run, String signal) throws Exception {
    int exit =
        new ProcessBuilder("/bin/kill", signal, Long.toString(run.pid()))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
  }
}
