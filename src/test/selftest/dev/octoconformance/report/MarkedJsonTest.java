package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkedJsonTest {
  private static final String JSON =
      "{\n  \"booking\" : {\n    \"id\" : 1,\n    \"b\" : [ {\n      \"c\" : 2 } ]\n  }\n}";

  @Test
  void a_value_that_is_wrong_and_one_that_is_missing_are_marked_in_their_lines() {
    assertThat(MarkedJson.of(JSON, Set.of("/booking/id", "/booking/b/0/d")).orElseThrow())
        .contains("    \"id\" : 1,   ◀── /booking/id\n")
        .contains("    \"b\" : [ {   ◀── /booking/b/0/d is missing\n");
  }

  @Test
  void places_that_are_not_in_it_leave_it_unmarked() {
    assertThat(MarkedJson.of(JSON, Set.of("/octo/webhooks"))).isEmpty();
    assertThat(MarkedJson.of("no JSON", Set.of("/booking"))).isEmpty();
  }
}
