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

/** The YAML files that lie beside our classes, in a directory or inside the jar. */
final class SuiteFiles {
  private SuiteFiles() {}

  /** The files directly in a folder such as {@code suites}: text by name, in the order of names. */
  static Map<String, String> in(String folder) {
    CodeSource source = SuiteFiles.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IllegalStateException(
          "The place of the suite's own classes is not known; run the jar itself.");
    }
    try {
      return in(Path.of(source.getLocation().toURI()), folder);
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(
          "The suite lies at an unreadable address; move the jar.", odd);
    }
  }

  /** The same below a given directory or jar. */
  static Map<String, String> in(Path home, String folder) {
    try {
      if (Files.isDirectory(home)) {
        return read(home.resolve(folder), folder);
      }
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        return read(jar.getPath(folder), folder);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The folder " + folder + " cannot be read in " + home + ".", unreadable);
    }
  }

  private static Map<String, String> read(Path directory, String folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> entries = Files.list(directory)) {
      List<Path> files = entries.filter(path -> path.toString().endsWith(".yaml")).toList();
      for (Path file : files) {
        texts.put(folder + "/" + file.getFileName(), Files.readString(file));
      }
    }
    return texts;
  }
}
