package dev.octoconformance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FillingTest {

  private static String filled(String json) {
    return Filling.fill((ObjectNode) new JsonMapper().readTree(json)).toString();
  }

  @Test
  void letters_are_filled_in_however_deep_they_are() {
    assertThat(filled("{\"a\": {\"b\": \"<{3 letters}>\"}, \"c\": [\"{28 letters}\"]}"))
        .isEqualTo("{\"a\":{\"b\":\"<abc>\"},\"c\":[\"abcdefghijklmnopqrstuvwxyzab\"]}");
  }

  @Test
  void everything_else_stays_as_it_is() {
    String odd = "{\"a\":null,\"b\":\"{url} {letters}\",\"c\":7,\"d\":{}}";
    assertThat(filled(odd)).isEqualTo(odd);
  }
}
