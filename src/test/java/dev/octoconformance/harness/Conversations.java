package dev.octoconformance.harness;

import dev.octoconformance.target.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The conversations of a run that were held so far, by name. */
final class Conversations {
  private final Target target;
  private final CleanUp cleanUp;
  private final Map<String, Object> held = new HashMap<>();

  Conversations(Target target, CleanUp cleanUp) {
    this.target = target;
    this.cleanUp = cleanUp;
  }

  /** What the conversation of this name gave, held in this way unless it was held before. */
  synchronized Object held(String name, Function<Talk, ?> conversation) {
    Object known = held.get(name);
    if (known != null) {
      return known;
    }
    Talk talk = new Talk(target, name);
    Object result = conversation.apply(talk);
    talk.scopes().forEach(cleanUp::after);
    held.put(name, result);
    return result;
  }
}
