package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The booking side of the target, as OCTO core has it; every method gives back whatever is
 * answered.
 */
public final class Bookings {
  /** What guests speak unless it matters. */
  public static final String USUAL_LANGUAGE = "en";

  /** Where the products are. */
  static final String PRODUCTS = "/products";

  private static final int LOOKS = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private static final JsonMapper JSON = new JsonMapper();

  /** Something that can be booked: a product's option on an availability, for these units. */
  public record Bookable(
      String productId, String optionId, String availabilityId, List<String> unitIds) {

    /** The same for other units. */
    public Bookable forUnits(List<String> units) {
      return new Bookable(productId, optionId, availabilityId, List.copyOf(units));
    }
  }

  private final Target target;

  Bookings(Target target) {
    this.target = target;
  }

  /** {@code GET /products}. */
  public Reply products() {
    return target.send("GET", PRODUCTS, null);
  }

  /** {@code POST /availability} for a span of days. */
  public Reply availability(String productId, String optionId, LocalDate from, LocalDate to) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("productId", productId)
            .put("optionId", optionId)
            .put("localDateStart", from.toString())
            .put("localDateEnd", to.toString());
    return target.send("POST", "/availability", body.toString());
  }

  /** {@code POST /availability} for the one that would be booked. */
  public Reply availability(Bookable what) {
    ObjectNode body =
        JSON.createObjectNode().put("productId", what.productId()).put("optionId", what.optionId());
    body.putArray("availabilityIds").add(what.availabilityId());
    return target.send("POST", "/availability", body.toString());
  }

  /** {@code POST /bookings}: a hold. */
  public Reply reserve(Bookable what) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("productId", what.productId())
            .put("optionId", what.optionId())
            .put("availabilityId", what.availabilityId());
    body.set("unitItems", unitItems(what.unitIds()));
    return target.send("POST", "/bookings", body.toString());
  }

  /** {@code POST /bookings/{uuid}/confirm} for a guest of this name. */
  public Reply confirm(String uuid, String guest) {
    return confirm(uuid, guest, USUAL_LANGUAGE);
  }

  /** {@code POST /bookings/{uuid}/confirm} for a guest of this name who speaks this language. */
  public Reply confirm(String uuid, String guest, String language) {
    ObjectNode body = JSON.createObjectNode();
    body.set("contact", contact(guest, language));
    return target.send(
        "POST",
        at(uuid) + "/confirm",
        body.toString(),
        () -> shown(uuid, booking -> hasStatus(booking, "CONFIRMED")));
  }

  /**
   * What became of a confirmation that was answered like this.
   *
   * @param confirmed whether the booking is confirmed, as far as the target says
   * @param shown the answer that says so: the same one, or that to a later reading where it was
   *     still open
   */
  public record Decision(boolean confirmed, Reply shown) {}

  /** The decision over a confirmation; it is waited for where it is still open. */
  public Decision decision(String uuid, Reply confirm) {
    if (!Confirming.isOpen(confirm)) {
      return new Decision(confirm.succeeded(), confirm);
    }
    Reply shown = target.habits().confirming().decision(() -> get(uuid), target::rest);
    return new Decision(Confirming.isConfirmed(shown), shown);
  }

  /** {@code PATCH /bookings/{uuid}} with these fields. */
  public Reply update(String uuid, JsonNode fields) {
    return target.send(
        "PATCH",
        at(uuid),
        fields.toString(),
        () -> shown(uuid, booking -> hasTakenOver(booking, fields)));
  }

  /**
   * {@code POST /bookings/{uuid}/cancel}; {@code DELETE /bookings/{uuid}} where the target does not
   * offer that.
   */
  public Reply cancel(String uuid) {
    return target
        .habits()
        .cancelling()
        .cancel(
            (way, body) ->
                target.send(
                    way.method(),
                    at(uuid) + way.path(),
                    body,
                    () -> shown(uuid, booking -> hasStatus(booking, "CANCELLED"))));
  }

  /** The id in the URL of a request that cancels a booking, percent-encoded; empty for others. */
  public static Optional<String> cancelled(Exchange.Request request) {
    return Cancelling.booking(request);
  }

  /** The reading of a booking that shows what a call without an answer has done. */
  private Optional<Exchange> shown(String uuid, Predicate<JsonNode> done) {
    for (int look = 0; look < LOOKS; look++) {
      target.rest(look == 0 ? Duration.ZERO : BETWEEN_LOOKS);
      Reply read = get(uuid);
      if (read.succeeded() && read.json().filter(done).isPresent()) {
        return Optional.of(read.exchange());
      }
    }
    return Optional.empty();
  }

  private static boolean hasStatus(JsonNode booking, String status) {
    return booking.path("status").asStringOpt().orElse("").equals(status);
  }

  /** Whether a booking shows these fields; of a list only its length. */
  private static boolean hasTakenOver(JsonNode shown, JsonNode fields) {
    return fields.isObject()
        ? fields.propertyStream().allMatch(f -> hasTakenOver(shown.path(f.getKey()), f.getValue()))
        : fields.isArray() ? shown.size() == fields.size() : shown.equals(fields);
  }

  /** {@code GET /bookings/{uuid}}. */
  public Reply get(String uuid) {
    return target.send("GET", at(uuid), null);
  }

  /** The contact of a guest of this name who speaks this language. */
  public static ObjectNode contact(String guest, String language) {
    ObjectNode contact =
        JSON.createObjectNode()
            .put("fullName", guest)
            .put("firstName", "Conformance")
            .put("lastName", "Suite")
            .put("emailAddress", "conformance@example.com")
            .put("phoneNumber", "+15555550100")
            .put("country", "GB");
    contact.putArray("locales").add(language);
    return contact;
  }

  /** The unit items of a request for these units. */
  public static ArrayNode unitItems(List<String> unitIds) {
    ArrayNode items = JSON.createArrayNode();
    unitIds.forEach(unit -> items.addObject().put("unitId", unit));
    return items;
  }

  private static String at(String uuid) {
    return "/bookings/" + Webhooks.encoded(uuid);
  }
}
