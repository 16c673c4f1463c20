package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerdictsJsonTest {

  @TempDir Path folder;

  @Test
  void every_conclusion_is_there_under_its_agreed_key() throws IOException {
    JsonNode document = written();

    assertThat(document.propertyNames())
        .containsExactly(
            "format", "suite", "run", "outcome", "claim", "measurements", "requirements");
    assertThat(document.at("/run/durationMs").intValue()).isEqualTo(95_000);
    assertThat(document.at("/run/startedAt").asString()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(document.at("/outcome/exitCode").intValue()).isEqualTo(5);
    assertThat(document.at("/outcome/counts").propertyNames())
        .containsExactlyInAnyOrder(
            Stream.of(Verdict.values()).map(Enum::name).toArray(String[]::new));
    assertThat(document.at("/measurements/retryGapsMs/0/1").intValue()).isEqualTo(2000);
    assertThat(document.at("/measurements/waitLowerBoundMs").isNull()).isTrue();
    assertThat(document.at("/requirements/0/code").isNull()).isTrue();
    assertThat(document.at("/requirements/3/code").asString()).isEqualTo("I-NODLV");
    assertThat(document.at("/requirements/1/cases/0/evidence/0").asString()).isEqualTo("x1");
    assertThat(document.at("/requirements/1/cases/0").propertyNames())
        .containsExactly("name", "verdict", "code", "message", "evidence");
  }

  @Test
  void secrets_are_masked_and_nothing_else_is_left_in_the_folder() throws IOException {
    written();

    assertThat(Files.readString(folder.resolve("verdicts.json")))
        .doesNotContain(SampleRun.CANARY, "header canary", SampleRun.URL_PASSWORD)
        .contains("•••1");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  private JsonNode written() throws IOException {
    Path file = folder.resolve("verdicts.json");
    VerdictsJson.write(file, SampleRun.dossier());
    return JsonMapper.shared().readTree(Files.readString(file));
  }
}
