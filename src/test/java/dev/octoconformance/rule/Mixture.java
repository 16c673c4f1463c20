package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import dev.octoconformance.verdict.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether what arrived of a burst carries parts of two bookings, or of two webhooks. */
final class Mixture {
  private final Part part;
  private final Map<String, Trigger> confirmed = new HashMap<>();
  private final Map<String, JsonNode> shown = new HashMap<>();

  Mixture(Part part, List<Trigger> confirmed) {
    this.part = part;
    for (Trigger confirm : confirmed) {
      String uuid = String.valueOf(confirm.booking());
      this.confirmed.put(uuid, confirm);
      shown(confirm, uuid).ifPresent(booking -> shown.put(uuid, booking));
    }
  }

  /** The booking as the target itself showed it: when it was confirmed, or read. */
  private Optional<JsonNode> shown(Trigger confirm, String uuid) {
    Exchange.Answer answer = part.scene().evidence().exchange(confirm.exchange()).answer();
    return Stream.concat(
            Stream.ofNullable(answer).map(a -> Delivery.json(a.body().text())),
            part.scene().readings(uuid))
        .filter(booking -> booking.path("uuid").asStringOpt().orElse("").equals(uuid))
        .findFirst();
  }

  Finding finding() {
    List<Delivery> all =
        part.scene().deliveries(part.armed()).stream()
            .filter(d -> confirmed.keySet().stream().anyMatch(d::mentions))
            .toList();
    List<Delivery> readable = all.stream().filter(d -> d.booking().isPresent()).toList();
    if (readable.isEmpty()) {
      return new Finding.Undecidable(
          Reason.BLOCKED,
          all.isEmpty()
              ? "CON-01: nothing of the burst arrived at this webhook."
              : "BKG-08: what arrived of the burst carries no booking that can be read.");
    }
    List<Deliveries.Complaint> complaints = new ArrayList<>();
    List<Delivery> guilty = new ArrayList<>();
    for (Delivery delivery : all) {
      List<Deliveries.Complaint> found = complaints(delivery);
      complaints.addAll(found);
      if (!found.isEmpty()) {
        guilty.add(delivery);
      }
    }
    return Deliveries.verdict(
        "Every delivery of a burst carries one booking as it is, and this webhook",
        complaints,
        guilty.isEmpty() ? all : guilty);
  }

  private List<Deliveries.Complaint> complaints(Delivery delivery) {
    List<Deliveries.Complaint> found = new ArrayList<>();
    Optional<JsonNode> booking = delivery.booking();
    if (booking.isEmpty()) {
      found.add(
          new Deliveries.Complaint(
              "one of many bodies", "a booking, as in the others", "none that can be read"));
      return found;
    }
    String uuid = delivery.text("uuid");
    confirmed.keySet().stream()
        .filter(other -> !other.equals(uuid) && delivery.mentions(other))
        .limit(1)
        .forEach(
            other ->
                found.add(new Deliveries.Complaint("booking", "only " + uuid, other + " as well")));
    own(uuid, booking.get()).ifPresent(found::add);
    guest(uuid, booking.get()).ifPresent(found::add);
    webhook(delivery).ifPresent(found::add);
    return found;
  }

  /** The product and the units of a confirmed booking are those that the target showed. */
  private Optional<Deliveries.Complaint> own(String uuid, JsonNode booking) {
    JsonNode expected = shown.get(uuid);
    if (expected == null || !text(booking, "status").equals(text(expected, "status"))) {
      return Optional.empty();
    }
    if (differ(text(expected, "productId"), text(booking, "productId"))) {
      return complaint(
          "booking.productId", text(expected, "productId"), text(booking, "productId"));
    }
    Set<String> units = units(expected);
    Set<String> found = units(booking);
    return units.isEmpty() || found.isEmpty() || units.equals(found)
        ? Optional.empty()
        : complaint("booking.unitItems", units.toString(), found.toString());
  }

  private static boolean differ(String expected, String found) {
    return !expected.isEmpty() && !found.isEmpty() && !expected.equals(found);
  }

  private static Set<String> units(JsonNode booking) {
    Set<String> units = new TreeSet<>();
    booking.path("unitItems").forEach(unit -> units.add(text(unit, "uuid")));
    units.remove("");
    return units;
  }

  /** The guest is not that of another booking; every booking was confirmed for one of its own. */
  private Optional<Deliveries.Complaint> guest(String uuid, JsonNode booking) {
    String found = text(booking.path("contact"), "fullName");
    return confirmed.entrySet().stream()
        .filter(other -> !other.getKey().equals(uuid))
        .filter(other -> Change.hasNonce(found, other.getValue()))
        .findFirst()
        .flatMap(
            other ->
                complaint(
                    "booking.contact.fullName",
                    "the guest of " + uuid,
                    "the guest of " + other.getKey()));
  }

  private Optional<Deliveries.Complaint> webhook(Delivery delivery) {
    String id = delivery.webhook().map(w -> w.path("id").asString("")).orElse("");
    return part.scene()
        .evidence()
        .armed()
        .filter(a -> !a.token().equals(part.armed().token()))
        .filter(a -> !id.isEmpty() && id.equals(a.webhookId()))
        .filter(a -> !id.equals(part.armed().webhookId()))
        .map(Armed::arm)
        .findFirst()
        .flatMap(
            other ->
                complaint(
                    "webhook.id", String.valueOf(part.armed().webhookId()), "that of " + other));
  }

  private static Optional<Deliveries.Complaint> complaint(
      String about, String expected, String found) {
    return Optional.of(new Deliveries.Complaint(about, expected, found));
  }

  private static String text(JsonNode object, String field) {
    return object.path(field).asStringOpt().orElse("");
  }
}
