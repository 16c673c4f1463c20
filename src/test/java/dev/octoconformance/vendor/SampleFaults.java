package dev.octoconformance.vendor;

import java.util.List;

/** Several things that go wrong at once, as the published sample of a report shows them. */
final class SampleFaults {
  private static final int LONGEST_ID = 255;

  private SampleFaults() {}

  static Behaviour fiveAtOnce() {
    return new Behaviour() {
      @Override
      JsonObject shownInList(ApiCall call, Webhook webhook) {
        return super.shownInList(call, webhook).with("headers", JsonObject.empty());
      }

      @Override
      Answer unknownWebhook(ApiCall call, String id) {
        return id.length() > LONGEST_ID
            ? Answer.error(500, "INTERNAL_SERVER_ERROR", "value too long for column webhook_id")
            : super.unknownWebhook(call, id);
      }

      @Override
      JsonObject shownInDelivery(Webhook webhook, Event.OfBooking event, View view) {
        return super.shownInDelivery(webhook, event, view).with("productId", 4711);
      }

      @Override
      List<HeaderLine> customHeaders(Delivery delivery, int attempt) {
        return attempt > 1 ? List.of() : super.customHeaders(delivery, attempt);
      }

      @Override
      boolean retries(Webhook webhook) {
        return true;
      }
    };
  }
}
