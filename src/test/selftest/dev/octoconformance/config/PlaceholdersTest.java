package dev.octoconformance.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
  @Test
  void known_names_are_filled_and_others_stay() {
    assertThat(Placeholders.fill("{port}-{port}-{x}", Map.of("port", "$1"))).isEqualTo("$1-$1-{x}");
  }

  @Test
  void braces_of_json_and_of_shells_are_none() {
    assertThat(Placeholders.in("{\"a\": {vacancies}, \"b\": {}} ${HOME} { print }"))
        .containsExactly("vacancies");
  }
}
