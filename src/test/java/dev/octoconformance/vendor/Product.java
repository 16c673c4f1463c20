package dev.octoconformance.vendor;

import java.util.List;
import java.util.Optional;

/** Something to book; its internal name carries a letter outside ASCII, so that encodings show. */
record Product(
    String id,
    String internalName,
    Texts title,
    boolean instantConfirmation,
    boolean cancellable,
    boolean freesale,
    List<Option> options) {

  Optional<Option> option(String optionId) {
    return options.stream().filter(option -> option.id().equals(optionId)).findFirst();
  }

  /** OCTO's Product. */
  JsonObject shown(View view) {
    JsonObject product =
        JsonObject.empty()
            .with("id", id)
            .with("internalName", internalName)
            .with("reference", null)
            .with("locale", "en")
            .with("timeZone", Slot.ZONE.getId())
            .with("allowFreesale", freesale)
            .with("instantConfirmation", instantConfirmation)
            .with("instantDelivery", instantConfirmation)
            .with("availabilityRequired", true)
            .with("availabilityType", "START_TIME")
            .with("deliveryFormats", List.of("QRCODE"))
            .with("deliveryMethods", List.of("VOUCHER", "TICKET"))
            .with("redemptionMethod", "DIGITAL")
            .with("options", options.stream().map(option -> option.shown(view)).toList());
    if (view.content()) {
      product
          .with("title", view.text(title))
          .with("shortDescription", view.text(title))
          .with("country", "CZ")
          .with("location", "Praha");
    }
    if (view.pricing()) {
      product
          .with("defaultCurrency", "EUR")
          .with("availableCurrencies", List.of("EUR"))
          .with("pricingPer", "UNIT");
    }
    return product;
  }
}
