package dev.octoconformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.ReferenceVendor;
import dev.octoconformance.vendor.VendorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The recipes for CI servers: the shell steps in them are run here as they stand. */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CiRecipesTest {
  private static final Path RECIPES = Path.of("docs/ci");
  private static final Pattern SHELL = Pattern.compile("(?s)sh '''(.*?)'''");

  @TempDir Path folder;
  private String printed = "";

  private static List<String> steps(String recipe) throws IOException {
    String text = Files.readString(RECIPES.resolve(recipe));
    if (recipe.equals("Jenkinsfile")) {
      return SHELL.matcher(text).results().map(match -> match.group(1)).toList();
    }
    JsonNode root = new YAMLMapper().readTree(text);
    if (recipe.startsWith("gitlab")) {
      // All lines of a job are one script there.
      return List.of(
          String.join(
              "\n",
              root.path("octo-conformance")
                  .path("script")
                  .valueStream()
                  .map(JsonNode::asString)
                  .toList()));
    }
    return root.path("jobs")
        .path("conformance")
        .path("steps")
        .valueStream()
        .filter(step -> step.has("run") && !step.path("if").asString("").contains("cancelled"))
        .map(step -> step.path("run").asString())
        .toList();
  }

  /** Runs the steps until one fails; the exit code of the last one that was run. */
  private int run(String recipe, ReferenceVendor vendor) throws Exception {
    return run(recipe, vendor.baseUrl().toString());
  }

  private int run(String recipe, String target) throws Exception {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    int exit = 0;
    for (String step : steps(recipe)) {
      ProcessBuilder shell =
          new ProcessBuilder("sh", "-e", "-c", step)
              .directory(folder.toFile())
              .redirectErrorStream(true);
      shell.environment().keySet().removeIf(name -> name.startsWith("OCTO_"));
      shell
          .environment()
          .put(
              "PATH",
              Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH"));
      shell.environment().put("SUITE_JAR", ThinJar.in(jars).toString());
      shell.environment().put("OCTO_TARGET_URL", target);
      shell.environment().put("OCTO_TOKEN", VendorSettings.defaults().token());
      shell.environment().put("OCTO_ONLY", "LIST-02");
      shell.environment().put("OCTO_ALLOW_PARTIAL", "true");
      shell.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
      Process process = shell.start();
      process.getOutputStream().close();
      printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      exit = process.waitFor();
      if (exit != 0) {
        return exit;
      }
    }
    return exit;
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"})
  void a_recipe_passes_a_conforming_vendor_and_stops_a_broken_one(String recipe) throws Exception {
    try (ReferenceVendor vendor = ReferenceVendor.start(VendorSettings.defaults())) {
      assertThat(run(recipe, vendor)).as(printed).isZero();
      assertThat(printed).contains("Partial check (").doesNotContain("\u001b");
    }
    assertThat(folder.resolve("octo-report/junit.xml")).isNotEmptyFile();
    assertThat(Files.readString(folder.resolve("summary.md"))).contains("Partial check (");
    try (ReferenceVendor vendor =
        ReferenceVendor.start(
            VendorSettings.defaults(),
            Stream.of(Fault.values())
                .filter(f -> f.breaches().stream().anyMatch(b -> b.requirement().equals("LIST-02")))
                .findFirst()
                .orElseThrow()
                .behaviour())) {
      assertThat(run(recipe, vendor)).as(printed).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "Jenkinsfile"})
  void a_recipe_without_a_target_certifies_nobody(String recipe) throws Exception {
    assertThat(run(recipe, "")).as(printed).isEqualTo(2);
    assertThat(printed).contains("environment variable OCTO_TARGET_URL is empty.");
  }
}
