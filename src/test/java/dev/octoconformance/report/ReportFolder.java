package dev.octoconformance.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that the reports of a run lie in, and the names of all that we write there. */
public final class ReportFolder {

  private static final List<String> FILES =
      List.of(
          "verdicts.json",
          "conformance.html",
          "conformance.md",
          "badge.svg",
          "junit.xml",
          "journal.jsonl",
          "run.log");
  private static final Pattern ALLURE_RESULT =
      Pattern.compile(
          "[0-9a-f-]{36}-(result\\.json|container\\.json|attachment[.\\w-]*)"
              + "|categories\\.json|environment\\.properties");
  private static final Pattern DRAFT = Pattern.compile("\\.[\\w.-]+\\.part");

  private ReportFolder() {}

  /**
   * Makes the folder ready for a new run: reports of an earlier one are removed, whatever else lies
   * there stays.
   *
   * @throws IOException with one sentence when the folder cannot be made or emptied
   */
  public static void prepare(Path reportDir) throws IOException {
    if (Files.exists(reportDir) && !Files.isDirectory(reportDir)) {
      throw new NotDirectoryException(
          reportDir + " is a file; choose another folder with --report-dir.");
    }
    Files.createDirectories(reportDir);
    for (String name : FILES) {
      Path file = reportDir.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
    deleteMatching(reportDir, DRAFT);
    clear(allureResults(reportDir), ALLURE_RESULT);
    clear(allureReport(reportDir), Pattern.compile("index\\.html"));
  }

  static Path allureResults(Path reportDir) {
    return reportDir.resolve("allure-results");
  }

  static Path allureReport(Path reportDir) {
    return reportDir.resolve("allure-report");
  }

  /** Deletes our files of a folder of ours, and the folder itself when nothing else is in it. */
  private static void clear(Path folder, Pattern ours) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    deleteMatching(folder, ours);
    deleteMatching(folder, DRAFT);
    try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder)) {
      if (rest.iterator().hasNext()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private static void deleteMatching(Path folder, Pattern ours) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && ours.matcher(file.getFileName().toString()).matches()) {
          Files.delete(file);
        }
      }
    }
  }
}
