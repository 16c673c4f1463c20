package dev.octoconformance.rule;

import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Changes that were not made yet when the call for them was answered. */
final class Pending {
  private Pending() {}

  /**
   * How long after a change that was: since the call for it, or since the last reading that did not
   * show it yet.
   */
  static Duration after(Evidence evidence, Trigger trigger, Duration at) {
    Duration since = at.minus(notBefore(evidence, trigger));
    // A reading may come from a copy that is behind.
    return since.isNegative() ? Duration.ZERO : since;
  }

  private static Duration notBefore(Evidence evidence, Trigger trigger) {
    Exchange call = evidence.exchange(trigger.exchange());
    return trigger.done().compareTo(call.endedAt()) <= 0
        ? trigger.at()
        : open(evidence, trigger).map(Exchange::at).reduce(trigger.at(), Yardstick::longer);
  }

  private static Stream<Exchange> open(Evidence evidence, Trigger trigger) {
    return evidence
        .exchanges()
        .filter(x -> x.at().compareTo(trigger.at()) > 0 && x.at().compareTo(trigger.done()) < 0)
        .filter(x -> x.request().method().equals("GET") && x.succeeded())
        .filter(x -> x.request().url().endsWith("/bookings/" + trigger.booking()))
        .filter(x -> !Change.shows(booking(x), trigger));
  }

  private static JsonNode booking(Exchange reading) {
    return Delivery.json(Objects.requireNonNull(reading.answer()).body().text());
  }
}
