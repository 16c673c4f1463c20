package dev.octoconformance.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.load();

  @Test
  void the_catalogue_that_ships_has_every_requirement() {
    Map<String, Long> rows =
        catalogue.rows().stream()
            .collect(Collectors.groupingBy(Requirement::area, Collectors.counting()));
    assertThat(rows)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("ENV", 8L),
                Map.entry("CAP", 4L),
                Map.entry("AUTH", 3L),
                Map.entry("CREATE", 25L),
                Map.entry("URL", 14L),
                Map.entry("LIST", 12L),
                Map.entry("DELETE", 12L),
                Map.entry("DLV", 18L),
                Map.entry("BKG", 13L),
                Map.entry("AVL", 7L),
                Map.entry("HDR", 17L),
                Map.entry("BA", 11L),
                Map.entry("RTY", 33L),
                Map.entry("LNG", 5L),
                Map.entry("CPS", 6L),
                Map.entry("FAN", 5L),
                Map.entry("ISO", 3L),
                Map.entry("CON", 6L),
                Map.entry("ERR", 14L),
                Map.entry("SEC", 8L)));
    assertThat(catalogue.rows()).hasSize(224);
  }

  @Test
  void the_ids_of_an_area_are_numbered_without_a_gap() {
    for (Area area : catalogue.areas()) {
      List<String> ids =
          catalogue.rows().stream()
              .filter(row -> row.area().equals(area.code()))
              .map(Requirement::id)
              .toList();
      assertThat(ids)
          .isEqualTo(
              IntStream.rangeClosed(1, ids.size())
                  .mapToObj(number -> "%s-%02d".formatted(area.code(), number))
                  .toList());
    }
  }

  @Test
  void areas_come_in_their_own_order() {
    assertThat(catalogue.areas())
        .extracting(Area::code)
        .startsWith("ENV", "CAP", "AUTH", "CREATE", "URL", "LIST", "DELETE", "DLV");
    assertThat(catalogue.areas()).allSatisfy(area -> assertThat(area.about()).endsWith("."));
  }

  @Test
  void a_row_knows_its_file_and_line() {
    assertThat(catalogue.row("LIST-01").source()).isEqualTo("suites/list.yaml:7");
  }

  @Test
  void a_title_is_a_short_sentence_without_a_full_stop() {
    assertThat(catalogue.rows())
        .allSatisfy(
            row -> assertThat(row.title()).matches("[A-Za-z].{15,90}[^.]").doesNotContain("S1"));
  }

  @Test
  void a_row_that_is_tested_rests_only_on_rows_that_are_tested() {
    Set<String> excluded = new HashSet<>();
    catalogue.rows().stream()
        .filter(row -> row.excluded() != null)
        .forEach(row -> excluded.add(row.id()));
    assertThat(catalogue.rows())
        .filteredOn(row -> row.excluded() == null)
        .allSatisfy(row -> assertThat(row.restsOn()).doesNotContainAnyElementsOf(excluded));
  }

  @Test
  void an_arm_keeps_what_is_sent_apart_from_how_it_is_sent() {
    ArmSpec arm = catalogue.row("BKG-07").arms().get(1);
    assertThat(arm.name()).isEqualTo("with pricing");
    assertThat(arm.event()).isEqualTo("booking_update");
    assertThat(arm.body().size()).isEqualTo(2);
    assertThat(arm.capabilities()).containsExactly("octo/pricing");
    assertThat(catalogue.row("DLV-03").arms().get(0).url())
        .isEqualTo(ArmSpec.UrlForm.of("/a/b", "x=1&y=%20z", null, null));
  }

  @Test
  void a_case_keeps_its_inputs_as_json() {
    Case spelling = catalogue.row("CAP-04").cases().get(3);
    assertThat(spelling.level()).isEqualTo(Level.INFO);
    assertThat(spelling.value("lines").toString())
        .isEqualTo("[\"octo/webhooks\",\"octo/pricing\"]");
    Case mixed = catalogue.row("CREATE-11").cases().get(0);
    assertThat(mixed.value("retryOnError").booleanValue()).isTrue();
    assertThat(mixed.value("useContactLanguage").booleanValue()).isFalse();
    assertThat(mixed.has("name")).isFalse();
    assertThat(catalogue.row("DELETE-08").cases())
        .extracting(id -> id.text("id").length())
        .contains(300);
  }

  @Test
  void strictness_and_facets_have_levels_of_their_own() {
    assertThat(catalogue.row("RTY-05").level()).isEqualTo(Level.MUST);
    assertThat(catalogue.row("RTY-05").pragmatic()).isEqualTo(Level.SHOULD);
    assertThat(catalogue.row("LIST-05").facets()).isEqualTo(Map.of("at once", Level.SHOULD));
  }
}
