package dev.octoconformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How soon the program says something, started by the launcher and by {@code java -jar}: until the
 * help is printed, and until the first graded request was sent.
 */
final class StartBench {
  private static final int ROUNDS = 5;
  private static final String GRADED = "\"scope\":\"LIST-01/";

  private final Path folder;
  private final Path scratch;

  private StartBench(Path folder, Path scratch) {
    this.folder = folder;
    this.scratch = scratch;
  }

  /** Takes the folder in which the jar and the launcher lie. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("start-bench");
    try {
      new StartBench(Path.of(args[0]).toAbsolutePath(), scratch).measure();
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    List<String> plain = List.of("java", "-jar", folder + "/octo-webhooks-conformance.jar");
    List<String> launcher = List.of(folder + "/octo-conformance");
    start(launcher, "warm-up").waitFor();
    System.out.printf(
        "%-24s %12s %12s %14s%n", "median of " + ROUNDS, "java -jar", "launcher", "limit");
    print("--help", help(plain), help(launcher), Duration.ofMillis(500));
    print("first graded request", graded(plain), graded(launcher), Duration.ofMillis(1500));
  }

  private static void print(String what, Duration plain, Duration launcher, Duration limit) {
    System.out.printf(
        "%-24s %9d ms %9d ms %8d ms %s%n",
        what,
        plain.toMillis(),
        launcher.toMillis(),
        limit.toMillis(),
        launcher.compareTo(limit) <= 0 ? "kept" : "missed");
  }

  private Duration help(List<String> command) throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long begun = System.nanoTime();
      start(command, "--help").waitFor();
      times.add(Duration.ofNanos(System.nanoTime() - begun));
    }
    return median(times);
  }

  private Duration graded(List<String> command) throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Path reports = scratch.resolve(command.size() + "-" + i);
      Path journal = reports.resolve("journal.jsonl");
      long begun = System.nanoTime();
      Process run = start(command, "run", "--only", "LIST-01", "--report-dir", reports.toString());
      while (run.isAlive()
          && !(Files.exists(journal) && Files.readString(journal).contains(GRADED))) {
        Thread.onSpinWait();
        java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
      }
      times.add(Duration.ofNanos(System.nanoTime() - begun));
      run.waitFor();
    }
    return median(times);
  }

  private Process start(List<String> command, String... args) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(Arrays.asList(args));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("OCTO_"));
    environment.put("OCTO_CONFORMANCE_CACHE", scratch.toString());
    return builder.start();
  }

  private static Duration median(List<Duration> times) {
    return times.stream().sorted().toList().get(times.size() / 2);
  }
}
