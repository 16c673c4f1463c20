package dev.octoconformance;

import dev.octoconformance.cli.Background;
import dev.octoconformance.cli.Console;
import dev.octoconformance.cli.Orders;
import dev.octoconformance.verdict.Exit;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A process of ours in the background, which outlives this one and its terminal. */
final class Child {
  /** The line with which it takes its leave. */
  static final String FAREWELL = "\u001e left alone";

  private static final Pattern CONCLUSION = Pattern.compile("^Exit code \\d+[.;]");
  private static final String PROPERTY = "-D";
  private static final List<String> NOT_HANDED_ON =
      List.of("-Docto.", "-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp", "-Xdebug");

  private final Process process;
  private final Console console;
  private volatile String lastWords = "nothing";
  private volatile boolean concluded;

  private Child(Process process, Console console) {
    this.process = process;
    this.console = console;
  }

  /** Starts it; what it prints until it takes its leave is printed here. */
  static Child start(Background work, Orders orders, Console console) {
    List<String> line = new ArrayList<>(ownSession());
    line.add(java());
    flags().filter(flag -> !flag.startsWith(PROPERTY)).forEach(line::add);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(Conformance.class.getName(), work.command(), "--no-color"));
    if (console.quiet()) {
      line.add("--quiet");
    }
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
    builder.environment().putAll(orders.environment());
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        orders.withSystem(properties()).write(in);
      }
      return new Child(process, console);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /**
   * Returns when it takes its leave: empty then, and the exit code of its run if it ended before
   * that.
   */
  OptionalInt awaitFarewell() {
    Thread hook = new Thread(process::destroy, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    Thread errors =
        new Thread(
            () -> relay(process.errorReader(StandardCharsets.UTF_8), console.err()), "errors");
    errors.setDaemon(true);
    errors.start();
    boolean left = relay(process.inputReader(StandardCharsets.UTF_8), console.out());
    try {
      errors.join();
      OptionalInt exit = left ? OptionalInt.empty() : OptionalInt.of(exit(process.waitFor()));
      Runtime.getRuntime().removeShutdownHook(hook);
      return exit;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(Exit.INTERRUPTED.code());
    }
  }

  /** The exit code of its run; a process that died says nothing about the target. */
  private int exit(int code) {
    if (concluded || code == Exit.USAGE.code() || code == Exit.SUITE_BROKE.code()) {
      return code;
    }
    console
        .err()
        .println(
            "The process in the background (%d) died before every event was caused, with exit code %d; the last it said was: %s"
                .formatted(pid(), code, lastWords));
    return Exit.SUITE_BROKE.code();
  }

  /** Prints what it prints; whether it took its leave. */
  private boolean relay(BufferedReader from, PrintWriter to) {
    try {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        if (line.equals(FAREWELL)) {
          return true;
        }
        lastWords = line.isBlank() ? lastWords : line;
        if (CONCLUSION.matcher(line).find()) {
          concluded = true;
        }
        to.println(line);
        to.flush();
      }
    } catch (IOException gone) {
      return false;
    }
    return false;
  }

  /** What makes a command deaf to the end of its terminal, where there is such a thing. */
  private static List<String> ownSession() {
    return Stream.of("setsid", "nohup")
        .filter(Child::isInstalled)
        .findFirst()
        .map(List::of)
        .orElse(List.of());
  }

  private static boolean isInstalled(String command) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  private static String java() {
    return ProcessHandle.current()
        .info()
        .command()
        .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** What this process's own machine was told and the other one's may be told as well. */
  private static Stream<String> flags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> NOT_HANDED_ON.stream().noneMatch(flag::startsWith));
  }

  /** The properties among them; passwords may be among those. */
  private static Map<String, String> properties() {
    Map<String, String> properties = new TreeMap<>();
    flags()
        .filter(flag -> flag.startsWith(PROPERTY))
        .map(flag -> flag.substring(PROPERTY.length()).split("=", 2))
        .forEach(pair -> properties.put(pair[0], pair.length == 1 ? "" : pair[1]));
    return properties;
  }
}
