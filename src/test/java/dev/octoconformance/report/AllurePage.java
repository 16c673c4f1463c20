package dev.octoconformance.report;

import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.allure1.Allure1Plugin;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.Plugin;
import io.qameta.allure.core.TestsResultsPlugin;
import io.qameta.allure.duration.DurationPlugin;
import io.qameta.allure.duration.DurationTrendPlugin;
import io.qameta.allure.environment.Allure1EnvironmentPlugin;
import io.qameta.allure.executor.ExecutorPlugin;
import io.qameta.allure.history.HistoryPlugin;
import io.qameta.allure.history.HistoryTrendPlugin;
import io.qameta.allure.launch.LaunchPlugin;
import io.qameta.allure.retry.RetryPlugin;
import io.qameta.allure.retry.RetryTrendPlugin;
import io.qameta.allure.severity.SeverityPlugin;
import io.qameta.allure.status.StatusChartPlugin;
import io.qameta.allure.suites.SuitesPlugin;
import io.qameta.allure.summary.SummaryPlugin;
import io.qameta.allure.tags.TagsPlugin;
import io.qameta.allure.timeline.TimelinePlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code allure-report/index.html}: the Allure results as one page that asks nobody for anything.
 *
 * <p>The generator's plug-ins that report to a server are left out, and the tag that it puts into
 * every page to count visitors is cut out.
 */
final class AllurePage {

  private static final Pattern TAG_LOADER =
      Pattern.compile("<script[^>]*\\ssrc=\"https?://[^\"]*\"[^>]*>\\s*</script>");
  private static final Pattern TAG_CALL =
      Pattern.compile("<script>\\s*window\\.dataLayer\\b.*?</script>", Pattern.DOTALL);
  private static final Pattern OUTSIDE =
      Pattern.compile("<(?:script|link|img|iframe)[^>]*\\s(?:src|href)=[\"']?+(?!data:)[^>]*>");

  private AllurePage() {}

  /**
   * Writes the page for the results in this folder.
   *
   * @param partial whether the run ended before its end, which the heading says then: a green ring
   *     is only of what was asked
   */
  static void write(Path results, Path page, boolean partial) throws IOException {
    Path draft = Files.createTempDirectory("octo-allure-page-");
    try {
      Configuration configuration =
          configuration(
              AllureRequirements.plugin(Files.createDirectory(draft.resolve("plugin"))),
              "OCTO webhooks conformance" + (partial ? " (partial run)" : ""));
      Path made = draft.resolve("page");
      new ReportGenerator(configuration).generateSingleFile(made, List.of(results));
      String text = withoutVisitorTag(Files.readString(made.resolve("index.html")));
      WholeFile.write(page, text);
      AllureHistory.write(text, AllureHistory.beside(page));
    } finally {
      delete(draft);
    }
  }

  /** This page without the visitor tag; refused when something in it still points outside. */
  static String withoutVisitorTag(String page) throws IOException {
    String cut = TAG_CALL.matcher(TAG_LOADER.matcher(page).replaceAll("")).replaceAll("");
    if (cut.contains("googletagmanager.com") || OUTSIDE.matcher(cut).find()) {
      throw new IOException("the Allure page would load something from elsewhere");
    }
    return cut;
  }

  private static Configuration configuration(Plugin requirements, String name) {
    List<Extension> plugins =
        List.of(
            new Allure2Plugin(),
            // The environment is read by the reader of the older format.
            new Allure1Plugin(),
            new Allure1EnvironmentPlugin(),
            new AttachmentsPlugin(),
            new CategoriesPlugin(),
            new CategoriesTrendPlugin(),
            new DurationPlugin(),
            new DurationTrendPlugin(),
            new ExecutorPlugin(),
            new HistoryPlugin(),
            new HistoryTrendPlugin(),
            new LaunchPlugin(),
            new RetryPlugin(),
            new RetryTrendPlugin(),
            new SeverityPlugin(),
            new StatusChartPlugin(),
            new SuitesPlugin(),
            new SummaryPlugin(),
            new TagsPlugin(),
            new TestsResultsPlugin(),
            new TimelinePlugin());
    return ConfigurationBuilder.empty()
        .withExtensions(plugins)
        .withPlugins(List.of(requirements))
        .withReportName(name)
        .withReportLanguage("en")
        .build();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
