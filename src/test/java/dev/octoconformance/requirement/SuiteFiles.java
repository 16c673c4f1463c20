package dev.octoconformance.requirement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The suite's own files: what lies beside our classes, in a directory or inside the jar. */
public final class SuiteFiles {
  private SuiteFiles() {}

  /**
   * The names of the files directly in a folder such as {@code dev/octoconformance/suite} that end
   * so, sorted.
   */
  public static List<String> names(String folder, String ending) {
    return names(home(), folder, ending);
  }

  /** The same below a given directory or jar. */
  static List<String> names(Path home, String folder, String ending) {
    return read(
        home,
        folder,
        directory -> files(directory, ending).map(file -> file.getFileName().toString()).toList());
  }

  /**
   * The YAML files directly in a folder such as {@code suites}: text by name, in the order of
   * names.
   */
  static Map<String, String> in(String folder) {
    return in(home(), folder);
  }

  /** The same below a given directory or jar. */
  static Map<String, String> in(Path home, String folder) {
    return read(
        home,
        folder,
        directory -> {
          Map<String, String> texts = new TreeMap<>();
          for (Path file : files(directory, ".yaml").toList()) {
            texts.put(folder + "/" + file.getFileName(), Files.readString(file));
          }
          return texts;
        });
  }

  private static Path home() {
    CodeSource source = SuiteFiles.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(
          "The place of the suite's own classes is not known; run the jar itself.");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(
          "The suite lies at an unreadable address; move the jar.", odd);
    }
  }

  /** What is made of a directory while it is open. */
  private interface Reading<T> {
    T of(Path directory) throws IOException;
  }

  /** The jar is opened for this reading alone: one that others can open by its URI may be busy. */
  private static <T> T read(Path home, String folder, Reading<T> reading) {
    try {
      if (Files.isDirectory(home)) {
        return reading.of(home.resolve(folder));
      }
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        return reading.of(jar.getPath(folder));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The folder " + folder + " cannot be read in " + home + ".", unreadable);
    }
  }

  private static Stream<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(path -> path.toString().endsWith(ending)).sorted().toList().stream();
    }
  }
}
