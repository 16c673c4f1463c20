package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.rule.Deliveries.Complaint;
import dev.octoconformance.schema.JsonEquality;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** What the capabilities of a webhook add to its deliveries, and nothing else does. */
public final class CapabilityData {
  private static final String NOT_OFFERED =
      "GET /bookings/{uuid} shows the same with and without more capabilities, so there is nothing"
          + " that they could add to a delivery.";

  private CapabilityData() {}

  private static Rule ofOracle(BiFunction<Heard, Oracle, Finding> judge) {
    return Heard.ofBookings(
        heard -> {
          Oracle oracle = Oracle.of(heard.scene()).orElseThrow();
          if (oracle.largely(Duration.ZERO).isEmpty()) {
            return unread();
          }
          return oracle.added().isEmpty()
              ? new Finding.NotApplicable(NOT_OFFERED)
              : judge.apply(heard, oracle);
        });
  }

  private static Finding unread() {
    return new Finding.Undecidable(
        Reason.TRIG,
        "The booking could not be read with more capabilities, so nobody knows what they add.");
  }

  /** The confirmation is delivered with what the webhook's capabilities add to the booking. */
  public static Rule showWhatTheyAdd() {
    return ofOracle(
        (heard, oracle) -> {
          List<Delivery> told =
              heard
                  .accepted(Action.CONFIRM)
                  .map(confirm -> Oracle.told(heard, confirm))
                  .orElse(List.of());
          return complete(oracle, told.isEmpty() ? heard.readable() : told);
        });
  }

  private static Finding complete(Oracle oracle, List<Delivery> deliveries) {
    List<String> added = oracle.added();
    List<Delivery> without = deliveries.stream().filter(d -> !Oracle.shows(d, added)).toList();
    return without.isEmpty()
        ? Finding.holds(
            "What the capabilities of the webhook add (%s) is in each of %d deliveries."
                .formatted(some(added), deliveries.size()),
            Heard.ids(deliveries))
        : Finding.broken(
            "The webhook was created with %s, and its delivery lacks what they add to a booking."
                .formatted(oracle.inWords()),
            "/booking" + added.get(0) + ", as GET /bookings/{uuid} shows it with the same header",
            "nothing there in %d of %d deliveries".formatted(without.size(), deliveries.size()),
            Heard.ids(without));
  }

  private static String some(List<String> pointers) {
    return String.join(", ", pointers.subList(0, Math.min(3, pointers.size())));
  }

  /** A webhook without capabilities gets nothing that only capabilities add. */
  public static Rule addNothingUnasked() {
    return ofOracle(
        (heard, oracle) -> {
          List<Delivery> told =
              Oracle.changes(heard).stream()
                  .filter(change -> !oracle.isAskedForMore(change))
                  .flatMap(change -> Oracle.told(heard, change).stream())
                  .toList();
          List<Delivery> more = told.stream().filter(d -> Oracle.shows(d, oracle.added())).toList();
          if (!more.isEmpty()) {
            return Finding.broken(
                "The webhook has no such capability, and its delivery shows what only"
                    + " capabilities add.",
                "no /booking" + oracle.added().get(0),
                "it in %d of %d deliveries".formatted(more.size(), told.size()),
                Heard.ids(more));
          }
          return told.isEmpty()
              ? unheard()
              : Finding.holds(
                  "%d deliveries show nothing that only capabilities add.".formatted(told.size()),
                  Heard.ids(told));
        });
  }

  private static Finding unheard() {
    return new Finding.Undecidable(
        Reason.BLOCKED, "BKG-02: too few changes of the booking were delivered to compare them.");
  }

  /** What a delivery shows does not depend on the capabilities of the call that caused it. */
  public static Rule doNotFollowTheCall() {
    return ofOracle(
        (heard, oracle) -> {
          List<Delivery> asked = new ArrayList<>();
          List<Delivery> unasked = new ArrayList<>();
          for (Trigger change : Oracle.changes(heard)) {
            (oracle.isAskedForMore(change) ? asked : unasked).addAll(Oracle.told(heard, change));
          }
          if (asked.isEmpty() || unasked.isEmpty()) {
            return unheard();
          }
          List<String> added = oracle.added();
          boolean follows =
              asked.stream().allMatch(d -> Oracle.shows(d, added))
                  && unasked.stream().noneMatch(d -> Oracle.shows(d, added));
          List<Delivery> all = new ArrayList<>(asked);
          all.addAll(unasked);
          return follows
              ? Finding.broken(
                  "What is delivered follows the Octo-Capabilities of the call that caused the"
                      + " event, not those of the webhook.",
                  "the same whoever causes it",
                  "/booking%s after calls with the capability, and not after calls without"
                      .formatted(added.get(0)),
                  Heard.ids(all))
              : Finding.holds(
                  "%d deliveries after calls with more capabilities and %d after others do not differ by that."
                      .formatted(asked.size(), unasked.size()),
                  Heard.ids(all));
        });
  }

  /** Every event is delivered with what the webhook's capabilities add. */
  public static Rule holdForEveryEvent() {
    return ofOracle(
        (heard, oracle) -> {
          List<Delivery> told =
              Oracle.changes(heard).stream()
                  .flatMap(change -> Oracle.told(heard, change).stream())
                  .toList();
          return told.isEmpty() ? unheard() : complete(oracle, told);
        });
  }

  /** Every attempt of a retried delivery shows what the webhook's capabilities add. */
  public static Rule holdForEveryRetry() {
    return Part.ofEvents(
        part -> {
          List<Delivery> attempts =
              part.events().get(0).attempts().stream().map(Attempt::delivery).toList();
          if (attempts.size() < 2 && !part.isOver()) {
            return part.notYet();
          }
          return Oracle.of(part.scene())
              .map(oracle -> retried(oracle, attempts))
              .orElseGet(CapabilityData::unread);
        });
  }

  private static Finding retried(Oracle oracle, List<Delivery> attempts) {
    if (oracle.largely(Duration.ZERO).isEmpty()) {
      return unread();
    }
    List<String> added = oracle.added();
    if (added.isEmpty()) {
      return new Finding.NotApplicable(NOT_OFFERED);
    }
    if (!Oracle.shows(attempts.get(0), added)) {
      return new Finding.Undecidable(
          Reason.BLOCKED, "CPS-01: the first attempt already lacks what the capabilities add.");
    }
    return attempts.size() < 2
        ? new Finding.Undecidable(Reason.BUDGET, "This webhook was not retried in time.")
        : complete(oracle, attempts);
  }

  /** The prices of a delivery are those that reading the booking in the same state shows. */
  public static Rule agreeWithTheApi() {
    return ofOracle(
        (heard, oracle) -> {
          List<Complaint> complaints = new ArrayList<>();
          List<Delivery> compared = new ArrayList<>();
          for (Delivery delivery : heard.readable()) {
            oracle.largely(Duration.ZERO).stream()
                .map(Oracle.Look::booking)
                .filter(read -> isSameState(read, delivery.booking().orElseThrow()))
                .findFirst()
                .ifPresent(
                    read -> {
                      compared.add(delivery);
                      complaints.addAll(prices(read, delivery.booking().orElseThrow()));
                    });
          }
          if (!oracle.added().contains("/pricing")) {
            return new Finding.NotApplicable("The target shows no prices of a booking.");
          }
          return compared.isEmpty()
              ? unheard()
              : Deliveries.verdict(
                  "Delivered prices are those that the API shows", complaints, compared);
        });
  }

  private static boolean isSameState(JsonNode read, JsonNode delivered) {
    return read.path("status").equals(delivered.path("status"))
        && units(read).equals(units(delivered));
  }

  private static List<String> units(JsonNode booking) {
    return booking
        .path("unitItems")
        .valueStream()
        .map(item -> item.path("uuid").toString())
        .sorted()
        .toList();
  }

  private static List<Complaint> prices(JsonNode read, JsonNode delivered) {
    JsonNode expected = read.path("pricing");
    JsonNode found = delivered.path("pricing");
    return found.isMissingNode() || JsonEquality.differences(expected, found).isEmpty()
        ? List.of()
        : List.of(
            new Complaint(
                "/booking/pricing", expected + " as GET /bookings/{uuid} shows", found.toString()));
  }
}
