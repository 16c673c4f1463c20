package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final Map<String, String> GIVEN =
      Map.of(
          "target.url", "https://api.example.com",
          "target.token", "sesame-1",
          "target.secondToken", "sesame-2",
          "target.headers", "{X-Key: sesame-3, Authorization: Basic sesame-4}",
          "trigger.availability.http.url", "https://me:sesame%2D5@h/{productId}",
          "trigger.availability.http.headers", "{X-Key: sesame-6}",
          "trigger.availability.http.body", "see http://me:sesame-7@h",
          "sink.tunnel", "tunnel --via http://me:sesame-8@h {port}");

  @Test
  void everything_that_must_not_be_shown_is_known() {
    assertThat(SuiteConfig.of(GIVEN).secrets())
        .containsExactlyInAnyOrder(
            "sesame-1",
            "sesame-2",
            "sesame-3",
            "Basic sesame-4",
            "sesame-4",
            "sesame%2D5",
            "sesame-5",
            "sesame-6",
            "sesame-7",
            "sesame-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "Content-Type: application/json; charset=utf-8",
        "Accept: '*/*'",
        "User-Agent: octo/4.12 (x11)",
        "X-Environment: staging",
        "X-Tenant: acme-tours",
        "X-Version: '42'",
        "X-Date: '2026-12-01'"
      })
  void a_harmless_header_is_no_secret(String header) {
    for (String key : List.of("target.headers", "trigger.availability.http.headers")) {
      assertThat(
              SuiteConfig.of(
                      Map.of(
                          key, "{" + header + "}", "trigger.availability.http.url", "https://h/x"))
                  .secrets())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Api-Key: sesame",
        "Authorization: Bearer sesame",
        "Cookie: sesame",
        "X-Auth: sesame",
        "X-Tenant: 8f2b61d0c4",
        "X-Other: qwertyuiopasdfghjklzxcvb"
      })
  void a_header_is_a_secret_by_its_name_or_where_it_is_no_word(String header) {
    assertThat(SuiteConfig.of(Map.of("target.headers", "{" + header + "}")).secrets()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "trigger.availability.http.url, https://h/x?code=sesame&n=1",
    "trigger.availability.http.url, https://h/x?apikey=sesame",
    "trigger.availability.command, ./set --token sesame -n 1",
    "trigger.availability.command, API_KEY=sesame ./set {vacancies}",
    "sink.tunnel, tunnel --authtoken=sesame --port {port}"
  })
  void a_credential_in_a_text_is_a_secret(String key, String text, @TempDir Path directory) {
    assertThat(SuiteConfig.of(Map.of(key, text)).secrets()).containsExactly("sesame");
    Sources sources = new Sources(directory).option(key, text, "--set");
    assertThat(sources.load().origins()).noneMatch(origin -> origin.shown().contains("sesame"));
  }

  @Test
  void a_credential_in_a_body_is_a_secret(@TempDir Path directory) {
    Sources sources =
        new Sources(directory)
            .option("trigger.availability.http.url", "https://h/x", "--set")
            .option(
                "trigger.availability.http.body",
                "{\"password\": \"sesame\", \"vacancies\": {vacancies}}",
                "--set");
    assertThat(sources.config().secrets()).containsExactly("sesame");
    assertThat(sources.load().origins()).noneMatch(origin -> origin.shown().contains("sesame"));
  }

  @Test
  void the_longest_comes_first() {
    List<String> secrets =
        SuiteConfig.of(
                Map.of("target.url", "http://h", "target.token", "ab", "target.secondToken", "abc"))
            .secrets();
    assertThat(secrets).containsExactly("abc", "ab");
  }

  @Test
  void the_password_of_a_command_is_a_secret() {
    SuiteConfig config =
        SuiteConfig.of(Map.of("trigger.availability.command", "curl http://me:sesame@h"));
    assertThat(config.secrets()).containsExactly("sesame");
    assertThat(config.toString()).doesNotContain("sesame");
  }

  @Test
  void no_secret_is_in_the_text_of_the_configuration() {
    assertThat(SuiteConfig.of(GIVEN).toString())
        .contains("api.example.com")
        .doesNotContain("sesame");
  }

  @Test
  void no_secret_is_among_the_origins(@TempDir Path directory) {
    Sources sources = new Sources(directory);
    GIVEN.forEach((key, value) -> sources.option(key, value, "--set"));
    assertThat(sources.load().toString()).contains("--set").doesNotContain("sesame");
  }

  @Test
  void no_secret_is_in_a_message_about_its_own_value(@TempDir Path directory) {
    Sources sources =
        new Sources(directory)
            .set("target.token=sesame sesame")
            .set("target.headers={X-A: [sesame]}")
            .set("target.headers.octo-capabilities=sesame")
            .set("trigger.availability.http.headers={X-A: 'sesame {x}'}")
            .set("trigger.availability.http.url=htp://me:sesame@h")
            .set("sink.url=https://me:sesame@h")
            .set("target.tokne=sesame");
    assertThat(sources.problems()).hasSizeGreaterThan(5).noneMatch(line -> line.contains("sesame"));
  }

  @Test
  void a_setting_of_the_command_line_does_not_show_its_value() {
    assertThat(new Setting("target.token", "sesame", "--token"))
        .hasToString("--token target.token=***");
  }
}
