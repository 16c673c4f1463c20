package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("token.txt"), "from-the-file\n");
  }

  private LoadedConfig load(Map<String, String> variables, Setting... settings) {
    return new ConfigLoader(variables, new Properties(), folder).load(null, List.of(settings));
  }

  private static Setting target() {
    return new Setting("target.url", "http://127.0.0.1:1/octo", "--target");
  }

  @Test
  void a_token_is_read_from_the_file_after_the_mark() {
    LoadedConfig loaded =
        load(Map.of(), target(), new Setting("target.token", "@token.txt", "--token"));
    assertThat(loaded.config().target().token()).isEqualTo(new Secret("from-the-file"));
    assertThat(loaded.origins())
        .contains(new LoadedConfig.Origin("target.token", Secret.MASK, "--token"));
  }

  @Test
  void a_variable_may_name_a_file_as_well() {
    LoadedConfig loaded = load(Map.of("OCTO_TOKEN", "@" + folder.resolve("token.txt")), target());
    assertThat(loaded.config().target().token()).isEqualTo(new Secret("from-the-file"));
  }

  @Test
  void the_value_of_a_header_may_be_in_a_file() throws IOException {
    Files.writeString(
        folder.resolve(ConfigLoader.STANDARD_FILE),
        "target:\n  headers:\n    X-Key: '@token.txt'\n    X-Plain: text\n");
    assertThat(load(Map.of()).config().target().headers())
        .containsEntry("X-Key", new Secret("from-the-file"))
        .containsEntry("X-Plain", new Secret("text"));
  }

  @Test
  void a_file_that_is_not_there_is_told_without_what_may_be_a_secret() {
    assertThatThrownBy(
            () -> load(Map.of(), target(), new Setting("target.token", "@hush-hush", "--token")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.problems())
                    .singleElement()
                    .asString()
                    .startsWith("--token: target.token: the file after the @ cannot be read.")
                    .doesNotContain("hush-hush"));
  }

  @Test
  void a_file_with_more_than_a_token_is_refused_without_showing_it() throws IOException {
    Files.writeString(folder.resolve("token.txt"), "two hushed words");
    assertThatThrownBy(
            () -> load(Map.of(), target(), new Setting("target.token", "@token.txt", "--token")))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.problems().toString())
                    .contains("target.token")
                    .doesNotContain("hushed"));
  }
}
