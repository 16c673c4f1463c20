package dev.octoconformance.harness;

import dev.octoconformance.requirement.Case;
import dev.octoconformance.requirement.Requirement;
import java.util.List;
import java.util.function.Function;

/**
 * The conversations that several requirements judge, so that each is held only once in a run; what
 * it created is deleted as soon as it is over.
 */
public final class Shared {
  private final Conversations conversations;
  private final Facts facts;
  private final Function<String, Requirement> rows;

  Shared(Conversations conversations, Facts facts, Function<String, Requirement> rows) {
    this.conversations = conversations;
    this.facts = facts;
    this.rows = rows;
  }

  /** The conversation of this name, held now unless it was held before. */
  public <T> T conversation(String name, Class<T> type, Function<Talk, T> held) {
    return type.cast(conversations.held(name, held));
  }

  /**
   * The same for a conversation that goes on as long as others do: what it created is deleted when
   * no more of them are held.
   */
  public <T> T lasting(String name, Class<T> type, Function<Talk, T> held) {
    return type.cast(conversations.lasting(name, held));
  }

  /**
   * What a step of a conversation gave; the verdict rests on its exchanges.
   *
   * @throws AssertionError or whatever else the step threw
   */
  public <T> T of(Step<T> step) {
    step.scopes().forEach(facts::hear);
    return step.get();
  }

  /** All cases of this requirement. */
  public List<Case> casesOf(String requirement) {
    return rows.apply(requirement).cases();
  }
}
