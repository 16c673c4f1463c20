package dev.octoconformance.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All files that a finished run leaves in its report folder. */
public final class Reports {

  private Reports() {}

  /** A report that may fail without harm to the others. */
  private interface Writing {
    void run() throws IOException;
  }

  /**
   * Writes every report; one that cannot be written never keeps the others from being written.
   *
   * @param allure the record that was kept while the tests ran
   * @return a sentence for every cause of missing reports
   */
  public static List<String> writeAll(Path reportDir, Dossier dossier, AllureRecord allure) {
    Map<String, List<String>> troubles = new LinkedHashMap<>();
    attempt(
        "verdicts.json",
        troubles,
        () -> VerdictsJson.write(reportDir.resolve("verdicts.json"), dossier));
    attempt("junit.xml", troubles, () -> JunitXml.write(reportDir.resolve("junit.xml"), dossier));
    attempt(
        "conformance.html",
        troubles,
        () -> ConformancePage.writeHtml(reportDir.resolve("conformance.html"), dossier));
    attempt(
        "conformance.md",
        troubles,
        () -> ConformancePage.writeMarkdown(reportDir.resolve("conformance.md"), dossier));
    attempt("badge.svg", troubles, () -> Badge.write(reportDir.resolve("badge.svg"), dossier));
    attempt("allure-results", troubles, () -> allure.finish(dossier.result(), System.getenv()));
    attempt(
        "allure-report/index.html",
        troubles,
        () ->
            AllurePage.write(
                ReportFolder.allureResults(reportDir),
                ReportFolder.allureReport(reportDir).resolve("index.html"),
                dossier));
    return troubles.entrySet().stream()
        .map(
            trouble ->
                "The report%s %s could not be written: %s. Make room, or choose another folder with --report-dir."
                    .formatted(
                        trouble.getValue().size() == 1 ? "" : "s",
                        String.join(", ", trouble.getValue()),
                        trouble.getKey()))
        .toList();
  }

  private static void attempt(String name, Map<String, List<String>> troubles, Writing writing) {
    try {
      writing.run();
    } catch (IOException | RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      troubles.computeIfAbsent(why, cause -> new ArrayList<>()).add(name);
    }
  }
}
