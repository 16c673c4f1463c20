package dev.octoconformance.journal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a delivered body is read: where it carries the booking that it tells of, and what says how
 * that stands. Receivers answer by the same reading as rules judge by.
 *
 * @param booking where the booking stands in the body; one that is the whole body is found as well
 * @param uuid where its uuid stands in the booking
 * @param status where its status stands in the booking
 */
public record Lens(JsonPointer booking, JsonPointer uuid, JsonPointer status) {
  /** The bodies of {@code octo/webhooks}: a whole booking beside its webhook. */
  public static final Lens WHOLE_BOOKING =
      new Lens(
          JsonPointer.compile("/booking"),
          JsonPointer.compile("/uuid"),
          JsonPointer.compile("/status"));

  /** The status of a booking that is reserved and not confirmed yet. */
  public static final String ON_HOLD = "ON_HOLD";

  private static final JsonMapper LENIENT = new JsonMapper();

  /** A text as JSON, read leniently; a missing node when it is none. */
  public static JsonNode json(String text) {
    try {
      return LENIENT.readTree(text);
    } catch (JacksonException unreadable) {
      return LENIENT.missingNode();
    }
  }

  /** The booking that a body carries, within the envelope or bare; empty when it carries none. */
  public Optional<JsonNode> booking(@Nullable JsonNode body) {
    if (body == null) {
      return Optional.empty();
    }
    JsonNode enveloped = body.at(booking);
    if (enveloped.isObject()) {
      return Optional.of(enveloped);
    }
    boolean bare = body.at(uuid).isString() && !body.at(status).isMissingNode();
    return bare ? Optional.of(body) : Optional.empty();
  }

  /** Whether a body tells of a booking on hold; of one that is no JSON object, its text says so. */
  public boolean tellsOfHold(String text) {
    return tellsOfHold(json(text), text);
  }

  /** The same of a body that was read before; null when it is no JSON. */
  public boolean tellsOfHold(@Nullable JsonNode body, String text) {
    if (body == null || !body.isObject()) {
      return text.contains(ON_HOLD);
    }
    return booking(body)
        .filter(told -> told.at(status).asStringOpt().orElse("").equals(ON_HOLD))
        .isPresent();
  }
}
