package dev.octoconformance.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotingTest {
  private static final JournalFile.Heading HEADING =
      new JournalFile.Heading(
          "1", "run-1", Instant.EPOCH, "p", "literal", "quick", "seed", "http://t", Map.of());
  private static final String BOOKING =
      IntStream.range(0, 60)
          .mapToObj(i -> "\"key" + i + "\":\"value " + i * 31 + " 🦉é\"")
          .collect(Collectors.joining(",", "{", "}"));

  @TempDir Path folder;

  @Test
  void a_body_is_written_once_and_read_everywhere() throws IOException {
    List<Entry> entries =
        List.of(
            exchange("x1", "{\"ask\":1}", BOOKING),
            arrival("d1", "{\"webhook\":\"one\",\"booking\":" + BOOKING + "}"),
            arrival("d2", "{\"webhook\":\"two\",\"booking\":" + BOOKING + "}"));

    List<String> lines = written(entries);

    assertThat(lines.get(1)).contains("\"key7\\\":");
    assertThat(lines.get(2)).contains("{\"of\":\"x1\",\"from\":0,").doesNotContain("\"key7\\\":");
    assertThat(lines.get(3)).contains("two", "{\"of\":\"").doesNotContain("\"key7\\\":");
    assertThat(read().entries()).isEqualTo(entries);
  }

  @Test
  void a_megabyte_of_the_same_is_counted() throws IOException {
    List<Entry> entries =
        List.of(exchange("x1", "{\"url\":\"" + "l".repeat(1_000_000) + "\"}", "no"));

    assertThat(written(entries).get(1))
        .contains("{\"repeat\":\"l\",\"times\":1000000}")
        .hasSizeLessThan(500);
    assertThat(read().entries()).isEqualTo(entries);
  }

  @Test
  void texts_of_every_kind_come_back_as_they_were() throws IOException {
    Random random = new Random(4);
    List<Entry> entries = new ArrayList<>();
    String text = BOOKING;
    for (int i = 0; i < 700; i++) {
      int at = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
      String more =
          switch (random.nextInt(4)) {
            case 0 -> "🦉".repeat(random.nextInt(200));
            case 1 -> " ".repeat(random.nextInt(400));
            case 2 -> "\"\\\n" + i;
            default -> "";
          };
      text = text.substring(0, at) + more + text.substring(random.nextInt(9) == 0 ? 0 : at);
      text = text.length() > 8_000 ? BOOKING + i : text;
      entries.add(
          random.nextBoolean()
              ? arrival("d" + i, text)
              : exchange("x" + i, text + i, i % 3 == 0 ? text : ""));
    }

    written(entries);

    assertThat(read().entries()).isEqualTo(entries);
  }

  @Test
  void a_body_that_says_something_new_is_written_as_it_is() throws IOException {
    List<Entry> entries = List.of(arrival("d1", BOOKING), arrival("d2", "é"));

    assertThat(written(entries))
        .anyMatch(line -> line.contains("\"body\":{\"text\":\"{\\\"key0\\\":"))
        .anyMatch(line -> line.contains("\"body\":{\"text\":\"é\",\"utf8\":true,\"cut\":false}"));
    assertThat(read().entries()).isEqualTo(entries);
  }

  @Test
  void a_quote_of_what_was_not_said_is_refused_with_its_line() throws IOException {
    List<String> lines =
        new ArrayList<>(written(List.of(arrival("d1", BOOKING), arrival("d2", BOOKING + BOOKING))));
    lines.remove(1);
    Files.write(file(), lines);

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessage(
            file() + ":2 is not a line of a journal: it quotes what d1 does not say before it.");
  }

  private List<String> written(List<Entry> entries) throws IOException {
    try (JournalFile journal = JournalFile.create(file(), HEADING, Redaction.ofPlaces())) {
      entries.forEach(journal::append);
    }
    return Files.readAllLines(file());
  }

  private JournalFile.Recording read() throws IOException {
    return JournalFile.read(file());
  }

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  private static Arrival arrival(String id, String text) {
    return new Arrival(
        id, Duration.ZERO, "w1", "POST", "/w1", List.of(), new Body(text, true, false), 200, null);
  }

  private static Exchange exchange(String id, String request, String answer) {
    return new Exchange(
        id,
        "scope",
        0,
        Duration.ZERO,
        Duration.ZERO,
        new Exchange.Request("POST", "http://t/webhooks", List.of(), request),
        new Exchange.Answer(200, List.of(), new Body(answer, true, false)),
        null);
  }
}
