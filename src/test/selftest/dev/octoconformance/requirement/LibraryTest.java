package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final String FILE =
      """
      about: Some.
      senders:
        - name: Sendit
          runtime: Java
          agent: 'sendit/(?<version>.+)'
          known:
            - rows: [BA-02]
              does: forgets
              remedy: Tell it.
              from: '2.0'
              before: '2.10'
              seen: '2.3'
              source: here
      """;

  @Test
  void those_that_ship_are_many_and_each_shows_itself() {
    assertThat(Library.load(CATALOGUE)).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @CsvSource({
    "2.0, true",
    "2.9.9, true",
    "2.0.1-beta, true",
    "1.9, false",
    "2.10, false",
    "10, false",
    ", true"
  })
  void a_fact_is_said_of_the_versions_of_its_range_and_of_unknown_ones(
      String version, boolean concerned) {
    Library.Fact fact = LibraryReader.load(FILE, CATALOGUE).get(0).known().get(0);

    assertThat(fact.concerns(version)).isEqualTo(concerned);
  }

  @Test
  void what_is_wrong_in_the_file_is_said_with_its_line() {
    refused(
        FILE.replace("BA-02", "BA-99"),
        "suites/senders.yaml:7: There is no row \"BA-99\": did you");
    refused(
        FILE.replace("(?<version>", "("),
        FILE.replace("(?<version>.+)", "(("),
        "suites/senders.yaml:5: The agent of Sendit is no regular expression");
    refused(
        FILE.replace("runtime: Java", "runtime: Java\n    on: Other"),
        "suites/senders.yaml:5: No sender before this one is called \"Other\"");
    refused(
        FILE.replace("    agent: 'sendit/(?<version>.+)'\n", ""),
        "suites/senders.yaml:3: Nothing shows that it is Sendit; give it an agent or an order.");
    refused(
        FILE + FILE.substring(FILE.indexOf("  - name")),
        "suites/senders.yaml:14: There are two senders \"Sendit\"; join them.");
  }

  private static void refused(String file, String start) {
    refused(FILE, file, start);
  }

  private static void refused(String good, String bad, String start) {
    assertThat(LibraryReader.load(good, CATALOGUE))
        .extracting(Library::name)
        .isEqualTo(List.of("Sendit"));
    assertThatThrownBy(() -> LibraryReader.load(bad, CATALOGUE))
        .isInstanceOf(SuiteFileException.class)
        .hasMessageStartingWith(start);
  }
}
