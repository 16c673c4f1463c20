package dev.octoconformance.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The suite's own files: what lies beside our classes, in a directory or inside the jar. */
public final class SuiteFiles {
  private static final List<String> OURS = List.of("suites/", "dev/octoconformance/");

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
    return List.copyOf(read(home, folder, ending, file -> "").keySet());
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
    Map<String, String> texts = new TreeMap<>();
    read(home, folder, ".yaml", SuiteFiles::text)
        .forEach((name, text) -> texts.put(folder + "/" + name, text));
    return texts;
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

  /** A file that can be opened. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  /** What is made of a file. */
  private interface Reading {
    String of(Opening file) throws IOException;
  }

  private static String text(Opening file) throws IOException {
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static SortedMap<String, String> read(
      Path home, String folder, String ending, Reading reading) {
    try {
      SortedMap<String, String> found =
          Files.isDirectory(home)
              ? inDirectory(home.resolve(folder), ending, reading)
              : inJar(home, folder + "/", ending, reading);
      if (found.isEmpty()) {
        throw new NoSuchFileException(folder + "/*" + ending);
      }
      return found;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "The folder " + folder + " cannot be read in " + home + ".", unreadable);
    }
  }

  private static SortedMap<String, String> inDirectory(
      Path directory, String ending, Reading reading) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ending)) {
      for (Path file : files) {
        found.put(file.getFileName().toString(), reading.of(() -> Files.newInputStream(file)));
      }
    }
    return found;
  }

  /** The JVM has the jar's directory in memory already, unlike a file system made of the jar. */
  private static SortedMap<String, String> inJar(
      Path jar, String folder, String ending, Reading reading) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (String name : jar.equals(home()) ? OwnJar.NAMES : all(zip)) {
        if (name.startsWith(folder)
            && name.endsWith(ending)
            && name.indexOf('/', folder.length()) < 0) {
          ZipEntry entry = zip.getEntry(name);
          found.put(name.substring(folder.length()), reading.of(() -> zip.getInputStream(entry)));
        }
      }
    }
    return found;
  }

  private static List<String> all(ZipFile zip) {
    return zip.stream().map(ZipEntry::getName).toList();
  }

  /** Listed once: among the many files of the libraries ours are not soon found. */
  private static final class OwnJar {
    static final List<String> NAMES = Files.isDirectory(home()) ? List.of() : ours(home());

    private static List<String> ours(Path jar) {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        return all(zip).stream().filter(name -> OURS.stream().anyMatch(name::startsWith)).toList();
      } catch (IOException unreadable) {
        throw new UncheckedIOException("The jar " + jar + " cannot be read.", unreadable);
      }
    }
  }
}
