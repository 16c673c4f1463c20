package dev.octoconformance.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journal on disk, {@code journal.jsonl}: a heading, then one entry per line, redacted, and with
 * bodies that quote earlier ones ({@link Quoting}).
 *
 * <p>Every line is handed to the operating system as one write before the next one, so what was
 * appended outlives a killed process. A journal that cannot be written any more never stops a run:
 * {@link #trouble()} says so.
 */
public final class JournalFile implements AutoCloseable {

  private static final JsonMapper MAPPER = JournalJson.mapper();
  private static final String NO_HEADING =
      " is no journal of a run: its first line is no heading of one.";

  private final Path file;
  private final FileChannel channel;
  private final Redaction redaction;
  private final Quoting quoting = new Quoting();
  private @Nullable String trouble;

  private JournalFile(Path file, FileChannel channel, Redaction redaction) {
    this.file = file;
    this.channel = channel;
    this.redaction = redaction;
  }

  /**
   * The first line of a journal: whose it is and how it was judged.
   *
   * @param suiteVersion the version of the suite that ran
   * @param run the id of the run
   * @param startedAt when it started, by the wall clock; entries count from here
   * @param profile the profile judged against
   * @param strictness {@code literal} or {@code pragmatic}
   * @param budget {@code quick}, {@code standard} or {@code full}
   * @param seed what the run's random names were made from
   * @param target the base URL under test
   * @param config what the run was told, without secrets, as texts by key
   */
  public record Heading(
      String suiteVersion,
      String run,
      Instant startedAt,
      String profile,
      String strictness,
      String budget,
      String seed,
      String target,
      Map<String, String> config) {

    /** A heading; one that was written without a configuration has an empty one. */
    @SuppressWarnings("RedundantNullCheck") // what is read back may lack it
    public Heading {
      config = config == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** Whether nothing is missing that every heading has; a line of other JSON may lack it all. */
    private boolean isWhole() {
      return Stream.of(suiteVersion, run, startedAt, profile, strictness, budget, seed, target)
          .allMatch(Objects::nonNull);
    }
  }

  /**
   * A journal read back.
   *
   * @param heading its first line
   * @param entries the entries in the order they were appended
   * @param cut whether the last line was cut off, as a killed process leaves it
   */
  public record Recording(Heading heading, List<Entry> entries, boolean cut) {}

  /** The new journal in this file; an older one is replaced. */
  public static JournalFile create(Path file, Heading heading, Redaction redaction)
      throws IOException {
    FileChannel channel = forItsOwnerOnly(file);
    JournalFile journal = new JournalFile(file, channel, redaction);
    journal.line(
        MAPPER.writeValueAsString(
            new Heading(
                heading.suiteVersion(),
                heading.run(),
                heading.startedAt(),
                heading.profile(),
                heading.strictness(),
                heading.budget(),
                heading.seed(),
                redaction.text(heading.target()),
                redacted(heading.config(), redaction))));
    return journal;
  }

  /** The file from its beginning, which nobody else may read where the file system knows that. */
  private static FileChannel forItsOwnerOnly(Path file) throws IOException {
    Files.deleteIfExists(file);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(
            file,
            options,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : FileChannel.open(file, options);
  }

  private static Map<String, String> redacted(Map<String, String> config, Redaction redaction) {
    Map<String, String> masked = new TreeMap<>();
    config.forEach((key, text) -> masked.put(key, redaction.text(text)));
    return masked;
  }

  /**
   * The journal in this file, to be continued; a last line that was cut off is dropped.
   *
   * @throws IOException when it cannot be read or written
   */
  public static JournalFile reopen(Path file, Redaction redaction) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(whole);
    channel.position(whole);
    return new JournalFile(file, channel, redaction);
  }

  /** Writes one more entry. */
  public synchronized void append(Entry entry) {
    if (trouble != null) {
      return;
    }
    try {
      ObjectNode json = MAPPER.valueToTree(redaction.entry(entry));
      quoting.shorten(json);
      line(MAPPER.writeValueAsString(json));
    } catch (IOException | JacksonException e) {
      trouble =
          "The journal "
              + file
              + " ends at entry "
              + entry.id()
              + " because it could not be written: "
              + e.getMessage();
    }
  }

  /** Why the journal is incomplete, as one sentence; empty while it is whole. */
  public synchronized Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }

  private void line(String json) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * The journal in this file.
   *
   * @throws IOException with one sentence that names file and line when it is not a journal
   */
  public static Recording read(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    String rest = lines.remove(lines.size() - 1);
    if (lines.isEmpty()) {
      throw new IOException(file + " holds no journal: its first line is missing.");
    }
    Heading heading = heading(file, lines.get(0));
    if (!heading.isWhole()) {
      throw new IOException(file + NO_HEADING);
    }
    List<Entry> entries = new ArrayList<>();
    Quoted quoted = new Quoted();
    for (int i = 1; i < lines.size(); i++) {
      entries.add(entry(file, i + 1, lines.get(i), quoted));
    }
    return new Recording(heading, List.copyOf(entries), !rest.isEmpty());
  }

  private static Heading heading(Path file, String json) throws IOException {
    try {
      return MAPPER.readValue(json, Heading.class);
    } catch (JacksonException e) {
      throw new IOException(file + NO_HEADING, e);
    }
  }

  private static Entry entry(Path file, int line, String json, Quoted quoted) throws IOException {
    try {
      JsonNode tree = MAPPER.readTree(json);
      if (tree instanceof ObjectNode entry) {
        quoted.restore(entry);
      }
      return MAPPER.treeToValue(tree, Entry.class);
    } catch (JacksonException e) {
      throw noEntry(file, line, e.getOriginalMessage().replaceFirst("(?s)\\s*[(\\[].*", ""), e);
    } catch (IllegalArgumentException e) {
      throw noEntry(file, line, Objects.requireNonNullElse(e.getMessage(), "a quote"), e);
    }
  }

  private static IOException noEntry(Path file, int line, String why, RuntimeException cause) {
    return new IOException(
        "%s:%d is not a line of a journal: %s.".formatted(file, line, why), cause);
  }
}
