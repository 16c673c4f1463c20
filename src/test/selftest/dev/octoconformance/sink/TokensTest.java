package dev.octoconformance.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {
  private final Tokens tokens = new Tokens("seed");

  @Test
  void a_name_always_has_the_same_token_in_one_run() {
    assertThat(tokens.of("DLV-01/first")).isEqualTo(new Tokens("seed").of("DLV-01/first"));
  }

  @Test
  void another_run_has_other_tokens() {
    assertThat(tokens.of("DLV-01/first")).isNotEqualTo(new Tokens("other").of("DLV-01/first"));
  }

  @Test
  void tokens_do_not_show_their_names_and_do_not_resemble_each_other() {
    Set<String> all =
        IntStream.range(0, 1_000).mapToObj(i -> tokens.of("name " + i)).collect(Collectors.toSet());
    assertThat(all).hasSize(1_000).allMatch(token -> token.matches("w[0-9a-z]{25}"));
    assertThat(all.stream().map(token -> token.substring(6, 14)).collect(Collectors.toSet()))
        .hasSize(1_000);
  }

  @Test
  void a_token_is_found_anywhere_in_a_path_and_in_any_case() {
    String token = tokens.of("x");
    assertThat(Tokens.in("/prefix/" + token + "/%20?x=1")).contains(token);
    assertThat(Tokens.in("//" + token.toUpperCase(Locale.ROOT))).contains(token);
    assertThat(Tokens.in("/nothing")).isEmpty();
  }
}
