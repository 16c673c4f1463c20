package dev.octoconformance.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
              + "|categories\\.json|environment\\.properties|executor\\.json");
  private static final String SCRATCH = ".collected-";
  private static final Pattern DRAFT = Pattern.compile("\\.[\\w.-]+\\.part");

  private ReportFolder() {}

  /**
   * Keeps what the last run in this folder found, for a run that repeats it in part: its verdicts
   * and its journal.
   */
  public static void keep(Path reportDir) throws IOException {
    EarlierFile earlier = EarlierFile.in(reportDir);
    earlier.keep();
    prepareAfresh(reportDir);
  }

  /**
   * Makes the folder ready for a new run: reports of an earlier one are removed, whatever else lies
   * there stays.
   *
   * @throws IOException with one sentence when the folder cannot be made or emptied
   */
  public static void prepare(Path reportDir) throws IOException {
    EarlierFile.in(reportDir).forget();
    prepareAfresh(reportDir);
  }

  private static void prepareAfresh(Path reportDir) throws IOException {
    make(reportDir);
    for (String name : FILES) {
      Path file = reportDir.resolve(name);
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
    clear(allureReport(reportDir), Pattern.compile("index\\.html"));
    reopen(reportDir);
    AllureHistory.carry(allureReport(reportDir), allureResults(reportDir));
  }

  /**
   * Makes the folder.
   *
   * @throws IOException with one sentence when it cannot be made
   */
  public static void make(Path reportDir) throws IOException {
    if (Files.exists(reportDir) && !Files.isDirectory(reportDir)) {
      throw new NotDirectoryException(
          reportDir + " is a file; choose another folder with --report-dir.");
    }
    Files.createDirectories(reportDir);
  }

  /** Makes the folder ready for the same run to go on: its journal and its reports stay. */
  public static void reopen(Path reportDir) throws IOException {
    deleteMatching(reportDir, DRAFT);
    clear(allureResults(reportDir), ALLURE_RESULT);
    try (DirectoryStream<Path> left = Files.newDirectoryStream(reportDir, SCRATCH + "*")) {
      for (Path scratch : left) {
        discard(scratch);
      }
    }
  }

  /** A folder for reports that are to be published in this one. */
  public static Path scratch(Path reportDir) throws IOException {
    Path scratch = Files.createTempDirectory(reportDir, SCRATCH);
    AllureHistory.share(allureResults(reportDir), allureResults(scratch));
    return scratch;
  }

  /**
   * Puts the reports of a scratch folder in the place of those in the report folder, each of them
   * whole.
   *
   * @param results whether its Allure results replace the others too, which nobody may be writing
   */
  public static void publish(Path scratch, Path reportDir, boolean results) throws IOException {
    if (results) {
      clear(allureResults(reportDir), ALLURE_RESULT);
    }
    Path kept = allureResults(scratch);
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (results || !file.startsWith(kept)) {
          Path place = reportDir.resolve(scratch.relativize(file).toString());
          Files.createDirectories(Objects.requireNonNull(place.getParent()));
          Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    discard(scratch);
  }

  private static void discard(Path scratch) throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
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
