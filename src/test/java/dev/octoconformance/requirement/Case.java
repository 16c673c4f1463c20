package dev.octoconformance.requirement;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One input of a requirement that is judged as a conversation.
 *
 * @param name how reports call it, unique within the row
 * @param level the level of this case where it differs from the row's
 * @param needs what must be available for the case to apply, in the vocabulary of {@link
 *     Requirement#needs()}
 * @param input the remaining keys of the case, as written in the row
 */
public record Case(
    String name, @Nullable Level level, java.util.List<String> needs, JsonNode input) {

  /** The text of an input key; an error of the suite if the row lacks the key. */
  public String text(String key) {
    return value(key).asString();
  }

  /** The JSON value of an input key, {@code null} literals included. */
  public JsonNode value(String key) {
    return input.required(key);
  }

  /** Whether the row gives this key at all. */
  public boolean has(String key) {
    return input.has(key);
  }
}
