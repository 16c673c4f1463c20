package dev.octoconformance.cli;

import dev.octoconformance.config.ConfigException;
import dev.octoconformance.config.ConfigKeys;
import dev.octoconformance.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the last run left undone: the requirements that were not found to hold. */
final class Rerun {
  private static final Set<String> AGAIN = Set.of("FAIL", "WARN", "ERROR", "INCONCLUSIVE");

  private Rerun() {}

  /**
   * The setting that asks for them again.
   *
   * @throws ConfigException if there is no last run in the folder, or it left nothing undone
   */
  static Setting of(Path reportDir) {
    Path file = reportDir.resolve("verdicts.json");
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          List.of(
              "%s: there are no verdicts of an earlier run in %s. Run without it first, or name the folder with --report-dir."
                  .formatted(CommandTree.RERUN_FAILED, reportDir)));
    }
    List<String> ids =
        read(file)
            .path("requirements")
            .valueStream()
            .filter(row -> AGAIN.contains(row.path("verdict").asString("")))
            .map(row -> row.path("id").asString(""))
            .filter(id -> !id.isEmpty())
            .toList();
    if (ids.isEmpty()) {
      throw new ConfigException(
          List.of(
              "%s: nothing failed and nothing was left undecided in %s, so there is nothing to run again."
                  .formatted(CommandTree.RERUN_FAILED, file)));
    }
    return new Setting(ConfigKeys.ONLY.name(), String.join(",", ids), CommandTree.RERUN_FAILED);
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
