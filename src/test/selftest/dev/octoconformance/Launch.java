package dev.octoconformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A program that is started to be measured, one at a time; what it prints is dropped. No variable
 * {@code OCTO_…} of this process reaches it.
 */
record Launch(List<String> command, Path folder, Map<String, String> environment) {
  private static final Path OWN = Path.of("/proc/self/stat");
  private static final long TICK_MILLIS = 10;
  private static final int CHILDREN_USER = 13;
  private static final long LOOK_MILLIS = 2;

  /**
   * What one start came to.
   *
   * @param wall from the start to the end
   * @param cpu user and system time of the program and of all that it started and waited for; zero
   *     where the system does not tell
   * @param peakBytes the most memory that was resident; zero where the system does not tell
   * @param exit the exit code
   */
  record Cost(Duration wall, Duration cpu, long peakBytes, int exit) {}

  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** In the folder of this process. */
  static Launch of(List<String> command) {
    return new Launch(command, Path.of("").toAbsolutePath(), Map.of());
  }

  Launch in(Path other) {
    return new Launch(command, other, environment);
  }

  Launch withVariable(String variable, String value) {
    Map<String, String> more = new TreeMap<>(environment);
    more.put(variable, value);
    return new Launch(command, folder, more);
  }

  Launch with(String... arguments) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(Arrays.asList(arguments));
    return new Launch(longer, folder, environment);
  }

  /** Runs it to its end. */
  Cost run() throws IOException, InterruptedException {
    Duration before = ofChildren();
    long begun = System.nanoTime();
    Process process = start();
    Path status = Path.of("/proc/" + process.pid() + "/status");
    long peak = 0;
    do {
      peak = Math.max(peak, peak(status));
    } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
    Duration wall = Duration.ofNanos(System.nanoTime() - begun);
    return new Cost(wall, ofChildren().minus(before), peak, process.exitValue());
  }

  /**
   * Runs it to its end, and says how long it took until this was so.
   *
   * @throws IllegalStateException if it ended before
   */
  Duration until(BooleanSupplier seen) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process process = start();
    while (process.isAlive() && !seen.getAsBoolean()) {
      LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    boolean early = process.isAlive();
    process.waitFor();
    if (!early) {
      throw new IllegalStateException(
          "It ended before that was seen: " + String.join(" ", command));
    }
    return took;
  }

  private Process start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The system counts what a child took when that has ended, its own children included. */
  private static Duration ofChildren() throws IOException {
    if (!Files.exists(OWN)) {
      return Duration.ZERO;
    }
    String line = Files.readString(OWN);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]);
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }

  /** The highest so far, so the last look before the end misses next to nothing. */
  private static long peak(Path status) {
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }
}
