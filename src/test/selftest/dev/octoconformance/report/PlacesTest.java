package dev.octoconformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final String WEBHOOKS = "https://docs.ventrata.com/capabilities/webhooks";

  @Test
  void every_place_of_the_specification_is_one_of_its_headings() {
    List<String> urls =
        Catalogue.load().rows().stream()
            .map(Requirement::where)
            .flatMap(where -> Places.of(where).stream())
            .filter(place -> place.name().startsWith("Webhooks"))
            .map(place -> String.valueOf(place.url()))
            .distinct()
            .toList();

    assertThat(urls)
        .containsExactlyInAnyOrder(
            WEBHOOKS,
            WEBHOOKS + "#create-webhook",
            WEBHOOKS + "#list-webhooks",
            WEBHOOKS + "#delete-webhooks");
  }

  @Test
  void a_section_of_a_standard_is_linked_by_its_number() {
    assertThat(Places.of("RFC 9112 §3.2, §6.3; OCTO > Errors"))
        .extracting(Places.Place::url)
        .containsExactly(
            "https://www.rfc-editor.org/rfc/rfc9112#section-3.2",
            "https://docs.octo.travel/getting-started/errors");
  }
}
