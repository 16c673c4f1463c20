package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteFilesTest {
  @Test
  void files_are_found_in_a_directory(@TempDir Path home) throws IOException {
    Files.createDirectories(home.resolve("suites/profiles"));
    Files.writeString(home.resolve("suites/b.yaml"), "b: é");
    Files.writeString(home.resolve("suites/a.yaml"), "a: 1");
    Files.writeString(home.resolve("suites/notes.md"), "no");
    Files.writeString(home.resolve("suites/profiles/p.yaml"), "p: 1");
    assertThat(SuiteFiles.in(home, "suites"))
        .containsExactly(Map.entry("suites/a.yaml", "a: 1"), Map.entry("suites/b.yaml", "b: é"));
    assertThat(SuiteFiles.in(home, "suites/profiles")).containsOnlyKeys("suites/profiles/p.yaml");
  }

  @Test
  void files_are_found_in_a_jar_that_has_no_entries_for_directories(@TempDir Path home)
      throws IOException {
    Path jar = jar(home, "suites/a.yaml", "suites/profiles/p.yaml", "x/c.yaml");
    assertThat(SuiteFiles.in(jar, "suites"))
        .containsExactly(Map.entry("suites/a.yaml", "suites/a.yaml"));
    assertThat(SuiteFiles.in(jar, "suites/profiles")).containsOnlyKeys("suites/profiles/p.yaml");
  }

  @Test
  void a_jar_is_read_while_others_have_it_open_by_its_uri(@TempDir Path home) throws IOException {
    Path jar = jar(home, "suite/B.class", "suite/A.class", "suite/A.txt", "other/C.class");
    try (FileSystem others =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
      assertThat(others.isOpen()).isTrue();
      assertThat(SuiteFiles.names(jar, "suite", ".class")).containsExactly("A.class", "B.class");
    }
  }

  private static Path jar(Path home, String... names) throws IOException {
    Path jar = home.resolve("suite.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return jar;
  }
}
