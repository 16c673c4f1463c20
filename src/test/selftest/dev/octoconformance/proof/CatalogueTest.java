package dev.octoconformance.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.harness.Arranges;
import dev.octoconformance.harness.Question;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Level;
import dev.octoconformance.requirement.Requirement;
import dev.octoconformance.vendor.Breach;
import dev.octoconformance.vendor.Fault;
import dev.octoconformance.vendor.Variant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.platform.commons.support.ReflectionSupport;

/** Every row has a test and a fault, and nothing points at a row that there is not. */
class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();
  private final List<Question> questions = Question.all();

  private Set<String> tested() {
    return ids(row -> row.excluded() == null);
  }

  private Set<String> ids(Function<Requirement, Boolean> chosen) {
    return catalogue.rows().stream()
        .filter(chosen::apply)
        .map(Requirement::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void every_row_has_a_test_or_says_why_not() {
    Set<String> asked = questions.stream().map(Question::requirement).collect(Collectors.toSet());
    assertThat(asked).containsExactlyInAnyOrderElementsOf(tested());
  }

  @Test
  void every_facet_has_a_test_and_every_tested_facet_is_in_its_row() {
    for (Requirement row : catalogue.rows()) {
      Set<String> facets =
          questions.stream()
              .filter(question -> question.requirement().equals(row.id()))
              .map(Question::facet)
              .filter(facet -> !facet.isEmpty())
              .collect(Collectors.toSet());
      Set<String> expected = row.excluded() == null ? row.facets().keySet() : Set.of();
      assertThat(facets).as("facets of %s", row.source()).isEqualTo(expected);
    }
  }

  /** The rows that a broken vendor breaks, or a proof that disturbs what lies before the sink. */
  private static Set<String> broken() {
    return Stream.concat(
            Arrays.stream(Fault.values())
                .flatMap(fault -> fault.breaches().stream())
                .map(Breach::requirement),
            disturbed().stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> disturbed() {
    return ReflectionSupport.streamAllClassesInPackage(
            "dev.octoconformance", type -> true, name -> name.endsWith("Test"))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .map(method -> method.getAnnotation(Disturbs.class))
        .filter(Objects::nonNull)
        .map(Disturbs::value)
        .collect(Collectors.toSet());
  }

  @Test
  void rows_with_and_without_a_fault_are_counted(TestReporter reporter) {
    for (Level level : Level.values()) {
      Set<String> with = ids(row -> row.level() == level && row.excluded() == null);
      Set<String> without = new TreeSet<>(with);
      without.removeAll(broken());
      with.removeAll(without);
      reporter.publishEntry(
          level.name(), "%d rows with a fault, without one: %s".formatted(with.size(), without));
      assertThat(without).as("rows without a fault").isEmpty();
    }
  }

  @Test
  void no_row_is_left_to_be_built() {
    assertThat(catalogue.rows())
        .filteredOn(row -> "not built yet".equals(row.excluded()))
        .extracting(Requirement::id)
        .isEmpty();
  }

  @Test
  void every_tested_row_has_a_fault_and_every_fault_a_tested_row() {
    assertThat(broken()).containsExactlyInAnyOrderElementsOf(tested());
  }

  @Test
  void every_variant_names_rows_that_exist() {
    Set<String> named =
        Arrays.stream(Variant.values())
            .flatMap(variant -> variant.rows().stream())
            .collect(Collectors.toSet());
    assertThat(ids(row -> true)).containsAll(named);
  }

  @Test
  void cases_and_arms_are_declared_where_a_test_asks_about_them() {
    for (Question question : questions) {
      Requirement row = catalogue.row(question.requirement());
      boolean aboutCases =
          question.test().isAnnotationPresent(dev.octoconformance.harness.CasesOfRequirement.class);
      assertThat(aboutCases && row.cases().isEmpty())
          .as("%s asks about cases of %s, which has none", question.test(), row.source())
          .isFalse();
    }
    for (Question question : questions) {
      Requirement row = catalogue.row(question.requirement());
      boolean without = row.arms().isEmpty() && row.armsOf().isEmpty() && !isArranged(row);
      assertThat(question.isAboutDeliveries() && without)
          .as("%s asks about arms of %s, which has none", question.test(), row.source())
          .isFalse();
    }
    Set<String> used = new HashSet<>();
    questions.forEach(question -> used.add(question.requirement() + kind(question)));
    for (Requirement row : catalogue.rows()) {
      if (row.excluded() == null && !row.cases().isEmpty()) {
        assertThat(used)
            .as("a test about the cases of %s", row.source())
            .contains(row.id() + "cases");
      }
      if (row.excluded() == null && !row.arms().isEmpty()) {
        assertThat(used)
            .as("a test about the arms of %s", row.source())
            .contains(row.id() + "arms");
      }
    }
  }

  private boolean isArranged(Requirement row) {
    return questions.stream()
        .flatMap(
            question -> Arrays.stream(question.test().getDeclaringClass().getDeclaredMethods()))
        .map(method -> method.getAnnotation(Arranges.class))
        .anyMatch(arranges -> arranges != null && arranges.value().equals(row.id()));
  }

  private static String kind(Question question) {
    if (question.isAboutDeliveries()) {
      return "arms";
    }
    return question.test().isAnnotationPresent(dev.octoconformance.harness.CasesOfRequirement.class)
        ? "cases"
        : "";
  }

  @Test
  void the_tests_of_a_file_of_rows_stand_in_the_class_of_its_name() {
    for (Question question : questions) {
      String file = catalogue.row(question.requirement()).source().replaceAll(".*/|\\.yaml.*", "");
      String name =
          Arrays.stream(file.split("-", -1))
              .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
              .collect(Collectors.joining());
      assertThat(question.test().getDeclaringClass().getSimpleName())
          .as("the class of %s", question.test().getName())
          .isEqualTo(name + "Conformance");
    }
  }

  @Test
  void a_tested_row_rests_on_tested_rows_only() {
    for (String id : tested()) {
      assertThat(tested()).as("what %s rests on", id).containsAll(catalogue.row(id).restsOn());
    }
  }
}
