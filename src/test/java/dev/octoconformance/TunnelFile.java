package dev.octoconformance;

import dev.octoconformance.sink.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which program the tunnel of a run is, {@code tunnel.process} in its folder: for those who come
 * after a run that was killed.
 */
final class TunnelFile {
  private static final String NAME = "tunnel.process";

  /** So much may two of our processes differ over when a third one began: clocks are adjusted. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  private final Path file;

  TunnelFile(Path folder) {
    this.file = folder.resolve(NAME);
  }

  /** From now on the run has this program. */
  void name(ProcessHandle program) {
    Optional<Instant> began = program.info().startInstant();
    if (began.isEmpty()) {
      return; // An id alone may be anybody's later on.
    }
    try {
      Files.writeString(file, program.pid() + " " + began.get() + "\n");
    } catch (IOException unwritable) {
      // The run ends its program by itself unless it is killed.
    }
  }

  /** Ends the program with all that it started; its id if it still ran. */
  OptionalLong end() {
    Optional<ProcessHandle> left = left();
    left.ifPresent(ProcessTree::end);
    try {
      Files.deleteIfExists(file);
    } catch (IOException undeletable) {
      // What it names has ended.
    }
    return left.map(ProcessHandle::pid).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private Optional<ProcessHandle> left() {
    try {
      String[] words = Files.readString(file).strip().split(" ", 2);
      Instant began = Instant.parse(words[words.length - 1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> isFrom(process, began));
    } catch (IOException | NumberFormatException | DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isFrom(ProcessHandle process, Instant began) {
    return process
        .info()
        .startInstant()
        .filter(other -> Duration.between(began, other).abs().compareTo(CLOCKS) <= 0)
        .isPresent();
  }
}
