package dev.octoconformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How soon the program says something, started by the launcher and by {@code java -jar} in turns:
 * until the help is printed, and until the first graded request was answered.
 */
final class StartBench {
  private static final int ROUNDS = 5;
  private static final String GRADED = "\"scope\":\"conversation ";

  private final Build build;
  private final Path scratch;

  private StartBench(Build build, Path scratch) {
    this.build = build;
    this.scratch = scratch;
  }

  /** Takes the folder of the checkout. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("start-bench");
    try {
      new StartBench(Build.of(Path.of(args[0]), scratch), scratch).measure();
    } finally {
      try (Stream<Path> files = Files.walk(scratch)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void measure() throws IOException, InterruptedException {
    Launch plain = build.java();
    Launch launcher = build.launcher();
    launcher.with("warm-up").run();
    System.out.printf(
        "%-24s %15s %15s %9s%n", "best / median of " + ROUNDS, "java -jar", "launcher", "limit");
    compare("--help", StartBench::help, plain, launcher, Duration.ofMillis(500));
    compare("first graded request", this::graded, plain, launcher, Duration.ofMillis(1500));
  }

  /** One start, measured. */
  private interface Start {
    Duration time(Launch program) throws IOException, InterruptedException;
  }

  /** Both in turns, so that whatever else the machine does burdens both. */
  private static void compare(
      String what, Start start, Launch plain, Launch launcher, Duration limit)
      throws IOException, InterruptedException {
    List<Duration> slow = new ArrayList<>();
    List<Duration> quick = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      slow.add(start.time(plain));
      quick.add(start.time(launcher));
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

  private static Duration help(Launch program) throws IOException, InterruptedException {
    return program.with("--help").run().wall();
  }

  private Duration graded(Launch program) throws IOException, InterruptedException {
    return firstGraded(build.demo(program), Files.createTempDirectory(scratch, "reports"));
  }

  /** How long a run takes from its start until the answer to a graded request is in the journal. */
  static Duration firstGraded(Launch program, Path reports)
      throws IOException, InterruptedException {
    Path journal = reports.resolve("journal.jsonl");
    return program
        .with("--only", "LIST-01", "--report-dir", reports.toString())
        .until(() -> holds(journal, GRADED));
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException notYet) {
      return false;
    }
  }
}
