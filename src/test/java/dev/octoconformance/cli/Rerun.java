package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.config.Setting;
import dev.octoconformance.config.SuiteConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the last run left undone: the requirements that were not found to hold. Its verdicts stand
 * where they are not decided anew.
 *
 * @param setting what asks for them again; null when there is nothing to run again
 * @param sentence what to say then
 */
record Rerun(@Nullable Setting setting, String sentence) {
  private static final Set<String> AGAIN = Set.of("FAIL", "WARN", "ERROR", "INCONCLUSIVE");

  /**
   * What the last run with this report folder left undone.
   *
   * @throws ConfigException if there is no last run in the folder, or one of another target, or one
   *     that found nothing broken and yet certified nothing
   */
  static Rerun of(SuiteConfig config) {
    Path file = config.reportDir().resolve("verdicts.json");
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          List.of(
              "%s: there are no verdicts of an earlier run in %s. Run without it first, or name the folder with --report-dir."
                  .formatted(CommandTree.RERUN_FAILED, config.reportDir())));
    }
    JsonNode verdicts = read(file);
    List<String> ids =
        verdicts
            .path("requirements")
            .valueStream()
            .filter(row -> AGAIN.contains(row.path("verdict").asString("")))
            .map(row -> row.path("id").asString(""))
            .filter(id -> !id.isEmpty())
            .toList();
    String target = verdicts.path("run").path("target").asString("");
    refuseAnotherTarget(verdicts, file, target, config.target().url());
    if (!ids.isEmpty()) {
      return new Rerun(
          new Setting(ConfigKeys.ONLY.name(), String.join(",", ids), CommandTree.RERUN_FAILED), "");
    }
    refuseAccidents(verdicts, file);
    return new Rerun(
        null,
        "Nothing to run again: nothing failed and nothing was left undecided in %s (%s)."
            .formatted(file, target));
  }

  /** Nothing to run again is success only after a run that was one. */
  private static void refuseAccidents(JsonNode verdicts, Path file) {
    int exit = verdicts.path("outcome").path("exitCode").asInt(-1);
    if (exit != 0) {
      throw new ConfigException(
          List.of(
              "%s: the run of %s ended with %d (%s) without a requirement to run again. Run without it."
                  .formatted(
                      CommandTree.RERUN_FAILED,
                      file,
                      exit,
                      verdicts.path("outcome").path("word").asString(""))));
    }
  }

  /** What was seen of another target says nothing about this one. */
  private static void refuseAnotherTarget(
      JsonNode verdicts, Path file, String target, @Nullable URI wanted) {
    boolean same =
        wanted == null
            ? verdicts.path("claim").path("demo").asBoolean(false)
            : wanted.toString().equals(target);
    if (!same) {
      throw new ConfigException(
          List.of(
              "%s: the run of %s was about another target, %s. Run without it, or name the folder with --report-dir."
                  .formatted(CommandTree.RERUN_FAILED, file, target)));
    }
  }

  private static JsonNode read(Path file) {
    try {
      return new JsonMapper().readTree(Files.readString(file));
    } catch (IOException | JacksonException broken) {
      ConfigException wrong =
          new ConfigException(
              List.of(
                  "%s: %s cannot be read. Run without it first."
                      .formatted(CommandTree.RERUN_FAILED, file)));
      wrong.initCause(broken);
      throw wrong;
    }
  }
}
