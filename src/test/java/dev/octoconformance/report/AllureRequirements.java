package dev.octoconformance.report;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import io.qameta.allure.entity.LabelName;
import io.qameta.allure.entity.TestResult;
import io.qameta.allure.tree.TestResultTree;
import io.qameta.allure.tree.TreeUtils;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The tab of the Allure page that lists the cases by profile, area and requirement. */
final class AllureRequirements implements Aggregator2 {
  private static final String NAME = "behaviors";

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
