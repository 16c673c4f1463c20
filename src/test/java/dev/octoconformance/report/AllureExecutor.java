package dev.octoconformance.report;

import dev.octoconformance.journal.Redaction;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code executor.json}: the CI server that a run was made by. */
final class AllureExecutor {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AllureExecutor() {}

  /** The executor that these variables of the process name; empty outside of CI. */
  static Optional<String> json(Map<String, String> variables, Redaction redaction) {
    return executor(variables)
        .map(
            node ->
                redaction.text(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node)));
  }

  private static Optional<ObjectNode> executor(Map<String, String> variables) {
    if (variables.containsKey("GITHUB_RUN_ID")) {
      String server = variables.getOrDefault("GITHUB_SERVER_URL", "https://github.com");
      String repository = server + "/" + variables.getOrDefault("GITHUB_REPOSITORY", "");
      return Optional.of(
          executor(
              "GitHub Actions",
              "github",
              repository,
              variables.getOrDefault("GITHUB_RUN_NUMBER", ""),
              variables.getOrDefault("GITHUB_WORKFLOW", "run"),
              repository + "/actions/runs/" + variables.get("GITHUB_RUN_ID")));
    }
    if (variables.containsKey("GITLAB_CI")) {
      return Optional.of(
          executor(
              "GitLab CI",
              "gitlab",
              variables.getOrDefault("CI_PROJECT_URL", ""),
              variables.getOrDefault("CI_PIPELINE_IID", ""),
              variables.getOrDefault("CI_JOB_NAME", "job"),
              variables.getOrDefault("CI_JOB_URL", "")));
    }
    if (variables.containsKey("JENKINS_URL")) {
      return Optional.of(
          executor(
              "Jenkins",
              "jenkins",
              variables.getOrDefault("JENKINS_URL", ""),
              variables.getOrDefault("BUILD_NUMBER", ""),
              variables.getOrDefault("JOB_NAME", "job"),
              variables.getOrDefault("BUILD_URL", "")));
    }
    return Optional.empty();
  }

  private static ObjectNode executor(
      String name, String type, String url, String number, String job, String build) {
    ObjectNode node =
        MAPPER
            .createObjectNode()
            .put("name", name)
            .put("type", type)
            .put("url", url)
            .put("buildName", number.isEmpty() ? job : job + " #" + number)
            .put("buildUrl", build);
    if (number.matches("[0-9]{1,15}")) {
      node.put("buildOrder", Long.parseLong(number));
    }
    return node;
  }
}
