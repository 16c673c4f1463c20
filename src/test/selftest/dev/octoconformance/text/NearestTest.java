package dev.octoconformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("title", "level", "restsOn", "useContactLanguage", "-h");

  @ParameterizedTest
  @CsvSource({
    "tilte,title",
    "LEVELS,level",
    "restOn,restsOn",
    "useContractLanguages,useContactLanguage"
  })
  void a_slip_leads_to_the_word_that_was_meant(String word, String meant) {
    assertThat(Nearest.to(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"steps", "x", "''", "-x"})
  void a_word_far_from_all_leads_nowhere(String word) {
    assertThat(Nearest.to(word, KNOWN)).isEmpty();
    assertThat(Nearest.remedy(word, KNOWN, "ask somebody.")).isEqualTo("ask somebody.");
  }

  @ParameterizedTest
  @CsvSource({"abc,abc,0", "abc,acb,1", "abc,ab,1", "abc,abcd,1", "abc,'',3", "kitten,sitting,3"})
  void the_distance_counts_slips(String one, String other, int slips) {
    assertThat(Nearest.distance(one, other)).isEqualTo(slips);
  }
}
