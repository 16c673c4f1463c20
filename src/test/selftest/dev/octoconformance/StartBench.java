package dev.octoconformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How soon the program says something, started by the launcher and by {@code java -jar} in turns:
 * until the help is printed, and until the first graded request was answered.
 */
final class StartBench {
  private static final int ROUNDS = 5;
  private static final String GRADED = "\"scope\":\"conversation ";

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
        "%-24s %15s %15s %9s%n", "best / median of " + ROUNDS, "java -jar", "launcher", "limit");
    compare("--help", this::help, plain, launcher, Duration.ofMillis(500));
    compare("first graded request", this::graded, plain, launcher, Duration.ofMillis(1500));
  }

  /** One start, measured. */
  private interface Start {
    Duration time(List<String> command, int round) throws IOException, InterruptedException;
  }

  /** Both in turns, so that whatever else the machine does burdens both. */
  private static void compare(
      String what, Start start, List<String> plain, List<String> launcher, Duration limit)
      throws IOException, InterruptedException {
    List<Duration> slow = new ArrayList<>();
    List<Duration> quick = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      slow.add(start.time(plain, i));
      quick.add(start.time(launcher, i));
    }
    System.out.printf(
        "%-24s %15s %15s %6d ms %s%n",
        what,
        words(slow),
        words(quick),
        limit.toMillis(),
        Collections.min(quick).compareTo(limit) <= 0 ? "kept" : "missed");
  }

  private static String words(List<Duration> times) {
    return "%d / %d ms"
        .formatted(
            Collections.min(times).toMillis(),
            times.stream().sorted().toList().get(ROUNDS / 2).toMillis());
  }

  private Duration help(List<String> command, int round) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    start(command, "--help").waitFor();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private Duration graded(List<String> command, int round)
      throws IOException, InterruptedException {
    Path reports = scratch.resolve(command.size() + "-" + round);
    Path journal = reports.resolve("journal.jsonl");
    long begun = System.nanoTime();
    Process run = start(command, "run", "--only", "LIST-01", "--report-dir", reports.toString());
    while (run.isAlive()
        && !(Files.exists(journal) && Files.readString(journal).contains(GRADED))) {
      LockSupport.parkNanos(5_000_000);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    boolean seen = run.isAlive();
    run.waitFor();
    if (!seen) {
      throw new IllegalStateException("the run ended before its first graded request was seen");
    }
    return took;
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
}
