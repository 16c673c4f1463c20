package dev.octoconformance.vendor;

import java.util.List;

/** Other ways to tell of availabilities, all of them right. */
final class AvailabilityVariants {
  private AvailabilityVariants() {}

  /** Availabilities are told in a list that says of each what it belongs to. */
  static Behaviour listed() {
    return new Behaviour() {
      @Override
      JsonObject payload(Webhook webhook, Event event) {
        JsonObject payload = super.payload(webhook, event);
        if (!(event instanceof Event.OfAvailability)) {
          return payload;
        }
        JsonObject one =
            payload
                .object("availability")
                .with("productId", payload.get("productId"))
                .with("optionId", payload.get("optionId"));
        return payload.with("availability", List.of(one)).without("productId").without("optionId");
      }
    };
  }
}
