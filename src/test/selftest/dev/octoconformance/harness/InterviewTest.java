package dev.octoconformance.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time limit is a safety net: a circle would be followed for ever. */
@Timeout(30)
class InterviewTest {

  private static Function<String, Requirement> rows(Requirement... rows) {
    Map<String, Requirement> byId =
        Stream.of(rows).collect(Collectors.toMap(Requirement::id, row -> row));
    return id -> Objects.requireNonNull(byId.get(id));
  }

  private static List<List<String>> layers(Function<String, Requirement> rows, String... ids) {
    return Interview.layers(Stream.of(ids).map(Rows::question).toList(), rows).stream()
        .map(layer -> layer.stream().map(Question::requirement).toList())
        .toList();
  }

  @Test
  void foundations_are_asked_about_first() {
    Function<String, Requirement> rows =
        rows(Rows.row("A"), Rows.row("B", "A"), Rows.row("C", "B"), Rows.row("D", "A"));
    assertThat(layers(rows, "C", "D", "B", "A", "A"))
        .containsExactly(List.of("A", "A"), List.of("D", "B"), List.of("C"));
  }

  @Test
  void a_foundation_that_is_not_asked_about_still_orders_what_is() {
    Function<String, Requirement> rows =
        rows(Rows.row("A"), Rows.row("B", "A"), Rows.row("C", "B"));
    assertThat(layers(rows, "C", "A")).containsExactly(List.of("A"), List.of("C"));
  }

  @Test
  void a_circle_is_an_error_and_not_an_endless_loop() {
    Function<String, Requirement> rows =
        rows(Rows.row("A", "C"), Rows.row("B", "A"), Rows.row("C", "B"));
    assertThatThrownBy(() -> layers(rows, "A", "B", "C")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void every_test_of_the_suite_is_found_and_can_be_ordered() {
    Catalogue catalogue = Catalogue.load();
    List<Question> all = Question.all();
    assertThat(all.stream().map(Question::requirement).collect(Collectors.toSet()))
        .isEqualTo(
            catalogue.rows().stream()
                .filter(row -> row.excluded() == null)
                .map(Requirement::id)
                .collect(Collectors.toSet()));
    Set<String> asked = new HashSet<>();
    for (List<Question> layer : Interview.layers(all, catalogue::row)) {
      Set<String> here = layer.stream().map(Question::requirement).collect(Collectors.toSet());
      for (String id : here) {
        assertThat(catalogue.row(id).restsOn()).doesNotContainAnyElementsOf(here);
      }
      asked.addAll(here);
    }
    assertThat(asked).hasSameElementsAs(all.stream().map(Question::requirement).toList());
  }

  @Test
  void what_is_answered_before_anything_fails_is_asked_before_the_failures_are_waited_for() {
    Catalogue catalogue = Catalogue.load();
    List<Question> deliveries =
        Question.all().stream().filter(Question::isAboutDeliveries).toList();
    Map<String, Set<Integer>> turns =
        deliveries.stream()
            .collect(
                Collectors.groupingBy(
                    Question::requirement,
                    Collectors.mapping(
                        question -> Interview.turn(question, catalogue::row), Collectors.toSet())));
    assertThat(turns)
        .containsEntry("DLV-01", Set.of(0))
        .containsEntry("CREATE-25", Set.of(1, 2))
        .containsEntry("RTY-03", Set.of(1))
        .containsEntry("ENV-05", Set.of(2));
    turns.forEach(
        (id, turn) ->
            catalogue
                .row(id)
                .restsOn()
                .forEach(
                    foundation ->
                        assertThat(turns.getOrDefault(foundation, Set.of(0)))
                            .as("when %s is asked, on which %s rests", foundation, id)
                            .anyMatch(earlier -> turn.stream().allMatch(t -> earlier <= t))));
  }

  @Test
  void a_test_is_a_sentence() {
    assertThat(Rows.question("ROW-01").sentence()).isEqualTo("a made up test");
    assertThat(Rows.question("ROW-01").isAboutDeliveries()).isFalse();
  }
}
