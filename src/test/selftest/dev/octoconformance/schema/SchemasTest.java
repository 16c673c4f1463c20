package dev.octoconformance.schema;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTest {

  private final Schemas schemas = Schemas.load("octo-webhooks");

  @Test
  void a_violation_says_where_and_what_was_expected_and_found() {
    JsonNode document =
        json("{'error': 400, 'errorMessage': '" + "long ".repeat(40) + "', 'capabilities': 'x'}");

    assertThat(schemas.violations("error", document))
        .hasToString("[/error: expected a non-empty string, found the number 400]");
    assertThat(schemas.violationsAt("webhook", document, "/capabilities"))
        .containsExactly(new Violation("/capabilities", "an array of strings", "the string \"x\""));
  }

  @Test
  void a_missing_field_is_reported_at_its_own_place() {
    assertThat(schemas.violations("error", json("{'error': 'BAD_REQUEST'}")))
        .containsExactly(new Violation("/errorMessage", "a non-empty string", "nothing"));
  }

  @Test
  void a_violation_of_the_whole_document_names_the_document() {
    assertThat(schemas.violations("webhook-list", json("{}")))
        .hasToString("[the document: expected an array of objects, found an empty object]");
  }

  @Test
  void a_choice_that_is_not_met_is_one_violation() {
    assertThat(schemas.violations("availability-pricing", json("{}")))
        .hasToString(
            "[the document: expected either the field unitPricing or the field pricing,"
                + " found an empty object]");
  }

  @Test
  void a_long_value_is_shortened() {
    String name = "ä".repeat(300);

    assertThat(
            schemas.violationsAt("webhook", json("{'id': '" + name + "'}"), "/id").get(0).found())
        .startsWith("a string of 300 characters, \"ää")
        .endsWith("…\"")
        .hasSizeLessThan(130);
  }

  @Test
  void only_what_lies_at_or_below_a_pointer_can_be_asked_for() {
    JsonNode delivery = json("{'webhook': {'id': 1}, 'booking': {'uuid': 1, 'unitItems': [{}]}}");

    assertThat(schemas.violationsAt("booking_update", delivery, "/booking/unitItems/0"))
        .extracting(Violation::pointer)
        .containsExactly(
            "/booking/unitItems/0/uuid",
            "/booking/unitItems/0/resellerReference",
            "/booking/unitItems/0/supplierReference",
            "/booking/unitItems/0/unitId");
    assertThat(schemas.violationsAt("booking_update", delivery, "/booking/uuid")).hasSize(1);
    assertThat(schemas.violationsAt("booking_update", delivery, "/book")).isEmpty();
  }

  @Test
  void what_is_absent_together_with_its_parent_is_not_valid() {
    assertThat(schemas.violationsAt("booking_update", json("{'webhook': {}}"), "/booking/uuid"))
        .extracting(Violation::pointer)
        .containsExactly("/booking");
    assertThat(schemas.violationsAt("booking_update", json("[]"), "/booking/uuid")).hasSize(1);
    assertThat(schemas.violationsAt("booking_update", json("{'booking': {}}"), "/diff")).isEmpty();
  }

  @Test
  void an_unknown_name_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> schemas.violations("webhok", json("{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The dialect octo-webhooks has no schema \"webhok\"; it has webhook,");
    assertThatThrownBy(() -> Schemas.load("octo-webhook"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are no schemas for \"octo-webhook\": name a folder of schemas/.");
  }

  @Test
  void many_threads_measure_with_the_same_ruler() {
    Schemas fresh = Schemas.load("octo-webhooks");
    JsonNode delivery = json("{'webhook': {'id': 1}, 'booking': {'uuid': 1, 'unitItems': [{}]}}");
    List<Violation> expected = schemas.violations("booking_update", delivery);

    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> fresh.violations("booking_update", delivery)))
        .containsOnly(expected);
  }

  @Test
  void a_monstrous_number_costs_no_time() {
    String text = "{\"original\": 1e2000000000, \"retail\": 1e-2000000000}";
    JsonNode price = requireNonNull(StrictJson.read(text).value());

    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(schemas.violations("pricing", price)).isNotEmpty());
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
