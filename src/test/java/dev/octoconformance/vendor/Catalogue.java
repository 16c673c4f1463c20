package dev.octoconformance.vendor;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the vendor sells, the awkward products first: on request, not cancellable, freesale, then an
 * ordinary one.
 */
record Catalogue(List<Product> products) {
  /** The days, from tomorrow on, that can be booked. */
  static final int DAYS = 60;

  private static final Unit ADULT =
      new Unit("adult", "ADULT", new Texts("Adult", "Adulte"), 18, 99, new Price(2500, 2000, 1600));
  private static final Unit CHILD =
      new Unit("child", "CHILD", new Texts("Child", "Enfant"), 3, 17, new Price(1500, 1200, 960));

  /** A unit that nobody else is sold. */
  static final Unit GROUP =
      new Unit("g-8", "OTHER", new Texts("Group", "Groupe"), 0, 99, new Price(9000, 8000, 7000));

  /** One ordinary product alone, for this unit. */
  static Catalogue of(String productId, Unit unit) {
    return new Catalogue(
        List.of(
            new Product(
                productId,
                "A tour for groups",
                new Texts("Tour for groups", "Visite de groupe"),
                true,
                true,
                false,
                List.of(
                    option(
                        "MORNING",
                        true,
                        "In the morning",
                        "Le matin",
                        List.of(unit),
                        LocalTime.of(9, 30))))));
  }

  static Catalogue standard() {
    List<Unit> both = List.of(ADULT, CHILD);
    List<Unit> adults = List.of(ADULT);
    return new Catalogue(
        List.of(
            new Product(
                "balloon-flight",
                "Balloon flight at Konopiště",
                new Texts("Balloon flight", "Vol en montgolfière"),
                false,
                true,
                false,
                List.of(option("DEFAULT", true, "Sunrise", "Aube", both, LocalTime.of(6, 0)))),
            new Product(
                "opera-night",
                "Opera night, Národní divadlo",
                new Texts("Opera night", "Nuit à l'opéra"),
                true,
                false,
                false,
                List.of(
                    option("DEFAULT", true, "Stalls", "Parterre", adults, LocalTime.of(19, 0)))),
            new Product(
                "city-card",
                "City card with café voucher",
                new Texts("City card", "Carte de la ville"),
                true,
                true,
                true,
                List.of(option("DEFAULT", true, "One day", "Un jour", both, LocalTime.of(0, 0)))),
            new Product(
                "river-cruise",
                "River cruise with crêpes",
                new Texts("River cruise", "Croisière sur la rivière"),
                true,
                true,
                false,
                List.of(
                    option(
                        "MORNING",
                        true,
                        "Morning cruise",
                        "Croisière du matin",
                        both,
                        LocalTime.of(9, 30),
                        LocalTime.of(11, 0)),
                    option(
                        "EVENING",
                        false,
                        "Evening cruise",
                        "Croisière du soir",
                        both,
                        LocalTime.of(18, 0))))));
  }

  private static Option option(
      String id, boolean isDefault, String en, String fr, List<Unit> units, LocalTime... times) {
    return new Option(id, isDefault, new Texts(en, fr), List.of(times), units);
  }

  Product product(Object id) {
    return products.stream()
        .filter(product -> product.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("INVALID_PRODUCT_ID", "productId", id));
  }

  Option option(Product product, Object id) {
    return product.options().stream()
        .filter(option -> option.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("INVALID_OPTION_ID", "optionId", id));
  }

  /** The departures of the days from first to last, both included, that can be booked. */
  List<Slot> slots(Product product, Option option, LocalDate first, LocalDate last) {
    LocalDate tomorrow = LocalDate.now(Slot.ZONE).plusDays(1);
    LocalDate end = tomorrow.plusDays(DAYS);
    List<Slot> slots = new ArrayList<>();
    LocalDate day = first.isBefore(tomorrow) ? tomorrow : first;
    for (; !day.isAfter(last) && day.isBefore(end); day = day.plusDays(1)) {
      for (LocalTime departure : option.departures()) {
        OffsetDateTime start = ZonedDateTime.of(day, departure, Slot.ZONE).toOffsetDateTime();
        slots.add(new Slot(product, option, start));
      }
    }
    return slots;
  }

  Optional<Slot> slot(Product product, Option option, String id) {
    LocalDate first = LocalDate.now(Slot.ZONE);
    return slots(product, option, first, first.plusDays(DAYS + 1)).stream()
        .filter(slot -> slot.id().equals(id))
        .findFirst();
  }

  /** OCTO's Supplier. */
  static JsonObject supplier(String endpoint, View view) {
    JsonObject supplier =
        JsonObject.empty()
            .with("id", "vltava-tours")
            .with("name", "Vltava Tours")
            .with("endpoint", endpoint)
            .with(
                "contact",
                JsonObject.empty()
                    .with("website", "https://vltava-tours.example")
                    .with("email", "office@vltava-tours.example")
                    .with("telephone", "+420 224 000 000")
                    .with("address", "Rašínovo nábřeží 1, Praha"));
    if (view.content()) {
      supplier
          .with(
              "shortDescription",
              view.text(new Texts("Tours on the river", "Visites sur la rivière")))
          .with("media", List.of());
    }
    return supplier;
  }
}
