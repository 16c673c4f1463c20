package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.schema.JsonEquality;
import dev.octoconformance.verdict.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether a call that was refused is told as if it had happened. */
final class Refused {
  private Refused() {}

  static Finding neverTold(Heard heard, Action action) {
    Optional<Trigger> made = heard.scene().trigger(Scene.A, action);
    if (made.isEmpty()) {
      return new Finding.Undecidable(
          Reason.TRIG, "The booking could not be cancelled, so nothing could be refused after it.");
    }
    Trigger refused = made.get();
    if (refused.accepted()) {
      return new Finding.Seen(
          "The target accepts it (%s), so nothing was refused.".formatted(action.words()),
          List.of(refused.exchange()));
    }
    List<Delivery> told =
        heard.readable().stream()
            .filter(d -> d.arrival().at().compareTo(refused.at()) >= 0)
            .filter(d -> pretends(heard, d, refused) || isRepeatedToMost(heard, d, refused))
            .toList();
    return told.isEmpty()
        ? Finding.holds(
            "It was refused (%s), and nothing was delivered that shows it."
                .formatted(action.words()),
            List.of(refused.exchange()))
        : Finding.broken(
            "A call that the target refused (%s) was delivered as if it had happened."
                .formatted(action.words()),
            "no delivery",
            "a delivery with status " + Told.statuses(told),
            Told.evidence(refused, told));
  }

  /** A late or repeated delivery of an earlier change shows what was already known, and is none. */
  private static boolean pretends(Heard heard, Delivery delivery, Trigger refused) {
    return switch (refused.action()) {
      case CANCEL_AGAIN ->
          delivery.text("status").equals("CANCELLED")
              && isNew(
                  heard, delivery, refused, "/cancellation/reason", "/cancellation/utcCancelledAt");
      case CONFIRM_CANCELLED ->
          Change.shows(delivery, refused)
              || (delivery.text("status").equals("CONFIRMED")
                  && isNew(heard, delivery, refused, "/utcConfirmedAt"));
      default -> Change.shows(delivery, refused);
    };
  }

  /**
   * Whether it brings what the refused call asked for once more as it was when that really
   * happened, and most webhooks that know it were sent it again since: now and then a sender
   * delivers twice.
   */
  private static boolean isRepeatedToMost(Heard heard, Delivery delivery, Trigger refused) {
    String asked =
        switch (refused.action()) {
          case CANCEL_AGAIN -> "CANCELLED";
          case CONFIRM_CANCELLED -> "CONFIRMED";
          default -> "";
        };
    if (!delivery.text("status").equals(asked)) {
      return false;
    }
    List<List<Delivery>> knowing =
        heard
            .scene()
            .evidence()
            .armed()
            .map(heard.scene()::deliveries)
            .filter(all -> all.stream().anyMatch(d -> isBefore(d, refused) && isAlike(d, delivery)))
            .toList();
    long again =
        knowing.stream()
            .filter(
                all -> all.stream().anyMatch(d -> !isBefore(d, refused) && isAlike(d, delivery)))
            .count();
    return again > 1 && again * 2 > knowing.size();
  }

  private static boolean isBefore(Delivery delivery, Trigger trigger) {
    return delivery.arrival().at().compareTo(trigger.at()) < 0;
  }

  private static boolean isAlike(Delivery one, Delivery other) {
    return one.booking().filter(b -> b.equals(other.booking().orElse(null))).isPresent();
  }

  /** Whether one of these values is none that was delivered or could be read before. */
  private static boolean isNew(
      Heard heard, Delivery delivery, Trigger refused, String... pointers) {
    List<JsonNode> before =
        Stream.concat(
                heard.readable().stream()
                    .filter(d -> d.arrival().at().compareTo(refused.at()) < 0)
                    .flatMap(d -> d.booking().stream()),
                heard.scene().readings(heard.uuid()))
            .toList();
    JsonNode booking = delivery.booking().orElseThrow();
    return Stream.of(pointers)
        .filter(pointer -> !isNothing(booking.at(pointer)))
        .anyMatch(
            pointer -> {
              List<JsonNode> known =
                  before.stream().map(b -> b.at(pointer)).filter(v -> !isNothing(v)).toList();
              return !known.isEmpty()
                  && known.stream().noneMatch(value -> same(value, booking.at(pointer)));
            });
  }

  private static boolean isNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean same(JsonNode left, JsonNode right) {
    return JsonEquality.differences(left, right).isEmpty();
  }
}
