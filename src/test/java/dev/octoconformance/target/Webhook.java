package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import java.util.Map;
import java.util.TreeMap;
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

  /** The answer that showed it. */
  public Reply reply() {
    return new Reply(exchange);
  }

  /** The JSON text of a field; {@code nothing} when it is absent. */
  public String shown(String name) {
    return json.has(name) ? json.path(name).toString() : "nothing";
  }

  /**
   * Whether the target itself says that this webhook is switched off, as some do with deleted ones.
   */
  public boolean isTombstone() {
    return json.path("active").isBoolean() && !json.path("active").asBoolean();
  }

  /** The custom headers, names in any case. */
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    json.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
    return headers;
  }

  /** A field of the object; a missing node when it is absent. */
  public JsonNode field(String name) {
    return json.path(name);
  }
}
