package dev.octoconformance.journal;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the bodies in the lines of a journal whole again that {@link Quoting} shortened. */
final class Quoted {

  private final Map<String, String> said = new HashMap<>();

  /**
   * Makes the bodies of the next entry whole.
   *
   * @throws IllegalArgumentException with half a sentence when it quotes what was not said before
   */
  void restore(ObjectNode entry) {
    restore(entry.path("request"), "body");
    JsonNode answer = entry.path("answer").path("body");
    JsonNode body = answer.isObject() ? answer : entry.path("body");
    restore(body, "text");
    if (body.path("text").isString()) {
      said.put(entry.path("id").asString(""), body.path("text").asString());
    }
  }

  private void restore(JsonNode holder, String key) {
    if (holder instanceof ObjectNode object && object.path(key).isArray()) {
      StringBuilder text = new StringBuilder();
      object.path(key).forEach(piece -> text.append(piece(piece)));
      object.put(key, text.toString());
    }
  }

  private String piece(JsonNode piece) {
    if (piece.isString()) {
      return piece.asString();
    }
    if (piece.has("repeat")) {
      return piece.path("repeat").asString("").repeat(piece.path("times").asInt(0));
    }
    String id = piece.path("of").asString("");
    String text = said.getOrDefault(id, "");
    int from = piece.path("from").asInt(-1);
    int to = piece.path("to").asInt(-1);
    if (from < 0 || to < from || to > text.length()) {
      throw new IllegalArgumentException("it quotes what " + id + " does not say before it");
    }
    return text.substring(from, to);
  }
}
