package dev.octoconformance.trigger;

import dev.octoconformance.config.AvailabilityTrigger;
import dev.octoconformance.config.Placeholders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A command of the system's shell that changes an availability. */
final class CommandChange implements AvailabilityChange {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:+@/,=-]*");
  private static final int MOST_OUTPUT = 300;

  private final AvailabilityTrigger.Command command;
  private final Duration longest;

  CommandChange(AvailabilityTrigger.Command command, Duration longest) {
    this.command = command;
    this.longest = longest;
  }

  @Override
  public String inWords() {
    return "a command (trigger.availability.command)";
  }

  @Override
  public boolean setsVacancies() {
    return command.command().contains("{vacancies}");
  }

  @Override
  public Outcome change(Map<String, String> values) {
    // The ids come from the target: none of them may become a command of its own.
    for (Map.Entry<String, String> value : values.entrySet()) {
      if (!HARMLESS.matcher(value.getValue()).matches()) {
        return failed(
            "{%s} has characters that mean something to a shell; use trigger.availability.http"
                .formatted(value.getKey()));
      }
    }
    try {
      return run(Placeholders.fill(command.command(), values));
    } catch (IOException e) {
      return failed("the command could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("the run was interrupted");
    }
  }

  private Outcome run(String line) throws IOException, InterruptedException {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Path output = Files.createTempFile("octo-trigger", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(windows ? List.of("cmd", "/c", line) : List.of("sh", "-c", line))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      // A command of the vendor's may need the token; the receiver's keys concern nobody.
      builder.environment().keySet().removeIf(name -> name.startsWith("OCTO_SINK_"));
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return failed("the command did not end within %d s".formatted(longest.toSeconds()));
      }
      return process.exitValue() == 0
          ? new Outcome(true, "the command ended well", null)
          : failed(
              "the command ended with %d: %s".formatted(process.exitValue(), beginning(output)));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String beginning(Path output) throws IOException {
    String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip();
    return text.length() > MOST_OUTPUT ? text.substring(0, MOST_OUTPUT) + "…" : text;
  }

  private static Outcome failed(String why) {
    return new Outcome(false, why, null);
  }
}
