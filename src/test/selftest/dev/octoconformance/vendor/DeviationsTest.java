package dev.octoconformance.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviationsTest {
  private static final Set<String> AREAS =
      Set.of(
          "CAP", "AUTH", "CREATE", "URL", "LIST", "DELETE", "DLV", "BKG", "AVL", "HDR", "BA", "RTY",
          "LNG", "CPS", "FAN", "ISO", "CON", "ERR", "ENV", "SEC");

  @ParameterizedTest
  @EnumSource(Fault.class)
  void a_faulty_vendor_opens_and_sells(Fault fault) throws Exception {
    VendorSettings settings = VendorSettings.defaults();
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, fault.behaviour())) {
      assertThat(VendorClient.of(vendor, settings).get("/products").status()).isEqualTo(200);
    }
    assertThat(fault.breaches()).isNotEmpty();
    assertThat(fault.summary()).endsWith(".");
    assertThat(Fault.named(fault.cliName())).hasValue(fault);
    assertThat(fault.behaviour()).isNotSameAs(fault.behaviour());
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void an_unusual_vendor_opens_and_sells(Variant variant) throws Exception {
    VendorSettings settings = variant.settings(VendorSettings.defaults());
    try (ReferenceVendor vendor = ReferenceVendor.start(settings, variant.behaviour())) {
      VendorClient api =
          VendorClient.of(vendor, settings)
              .sending("Octo-Capabilities", "octo/webhooks", "Octo-Env", "test");
      assertThat(api.get("/products").status()).isEqualTo(200);
    }
    assertThat(variant.rows()).isNotEmpty().isSorted();
    assertThat(variant.summary()).endsWith(".");
    assertThat(Variant.named(variant.cliName())).hasValue(variant);
  }

  @Test
  void every_requirement_that_is_named_has_the_form_of_an_id() {
    Stream<String> broken =
        Stream.of(Fault.values())
            .flatMap(fault -> fault.breaches().stream())
            .map(Breach::requirement);
    Stream<String> trapped =
        Stream.of(Variant.values()).flatMap(variant -> variant.rows().stream());
    assertThat(Stream.concat(broken, trapped))
        .allSatisfy(
            id -> {
              assertThat(id).matches("[A-Z]+-\\d\\d");
              assertThat(AREAS).contains(id.substring(0, id.indexOf('-')));
            });
  }

  @Test
  void no_two_deviations_say_the_same() {
    assertThat(Stream.of(Fault.values()).map(Fault::summary).collect(Collectors.toSet()))
        .hasSameSizeAs(Fault.values());
    assertThat(Stream.of(Variant.values()).map(Variant::summary).collect(Collectors.toSet()))
        .hasSameSizeAs(Variant.values());
  }
}
