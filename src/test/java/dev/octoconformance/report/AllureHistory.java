package dev.octoconformance.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Allure page of a run tells the page of the next: how every case fared so far, from which
 * trends and flaky marks are made. It lies beside the page and is read beside the results.
 */
final class AllureHistory {
  private static final String NAME = "history";
  private static final Pattern FILE = Pattern.compile(NAME + "/([a-z-]+\\.json)");

  private AllureHistory() {}

  /** The history that a page leaves lies here. */
  static Path beside(Path page) {
    return page.resolveSibling(NAME);
  }

  /** Whether the data file with this name is one of the history, which no page shows. */
  static boolean holds(String name) {
    return FILE.matcher(name).matches();
  }

  /** Writes what these data files, by their names, hold of it. */
  static void write(Map<String, String> data, Path folder) throws IOException {
    for (Map.Entry<String, String> one : data.entrySet()) {
      Matcher file = FILE.matcher(one.getKey());
      if (file.matches()) {
        Files.createDirectories(folder);
        WholeFile.write(folder.resolve(file.group(1)), one.getValue());
      }
    }
  }

  /** Moves the history of the page in this folder beside the results of the next run, if any. */
  static void carry(Path report, Path results) throws IOException {
    Path from = report.resolve(NAME);
    copy(from, results.resolve(NAME));
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      for (Path file : files(from)) {
        Files.delete(file);
      }
      deleteIfEmpty(from);
      deleteIfEmpty(report);
    }
  }

  /** Lays the history that these results are seen with beside others of the same run, if any. */
  static void share(Path results, Path others) throws IOException {
    copy(results.resolve(NAME), others.resolve(NAME));
  }

  private static void copy(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(to);
      for (Path file : files(from)) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      List<Path> all = new ArrayList<>();
      files.forEach(all::add);
      return all;
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> rest = Files.newDirectoryStream(folder)) {
      if (rest.iterator().hasNext()) {
        return;
      }
    }
    Files.delete(folder);
  }
}
