package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

  private static final JournalFile.Heading HEADING =
      new JournalFile.Heading(
          "0.1.0",
          "run-1",
          Instant.parse("2026-11-23T10:00:00.123456789Z"),
          "octo-webhooks",
          "literal",
          "standard",
          "seed-42",
          "https://vendor.example/octo",
          Map.of("budget", "full", "waits.quietMin", "700ms"));

  private static final List<Entry> ONE_OF_EVERY_KIND =
      List.of(
          new Exchange(
              "x1",
              "LIST-02/case",
              0,
              Duration.ofNanos(1_234_567_891),
              Duration.ofMillis(12),
              new Exchange.Request(
                  "POST", "https://v.example/w", List.of(new Header("A-b", "c")), "{\"a\":1}"),
              new Exchange.Answer(
                  201,
                  List.of(new Header("Set", "x\ty")),
                  new Body("é\u0000\n\u2028", true, false)),
              null),
          new Exchange(
              "x2",
              "preflight",
              0,
              Duration.ZERO,
              Duration.ofSeconds(10),
              new Exchange.Request("GET", "https://v.example/", List.of(), null),
              null,
              "no answer"),
          new Arrival(
              "d1",
              Duration.ofSeconds(3),
              "tok",
              "POST",
              "/tok?x=1",
              List.of(new Header("content-TYPE", "application/json")),
              new Body("\u00ff\u00fe", false, true),
              503,
              "POST /tok HTTP/1.1\r\n\r\n"),
          new Armed(
              "a1",
              Duration.ofSeconds(1),
              "DLV-01/first",
              "tok",
              "https://s/tok",
              "E",
              "x1",
              null,
              "B",
              true,
              List.of(
                  new Reaction(
                      Reaction.Manner.ANSWER,
                      429,
                      List.of(new Header("Retry-After", "20")),
                      "later",
                      Duration.ofSeconds(1)),
                  Reaction.of(Reaction.Manner.HOLD))),
          new HangUp("h1", Duration.ofSeconds(4), "tok", "d1", true),
          new Trigger(
              "t1",
              Duration.ZERO,
              Duration.ofMillis(5),
              "A",
              Action.CONFIRM,
              "b",
              null,
              "x1",
              true),
          new Note("n1", Duration.ofHours(3), "wave A", "over"));

  @TempDir Path folder;

  @Test
  void every_kind_of_entry_is_read_back_as_it_was() throws IOException {
    JournalFile.Recording read = JournalFile.read(written());

    assertThat(read.heading()).isEqualTo(HEADING);
    assertThat(read.entries()).isEqualTo(ONE_OF_EVERY_KIND);
    assertThat(read.cut()).isFalse();
    assertThat(ONE_OF_EVERY_KIND)
        .extracting(entry -> entry.getClass().getSimpleName())
        .containsAll(
            Arrays.stream(Objects.requireNonNull(Entry.class.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .toList());
  }

  @Test
  void a_line_is_on_disk_as_soon_as_it_is_appended() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (JournalFile journal = JournalFile.create(file, HEADING, Redaction.ofPlaces())) {
      journal.append(ONE_OF_EVERY_KIND.get(0));

      assertThat(JournalFile.read(file).entries()).hasSize(1);
      assertThat(Files.readAllLines(file).get(1))
          .startsWith("{\"kind\":\"exchange\",\"id\":\"x1\"");
    }
  }

  @Test
  void a_cut_last_line_is_left_out_and_told() throws IOException {
    Path file = written();
    Files.writeString(file, "{\"kind\":\"note\",\"id\":\"n2\",\"at\"", StandardOpenOption.APPEND);

    JournalFile.Recording read = JournalFile.read(file);

    assertThat(read.cut()).isTrue();
    assertThat(read.entries()).isEqualTo(ONE_OF_EVERY_KIND);
  }

  @Test
  void a_reopened_journal_goes_on_behind_its_last_whole_line() throws IOException {
    Path file = written();
    Files.writeString(file, "{\"kind\":\"note\",\"id\":\"n2\",\"at\"", StandardOpenOption.APPEND);
    Note more = new Note("n2", Duration.ofHours(4), "later", "é");

    try (JournalFile journal = JournalFile.reopen(file, Redaction.ofPlaces())) {
      journal.append(more);
    }

    JournalFile.Recording read = JournalFile.read(file);
    assertThat(read.cut()).isFalse();
    assertThat(read.entries()).startsWith(ONE_OF_EVERY_KIND.toArray(Entry[]::new)).endsWith(more);
    assertThat(read.entries()).hasSize(ONE_OF_EVERY_KIND.size() + 1);
  }

  @Test
  void a_heading_without_a_configuration_is_read() throws IOException {
    Path file = written();
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, lines.get(0).replaceFirst(",\"config\":\\{.*?}", ""));
    Files.write(file, lines);

    assertThat(JournalFile.read(file).heading().config()).isEmpty();
  }

  @Test
  void a_broken_line_is_refused_with_its_number() throws IOException {
    Path file = written();
    Files.writeString(file, "{\"kind\":\"dream\"}\n", StandardOpenOption.APPEND);

    assertThatThrownBy(() -> JournalFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("journal.jsonl:9 is not a line of a journal");
  }

  @Test
  void an_empty_file_is_no_journal() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jsonl"));

    assertThatThrownBy(() -> JournalFile.read(file)).hasMessageContaining("holds no journal");
  }

  @Test
  void a_journal_that_cannot_be_written_any_more_says_so_and_stops_nothing() throws IOException {
    JournalFile journal =
        JournalFile.create(folder.resolve("j.jsonl"), HEADING, Redaction.ofPlaces());
    journal.close();

    journal.append(ONE_OF_EVERY_KIND.get(0));

    assertThat(journal.trouble()).get().asString().contains("ends at entry x1");
  }

  @Test
  void entries_of_many_threads_stay_whole_lines() throws IOException {
    Path file = folder.resolve("j.jsonl");
    try (JournalFile journal = JournalFile.create(file, HEADING, Redaction.ofPlaces())) {
      IntStream.range(0, 500).parallel().forEach(i -> journal.append(ONE_OF_EVERY_KIND.get(i % 6)));
    }

    assertThat(JournalFile.read(file).entries()).hasSize(500);
  }

  private Path written() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    try (JournalFile journal = JournalFile.create(file, HEADING, Redaction.ofPlaces())) {
      ONE_OF_EVERY_KIND.forEach(journal::append);
    }
    return file;
  }

  @Test
  void nobody_but_its_owner_may_read_a_journal(@TempDir Path mine) throws IOException {
    Path file = Files.writeString(mine.resolve("j.jsonl"), "an older one\n");
    JournalFile.create(file, HEADING, Redaction.ofPlaces()).close();
    assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
