package dev.octoconformance.vendor;

import java.util.List;
import java.util.Locale;

/** A kind of ticket. */
record Unit(String id, String type, Texts title, int minAge, int maxAge, Price price) {

  boolean needsAdult() {
    return type.equals("CHILD");
  }

  /** OCTO's Unit. */
  JsonObject shown(View view) {
    JsonObject unit =
        JsonObject.empty()
            .with("id", id)
            .with("internalName", title.en())
            .with("reference", id.toUpperCase(Locale.ROOT))
            .with("type", type)
            .with("requiredContactFields", List.of())
            .with(
                "restrictions",
                JsonObject.empty()
                    .with("minAge", minAge)
                    .with("maxAge", maxAge)
                    .with("idRequired", false)
                    .with("minQuantity", null)
                    .with("maxQuantity", null)
                    .with("paxCount", 1)
                    .with("accompaniedBy", needsAdult() ? List.of("adult") : List.of()));
    if (view.content()) {
      unit.with("title", view.text(title)).with("titlePlural", view.text(title) + "s");
    }
    if (view.pricing()) {
      unit.with("pricingFrom", List.of(price.shown()));
    }
    return unit;
  }
}
