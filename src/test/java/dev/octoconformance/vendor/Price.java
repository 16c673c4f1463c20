package dev.octoconformance.vendor;

import java.util.List;

/** An amount of money in euro cents: before discounts, as sold, and what the supplier gets. */
record Price(int original, int retail, int net) {
  static final Price NOTHING = new Price(0, 0, 0);

  Price plus(Price other) {
    return new Price(original + other.original, retail + other.retail, net + other.net);
  }

  /** OCTO's Pricing. */
  JsonObject shown() {
    return JsonObject.empty()
        .with("original", original)
        .with("retail", retail)
        .with("net", net)
        .with("currency", "EUR")
        .with("currencyPrecision", 2)
        .with(
            "includedTaxes",
            List.of(
                JsonObject.empty()
                    .with("name", "VAT")
                    .with("retail", retail / 10)
                    .with("original", original / 10)
                    .with("net", net / 10)));
  }
}
