package dev.octoconformance.rule;

import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Lens;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An arrival, read as a delivery.
 *
 * @param arrival what arrived
 * @param body its body as JSON, read leniently; null when it cannot be read as JSON at all
 */
public record Delivery(Arrival arrival, @Nullable JsonNode body) {
  /** What stands where there is no JSON. */
  static final JsonNode NONE = MissingNode.getInstance();

  static Delivery of(Arrival arrival) {
    JsonNode json = json(arrival.body().text());
    return new Delivery(arrival, json.isMissingNode() ? null : json);
  }

  /** A text read leniently as JSON; a missing node when it is none. */
  static JsonNode json(String text) {
    return Lens.json(text);
  }

  /** The booking it carries, within the envelope or bare; empty when it carries none. */
  public Optional<JsonNode> booking() {
    return Lens.WHOLE_BOOKING.booking(body);
  }

  /** The webhook it says it is for; empty when it says nothing. */
  public Optional<JsonNode> webhook() {
    return body == null || !body.path("webhook").isObject()
        ? Optional.empty()
        : Optional.of(body.path("webhook"));
  }

  /** Whether it carries an availability and no booking; a bare booking has one of its own. */
  public boolean carriesAvailability() {
    return body != null && body.has("availability") && booking().isEmpty();
  }

  /** Whether it carries a booking and no availability beside it. */
  public boolean carriesOnlyABooking() {
    JsonNode all = body;
    return all != null
        && booking().filter(b -> b.equals(all) || !all.has("availability")).isPresent();
  }

  /** Whether its body is a JSON object, whatever it tells. */
  public boolean isObject() {
    return body != null && body.isObject();
  }

  /** Whether it carries this booking in a readable form. */
  public boolean tellsOf(String uuid) {
    return booking().filter(b -> b.path("uuid").asStringOpt().orElse("").equals(uuid)).isPresent();
  }

  /** Whether the uuid of this booking stands anywhere in it, readable or not. */
  public boolean mentions(String uuid) {
    // UTF-16 looks like this when it is read byte by byte.
    String text = arrival.body().text();
    if (text.contains(uuid)) {
      return true;
    }
    // UTF-16 looks like this when it is read byte by byte.
    return !isObject()
        && (text.replace("\u0000", "").contains(uuid) || decoded(text).contains(uuid));
  }

  /** A text field of the booking it carries; empty when absent. */
  public String text(String field) {
    return booking().map(b -> b.path(field).asStringOpt().orElse("")).orElse("");
  }

  /** The id of the journal entry. */
  public String id() {
    return arrival.id();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notFormEncoded) {
      return "";
    }
  }
}
