package dev.octoconformance.target;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A webhook to be created: the fields of the request and where it is to deliver.
 *
 * @param fields the fields of the body, {@code url} only if it is a special one
 * @param url the URL to register; null for a fresh one of the sink
 */
public record Draft(ObjectNode fields, @Nullable String url) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A webhook for booking updates, all defaults. */
  public static Draft bookingUpdates() {
    return of("booking_update");
  }

  /** A webhook for availability updates, all defaults. */
  public static Draft availabilityUpdates() {
    return of("availability_update");
  }

  /** A webhook for this event, all defaults. */
  public static Draft of(String event) {
    return of(JSON.createObjectNode().put("event", event));
  }

  /** A webhook with these fields. */
  public static Draft of(ObjectNode fields) {
    return new Draft(fields.deepCopy(), null);
  }

  /** The same with this field of the body. */
  public Draft with(String field, boolean value) {
    return with(field, JSON.getNodeFactory().booleanNode(value));
  }

  /** The same with this field of the body. */
  public Draft with(String field, String value) {
    return with(field, JSON.getNodeFactory().stringNode(value));
  }

  /** The same with this field of the body. */
  public Draft with(String field, JsonNode value) {
    ObjectNode changed = fields.deepCopy();
    changed.set(field, value);
    return new Draft(changed, url);
  }

  /** The same with all fields of this object. */
  public Draft withAll(JsonNode more) {
    ObjectNode changed = fields.deepCopy();
    more.forEachEntry(changed::set);
    return new Draft(changed, url);
  }

  /** The same, delivering to this URL. */
  public Draft to(String target) {
    return new Draft(fields, target);
  }

  /**
   * The JSON text of the request: the event, the URL, then the rest, as the specification's example
   * has it.
   */
  String json(String target) {
    ObjectNode body = JSON.createObjectNode();
    if (fields.has("event")) {
      body.set("event", fields.get("event"));
    }
    body.put("url", target);
    body.setAll(fields);
    return body.toString();
  }
}
