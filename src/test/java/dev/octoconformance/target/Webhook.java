package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import tools.jackson.databind.JsonNode;

/**
 * A webhook as the target answered its creation or listed it.
 *
 * @param json the whole object
 * @param sentUrl the URL it was registered with; the listed one when we did not register it
 * @param exchange the exchange that showed it
 */
public record Webhook(JsonNode json, String sentUrl, Exchange exchange) {

  /** The id as text; empty when there is none. */
  public String id() {
    JsonNode id = json.path("id");
    return id.isValueNode() && !id.isNull() ? id.asString() : "";
  }

  /** A field of the object; a missing node when it is absent. */
  public JsonNode field(String name) {
    return json.path(name);
  }
}
