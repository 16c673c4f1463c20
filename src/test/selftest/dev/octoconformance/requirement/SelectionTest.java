package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void no_pattern_selects_every_row() {
    assertThat(catalogue.select(List.of())).isEqualTo(catalogue.rows());
  }

  @Test
  void ids_and_patterns_select_in_the_order_of_the_catalogue_and_each_row_once() {
    assertThat(ids("rty-0?", "HDR-02", "RTY-01", "cap-*"))
        .startsWith("CAP-01", "CAP-02", "CAP-03", "CAP-04", "HDR-02", "RTY-01")
        .endsWith("RTY-09")
        .hasSize(14);
  }

  @Test
  void a_star_in_the_middle_matches() {
    assertThat(ids("C*-06")).containsExactly("CREATE-06", "CPS-06", "CON-06");
  }

  @Test
  void an_id_that_no_row_has_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> catalogue.select(List.of("LST-02")))
        .isInstanceOf(UnknownRequirementException.class)
        .hasMessage("No requirement matches \"LST-02\": did you mean \"LIST-02\"?");
  }

  @Test
  void a_pattern_that_matches_nothing_is_refused_with_the_nearest() {
    assertThatThrownBy(() -> catalogue.select(List.of("RTY-*", "RETY-*")))
        .hasMessage("No requirement matches \"RETY-*\": did you mean \"RTY-*\"?");
  }

  @Test
  void a_pattern_far_from_everything_is_told_where_to_look() {
    assertThatThrownBy(() -> catalogue.row("everything"))
        .hasMessage("No requirement matches \"everything\": \"list\" shows every requirement.");
  }

  @Test
  void signs_with_a_meaning_in_regular_expressions_mean_themselves() {
    assertThatThrownBy(() -> catalogue.select(List.of("LIST.01")))
        .isInstanceOf(UnknownRequirementException.class);
  }

  private List<String> ids(String... patterns) {
    return catalogue.select(List.of(patterns)).stream().map(Requirement::id).toList();
  }
}
