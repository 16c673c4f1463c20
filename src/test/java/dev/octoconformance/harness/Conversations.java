package dev.octoconformance.harness;

import dev.octoconformance.target.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The conversations of a run that were held so far, by name. */
final class Conversations {
  private final Target target;
  private final CleanUp cleanUp;
  private final Map<String, Object> held = new HashMap<>();
  private final List<Talk> lasting = new ArrayList<>();

  Conversations(Target target, CleanUp cleanUp) {
    this.target = target;
    this.cleanUp = cleanUp;
  }

  /** What the conversation of this name gave, held in this way unless it was held before. */
  synchronized Object held(String name, Function<Talk, ?> conversation) {
    return held(name, conversation, this::cleanUpAfter);
  }

  /** The same, with nothing of it deleted before all of them end. */
  synchronized Object lasting(String name, Function<Talk, ?> conversation) {
    return held(name, conversation, lasting::add);
  }

  private Object held(String name, Function<Talk, ?> conversation, Consumer<Talk> afterwards) {
    Object known = held.get(name);
    if (known != null) {
      return known;
    }
    Talk talk = new Talk(target, name);
    Object result = conversation.apply(talk);
    afterwards.accept(talk);
    held.put(name, result);
    return result;
  }

  /** No more of them are held. */
  synchronized void end() {
    lasting.forEach(this::cleanUpAfter);
  }

  private void cleanUpAfter(Talk talk) {
    talk.scopes().forEach(cleanUp::after);
  }
}
