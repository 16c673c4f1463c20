package dev.octoconformance.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to write the journal of a folder, {@code journal.lock}: one process has it, its id
 * stands in the file, and the system takes it back when that process dies.
 */
public final class JournalLock implements AutoCloseable {
  private static final String NAME = "journal.lock";

  /** Far behind the text, which some systems let nobody read where it is locked. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int ATTEMPTS = 5;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  // On some systems, closing any other channel of this process on the file would free the lock.
  private final FileChannel channel;
  private final byte[] id =
      Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
  private final Instant before;
  private final ScheduledExecutorService pulse =
      Executors.newSingleThreadScheduledExecutor(JournalLock::daemon);
  private final Future<?> beats;

  private JournalLock(FileChannel channel, Instant before) {
    this.channel = channel;
    this.before = before;
    beat();
    this.beats = pulse.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "journal lock");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * The lock of this folder; empty when another process has it.
   *
   * @throws IOException when the folder cannot be written
   */
  public static Optional<JournalLock> take(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    Instant before = lastSign(folder).orElse(Instant.EPOCH);
    // Who only looks whether there is a holder has the lock for a moment.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locks(channel)) {
        channel.truncate(0);
        return Optional.of(new JournalLock(channel, before));
      }
      channel.close();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Optional.empty();
  }

  /** The id of the process that writes the journal of this folder now; empty when none does. */
  public static OptionalLong holder(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return locks(channel) ? OptionalLong.empty() : OptionalLong.of(pid(file));
    } catch (NoSuchFileException nobody) {
      return OptionalLong.empty();
    }
  }

  /** When a process that ended without an orderly end was last alive; empty when none did. */
  public static Optional<Instant> lastSign(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    return Files.exists(file)
        ? Optional.of(Files.getLastModifiedTime(file).toInstant())
        : Optional.empty();
  }

  /** When an earlier holder was last alive that ended without an orderly end; else long ago. */
  public Instant before() {
    return before;
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  private static long pid(Path file) throws IOException {
    String text = Files.readString(file).strip();
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  /** Writes the id, and with that the time at which this process is alive. */
  private void beat() {
    try {
      channel.write(ByteBuffer.wrap(id), 0);
    } catch (IOException unwritable) {
      pulse.shutdown();
    }
  }

  /** Gives the right back; the file stays, for whoever waits for it may have it open. */
  @Override
  public void close() throws IOException {
    beats.cancel(false);
    pulse.shutdown();
    channel.truncate(0);
    channel.close();
  }
}
