package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFileTest {
  private final Path directory;
  private final Sources sources;

  BadFileTest(@TempDir Path directory) {
    this.directory = directory;
    sources = new Sources(directory);
  }

  @Test
  void a_named_file_must_exist() {
    assertThat(sources.problems("mine.yaml"))
        .containsExactly("mine.yaml: there is no such file. Check the path given with --config.");
  }

  @Test
  void a_directory_is_no_file() {
    assertThat(sources.problems("."))
        .containsExactly(".: this is a directory, not a file. Check the path given with --config.");
  }

  @Test
  void broken_yaml_is_refused_with_its_line_and_without_quoting_it() {
    assertThat(sources.file("target:\n  token: sesame: open\n").problems())
        .containsExactly(
            "octo-conformance.yaml:2: this is not YAML: mapping values are not allowed here.");
  }

  @Test
  void a_key_written_twice_is_refused() {
    assertThat(sources.file("budget: full\nbudget: quick\n").problems())
        .containsExactly(
            "octo-conformance.yaml:2: \"budget\" stands here again (first at"
                + " octo-conformance.yaml:1). Keep one.");
  }

  @Test
  void a_key_written_nested_and_dotted_is_refused() {
    assertThat(sources.file("limits.webhooks: 1\nlimits: {webhooks: 2}\n").problems())
        .containsExactly(
            "octo-conformance.yaml:2: limits.webhooks was given already"
                + " (octo-conformance.yaml:1). Keep one.");
  }

  @Test
  void references_and_further_documents_are_refused() {
    assertThat(sources.file("profile: &a x\nbudget: *a\n---\nonly: []\n").problems())
        .containsExactly(
            "octo-conformance.yaml:2: references (*name) are not read. Write the value out.",
            "octo-conformance.yaml:4: a second document starts here. Keep one document per file.");
  }

  @Test
  void a_file_of_something_else_is_refused() {
    assertThat(sources.file("- budget\n").problems())
        .containsExactly(
            "octo-conformance.yaml:1: expected keys with values, such as \"budget: quick\".");
  }

  @Test
  void a_file_in_another_encoding_is_refused() throws IOException {
    Files.write(directory.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe9});
    assertThat(sources.problems("latin.yaml"))
        .containsExactly("latin.yaml: the file is not UTF-8 text. Save it as UTF-8.");
  }

  @Test
  void an_empty_file_configures_nothing() {
    assertThat(sources.file("# nothing\n").config()).isEqualTo(SuiteConfig.defaults());
  }
}
