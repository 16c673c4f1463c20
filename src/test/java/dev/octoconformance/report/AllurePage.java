package dev.octoconformance.report;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.Extension;
import io.qameta.allure.Reader;
import io.qameta.allure.allure1.Allure1Plugin;
import io.qameta.allure.allure2.Allure2Plugin;
import io.qameta.allure.category.CategoriesPlugin;
import io.qameta.allure.category.CategoriesTrendPlugin;
import io.qameta.allure.core.AttachmentsPlugin;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.InMemoryReportStorage;
import io.qameta.allure.core.LaunchResults;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code allure-report/index.html}: the Allure results as one page that asks nobody for anything.
 *
 * <p>The generator's own single page says everything in base64, and counts its visitors. This one
 * holds the same application and the same data files compressed, and unpacks them in the browser.
 */
final class AllurePage {

  /** The application's only font is there five times, for browsers that could not open the page. */
  private static final Pattern OLD_FONT =
      Pattern.compile(
          "src:url\\(data:[^)]*\\);(?=src:)"
              + "|url\\(data:[^)]*\\)\\s*format\\(\"(?!woff2)[^)]*\\),?(?=url\\()"
              + "|,url\\(data:[^)]*\\)\\s*format\\(\"(?!woff2)[^)]*\\)");

  private AllurePage() {}

  /** What is packed: the texts of the application, and the files that it reads by their names. */
  private record Packed(List<String> styles, List<String> scripts, Map<String, String> data) {}

  /**
   * Writes the page for the results in this folder.
   *
   * @param dossier whose claim the page begins with
   */
  static void write(Path results, Path page, Dossier dossier) throws IOException {
    AllureFront front = new AllureFront(dossier);
    String title = front.title();
    Map<String, String> data = data(results, title);
    data.putAll(front.widgets());
    AllureHistory.write(data, AllureHistory.beside(page));
    data.keySet().removeIf(AllureHistory::holds);
    Packed packed =
        new Packed(
            List.of(
                OLD_FONT.matcher(text(resource("/styles.css"))).replaceAll(""),
                text(resource("/allure/narrow.css")),
                text(resource("/allure/front.css"))),
            List.of(
                text(resource("/app.js")),
                text(resource("/allure/requirements.js")),
                text(resource("/allure/front.js"))),
            data);
    WholeFile.write(
        page,
        new Press(text -> text)
            .print(
                "allure.ftlh",
                Map.of(
                    "title",
                    title,
                    "icon",
                    Base64.getEncoder().encodeToString(resource("/favicon.ico")),
                    "packed",
                    Press.markup(Base64.getEncoder().encodeToString(gzip(packed))),
                    "unpacking",
                    Press.markup(Press.file("allure.js")))));
  }

  private static byte[] gzip(Packed packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes, 1 << 16)) {
      JsonMapper.shared().writeValue(gzip, packed);
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AllurePage.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The files that the application reads, made by the generator's plug-ins, by their names. */
  private static Map<String, String> data(Path results, String title) throws IOException {
    Configuration configuration = configuration(title);
    AllureReading reading = new AllureReading();
    for (Reader reader : configuration.getExtensions(Reader.class)) {
      reader.readResults(configuration, reading, results);
    }
    List<LaunchResults> launches = List.of(reading);
    InMemoryReportStorage storage = new InMemoryReportStorage();
    for (Aggregator2 plugin : configuration.getExtensions(Aggregator2.class)) {
      plugin.aggregate(configuration, launches, storage);
    }
    Map<String, String> data = new TreeMap<>();
    storage
        .getReportDataFiles()
        .forEach((name, base64) -> data.put(name, text(Base64.getDecoder().decode(base64))));
    return data;
  }

  private static Configuration configuration(String name) {
    List<Extension> plugins =
        List.of(
            new AllureRequirements(),
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
        .withReportName(name)
        .withReportLanguage("en")
        .build();
  }
}
