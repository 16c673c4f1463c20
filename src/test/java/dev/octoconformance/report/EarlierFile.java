package dev.octoconformance.report;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.verdict.CaseVerdict;
import dev.octoconformance.verdict.Earlier;
import dev.octoconformance.verdict.Reason;
import dev.octoconformance.verdict.RequirementVerdict;
import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code earlier/}: what a run that repeats another one in part keeps of it: the verdicts, and the
 * journal of every run that they rest on in a folder of its own.
 */
public final class EarlierFile {
  private static final String VERDICTS = "verdicts.json";
  private static final String JOURNAL = "journal.jsonl";
  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final Path reportDir;
  private final Path folder;

  private EarlierFile(Path reportDir) {
    this.reportDir = reportDir;
    this.folder = reportDir.resolve("earlier");
  }

  /** What is kept in this folder of reports. */
  public static EarlierFile in(Path reportDir) {
    return new EarlierFile(reportDir);
  }

  /** Keeps the verdicts and the journal that lie in the folder of reports. */
  void keep() throws IOException {
    Path verdicts = reportDir.resolve(VERDICTS);
    String run = run(JsonMapper.shared().readTree(Files.readString(verdicts)).at("/run/id"));
    Path own = Files.createDirectories(folder.resolve(run));
    Path journal = reportDir.resolve(JOURNAL);
    if (Files.isRegularFile(journal, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(journal, own.resolve(JOURNAL), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(verdicts, folder.resolve(VERDICTS), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Forgets what is kept; what else lies there stays. */
  void forget() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.deleteIfExists(folder.resolve(VERDICTS));
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(folder)) {
      for (Path run : runs) {
        if (Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)) {
          Files.deleteIfExists(run.resolve(JOURNAL));
          deleteIfEmpty(run);
        }
      }
    }
    deleteIfEmpty(folder);
  }

  private static void deleteIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException somethingElse) {
      // It is not ours.
    }
  }

  /** Lays what is kept, but for the journals, into another folder of reports. */
  public void copyTo(Path other) throws IOException {
    Path verdicts = folder.resolve(VERDICTS);
    if (Files.isRegularFile(verdicts)) {
      Path place = other.resolve("earlier").resolve(VERDICTS);
      Files.createDirectories(Objects.requireNonNull(place.getParent()));
      Files.copy(verdicts, place, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * What the earlier run found; empty when nothing is kept. What it found of a requirement that
   * there is no more is left out.
   *
   * @throws IOException when it is there and cannot be read
   */
  public Optional<Earlier> read(Catalogue catalogue) throws IOException {
    Path verdicts = folder.resolve(VERDICTS);
    if (!Files.isRegularFile(verdicts)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          earlier(JsonMapper.shared().readTree(Files.readString(verdicts)), catalogue));
    } catch (JacksonException | IllegalArgumentException strange) {
      throw new IOException(verdicts + " is no verdicts.json of a run.", strange);
    }
  }

  private static Earlier earlier(JsonNode root, Catalogue catalogue) {
    Map<String, Requirement> known =
        catalogue.rows().stream().collect(Collectors.toMap(Requirement::id, Function.identity()));
    String run = run(root.at("/run/id"));
    Map<String, String> seenIn = new TreeMap<>();
    root.path("requirements")
        .forEach(
            row -> {
              if (row.has("run")) {
                seenIn.put(row.path("id").asString(), run(row.path("run")));
              }
            });
    List<RequirementVerdict> rows =
        root.path("requirements")
            .valueStream()
            .filter(row -> known.containsKey(row.path("id").asString("")))
            .map(row -> row(row, Objects.requireNonNull(known.get(row.path("id").asString())), run))
            .toList();
    boolean demo = root.at("/claim/demo").asBoolean(false);
    return new Earlier(
        run,
        new Earlier.Terms(
            demo ? "" : root.at("/run/target").asString(""),
            root.at("/suite/version").asString(""),
            root.at("/run/profile").asString(""),
            root.at("/run/strictness").asString("")),
        rows,
        seenIn);
  }

  private static RequirementVerdict row(JsonNode row, Requirement requirement, String run) {
    Level level = Level.valueOf(row.path("level").asString());
    String origin = row.has("run") ? run(row.path("run")) : run;
    return new RequirementVerdict(
        requirement,
        level,
        row.path("cases").valueStream().map(one -> one(one, level, origin)).toList());
  }

  private static CaseVerdict one(JsonNode one, Level level, String run) {
    Verdict verdict = Verdict.valueOf(one.path("verdict").asString());
    return new CaseVerdict(
        one.path("name").asString(""),
        level,
        verdict,
        verdict == Verdict.INCONCLUSIVE ? reason(one.path("code").asString("")) : null,
        one.path("message").asString(""),
        null,
        null,
        one.path("evidence")
            .valueStream()
            .map(JsonNode::asString)
            .map(id -> id.contains("/") ? id : run + "/" + id)
            .toList(),
        null);
  }

  private static @Nullable Reason reason(String code) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static String run(JsonNode id) {
    String run = id.asString("");
    return RUN.matcher(run).matches() ? run : "run-earlier";
  }
}
