package dev.octoconformance.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code verdicts.json} read back.
 *
 * @param name where it was read from
 * @param run what it says of the run itself, by key
 * @param exit the exit code and its word
 * @param requirements its requirements by id, in its order
 * @param measured its measurements
 */
public record VerdictsFile(
    String name,
    Map<String, String> run,
    String exit,
    Map<String, Row> requirements,
    Measured measured) {

  /** What it says of a case, or of a requirement as a whole. */
  record Word(String verdict, @Nullable String code, String message) {
    /** The verdict with its code. */
    String shown() {
      return code == null ? verdict : verdict + " " + code;
    }
  }

  /** A requirement; cases of the same name are told apart by a number. */
  record Row(String id, String level, String title, Word word, Map<String, Word> cases) {}

  /** What was measured; null for what was not. */
  record Measured(
      @Nullable Duration median,
      @Nullable Duration slowest,
      List<Duration> gaps,
      @Nullable Integer attempts,
      @Nullable Duration senderTimeout) {}

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * The file, or the one in this report folder.
   *
   * @throws IOException with one sentence that names the file and the remedy
   */
  public static VerdictsFile read(Path place) throws IOException {
    Path file = Files.isDirectory(place) ? place.resolve("verdicts.json") : place;
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "There is no file %s. Name the verdicts.json of a run, or the folder of its reports."
              .formatted(file));
    }
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readString(file, StandardCharsets.UTF_8));
    } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
      throw new IOException(file + " is no verdicts.json of a run: it is not JSON.", e);
    }
    if (!root.path("requirements").isArray() || !root.path("outcome").isObject()) {
      throw new IOException(
          file + " is no verdicts.json of a run: it has no outcome and no requirements.");
    }
    Map<String, String> run = new LinkedHashMap<>();
    root.path("run").properties().forEach(p -> run.put(p.getKey(), p.getValue().asString("")));
    run.put("suite", root.path("suite").path("version").asString(""));
    Map<String, Row> rows = new LinkedHashMap<>();
    for (JsonNode node : root.path("requirements")) {
      Row row = row(file, node);
      rows.put(row.id(), row);
    }
    JsonNode outcome = root.path("outcome");
    return new VerdictsFile(
        file.toString(),
        run,
        root.path("claim").path("words").asString(text(file, outcome, "word"))
            + " (exit "
            + outcome.path("exitCode").asInt(-1)
            + ")",
        rows,
        measured(root.path("measurements")));
  }

  private static Row row(Path file, JsonNode node) throws IOException {
    Map<String, Word> cases = new LinkedHashMap<>();
    for (JsonNode one : node.path("cases")) {
      String name = text(file, one, "name");
      String own = name;
      for (int number = 2; cases.containsKey(own); number++) {
        own = name + " (" + number + ")";
      }
      cases.put(own, word(file, one));
    }
    return new Row(
        text(file, node, "id"),
        text(file, node, "level"),
        node.path("title").asString(""),
        word(file, node),
        cases);
  }

  private static Word word(Path file, JsonNode node) throws IOException {
    return new Word(
        text(file, node, "verdict"),
        node.path("code").isString() ? node.path("code").asString() : null,
        node.path("message").asString(""));
  }

  private static String text(Path file, JsonNode node, String key) throws IOException {
    if (!node.path(key).isString()) {
      throw new IOException(
          "%s is no verdicts.json of a run: %s is missing in %s."
              .formatted(file, key, node.path("id").asString("an entry")));
    }
    return node.path(key).asString();
  }

  private static Measured measured(JsonNode node) {
    List<List<Long>> gaps = new ArrayList<>();
    for (JsonNode webhook : node.path("retryGapsMs")) {
      int number = 0;
      for (JsonNode gap : webhook) {
        if (gaps.size() == number) {
          gaps.add(new ArrayList<>());
        }
        gaps.get(number++).add(gap.asLong(0));
      }
    }
    return new Measured(
        millis(node.path("firstDeliveryMs").path("p50")),
        millis(node.path("firstDeliveryMs").path("max")),
        gaps.stream()
            .map(all -> all.stream().sorted().toList().get(all.size() / 2))
            .map(Duration::ofMillis)
            .toList(),
        node.path("attempts").isNumber() ? node.path("attempts").asInt() : null,
        millis(node.path("senderTimeoutMs")));
  }

  private static @Nullable Duration millis(JsonNode node) {
    return node.isNumber() ? Duration.ofMillis(node.asLong()) : null;
  }
}
