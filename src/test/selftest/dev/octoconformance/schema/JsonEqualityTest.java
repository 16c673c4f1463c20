package dev.octoconformance.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JsonEqualityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': 1, 'b': 2} | {'b': 2, 'a': 1}",
        "{'a': 1} | {'a': 1.0}",
        "{'a': 100} | {'a': 1e2}",
        "{'at': '2026-07-01T14:30:00Z'} | {'at': '2026-07-01T16:30:00.000+02:00'}",
        "['x', null, true] | ['x', null, true]"
      })
  void what_means_the_same_does_not_differ(String left, String right) {
    assertThat(JsonEquality.differences(json(left), json(right))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': 1} | {'a': 2} | /a: the number 1 on one side, the number 2 on the other",
        "{'a': 1} | {'a': '1'} | /a: the number 1 on one side, the string '1' on the other",
        "{'a': null} | {} | /a: null on one side, nothing on the other",
        "{} | {'a': []} | /a: nothing on one side, an empty array on the other",
        "[1] | [1, 2] | /1: nothing on one side, the number 2 on the other",
        "[1, 2] | [2, 1] | /0: the number 1 on one side, the number 2 on the other",
        "{'a': {'b/c': true}} | {'a': {'b/c': false}} | /a/b~1c: true on one side, false on the other",
        "{} | [] | the document: an empty object on one side, an empty array on the other"
      })
  void what_differs_is_named_with_its_place_and_both_sides(
      String left, String right, String expected) {
    assertThat(JsonEquality.differences(json(left), json(right)).get(0))
        .hasToString(expected.replace('\'', '"'));
  }

  @Test
  void instants_that_differ_by_a_millisecond_differ() {
    assertThat(
            JsonEquality.differences(
                json("['2026-07-01T14:30:00Z']"), json("['2026-07-01T14:30:00.001Z']")))
        .hasSize(1);
  }

  @Test
  void an_id_is_compared_letter_by_letter_even_if_it_looks_like_an_instant() {
    List<Difference> differences =
        JsonEquality.differences(
            json("{'availabilityId': '2026-07-01T14:30:00Z', 'id': '2026-07-01T14:30:00Z'}"),
            json("{'availabilityId': '2026-07-01T16:30:00+02:00', 'id': '2026-07-01T14:30Z'}"));

    assertThat(differences)
        .extracting(Difference::pointer)
        .containsExactly("/availabilityId", "/id");
  }

  @Test
  void keys_that_only_one_side_has_are_left_out_where_only_the_common_ones_count() {
    List<Difference> differences =
        JsonEquality.differencesInCommon(
            json("{'a': 1, 'b': {'c': 1, 'd': 1}, 'l': [{'x': 1, 'y': 1}]}"),
            json("{'a': 2, 'b': {'c': 1, 'e': 1}, 'l': [{'x': 2, 'z': 1}], 'q': 1}"));

    assertThat(differences).extracting(Difference::pointer).containsExactly("/a", "/l/0/x");
  }

  private static JsonNode json(String text) {
    return requireNonNull(StrictJson.read(text.strip().replace('\'', '"')).value());
  }
}
