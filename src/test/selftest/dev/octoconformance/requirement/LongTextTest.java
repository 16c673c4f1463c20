package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LongTextTest {

  @Test
  void letters_and_brackets_are_written_out() {
    assertThat(LongText.of("a={letters 3}&b={url}")).isEqualTo("a=lll&b={url}");
    assertThat(LongText.of("{brackets 2}")).isEqualTo("[[]]");
    assertThat(LongText.of((String) null)).isNull();
  }

  @Test
  void texts_of_an_input_are_written_out_and_the_rest_stays() {
    String json = "{'a': {'b': '<{letters 2}>'}, 'c': ['{letters 1}', 7], 'd': null, 'e': '{url}'}";
    ObjectNode input = (ObjectNode) new JsonMapper().readTree(json.replace('\'', '"'));
    assertThat(LongText.of(input).toString().replace('"', '\''))
        .isEqualTo("{'a':{'b':'<ll>'},'c':['l',7],'d':null,'e':'{url}'}");
  }
}
