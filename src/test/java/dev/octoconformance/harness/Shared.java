package dev.octoconformance.harness;

import dev.octoconformance.requirement.Case;
import java.util.List;
import java.util.function.Function;

/**
 * The conversations that several requirements judge, so that each is held only once in a run; what
 * it created is deleted as soon as it is over.
 */
public final class Shared {
  private final Conversations conversations;
  private final Facts facts;
  private final List<Case> cases;

  Shared(Conversations conversations, Facts facts, List<Case> cases) {
    this.conversations = conversations;
    this.facts = facts;
    this.cases = cases;
  }

  /** The conversation of this name, held now unless it was held before. */
  public <T> T conversation(String name, Class<T> type, Function<Talk, T> held) {
    return type.cast(conversations.held(name, held));
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

  /** All cases of the requirement that asks. */
  public List<Case> cases() {
    return cases;
  }
}
