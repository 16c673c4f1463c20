package dev.octoconformance.report;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.PluginConfiguration;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.entity.LabelName;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.plugin.DefaultPlugin;
import io.qameta.allure.tree.TestResultTree;
import io.qameta.allure.tree.TreeUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The tab of the Allure page that lists the cases by profile, area and requirement. */
final class AllureRequirements implements Aggregator2 {
  private static final String NAME = "behaviors";
  private static final String SCRIPT = "requirements.js";
  private static final String STYLE = "narrow.css";

  private AllureRequirements() {}

  /**
   * The tab.
   *
   * @param folder an empty folder that its script and style may lie in until the page is written
   */
  static Plugin plugin(Path folder) throws IOException {
    Path place = Files.createDirectories(folder.resolve("static"));
    for (String name : List.of(SCRIPT, STYLE)) {
      try (InputStream text =
          Objects.requireNonNull(
              AllureRequirements.class.getResourceAsStream("/allure/" + name), name)) {
        Files.copy(text, place.resolve(name));
      }
    }
    PluginConfiguration configuration =
        new PluginConfiguration()
            .setId(NAME)
            .setName(NAME)
            .setJsFiles(List.of(SCRIPT))
            .setCssFiles(List.of(STYLE));
    return new DefaultPlugin(configuration, List.of(new AllureRequirements()), folder);
  }

  @Override
  public void aggregate(
      Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
    TestResultTree tree =
        new TestResultTree(
            NAME,
            result ->
                TreeUtils.groupByLabels(
                    result, LabelName.EPIC, LabelName.FEATURE, LabelName.STORY));
    launches.stream()
        .map(LaunchResults::getResults)
        .flatMap(Collection::stream)
        .sorted(Comparator.comparing(TestResult::getFullName))
        .forEach(tree::add);
    storage.addDataJson("data/" + NAME + ".json", tree);
  }
}
