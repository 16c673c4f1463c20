package dev.octoconformance.harness;

import dev.octoconformance.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A conversation with the target while it is held, step by step. */
public final class Talk {
  private final Target target;
  private final String name;
  private final List<Step<?>> steps = new ArrayList<>();

  Talk(Target target, String name) {
    this.target = target;
    this.name = name;
  }

  /**
   * Takes a step of this name; one that fails is remembered with what it threw, and the talk goes
   * on. A step that uses what an earlier one failed to give fails in the same way.
   */
  public <T> Step<T> step(String what, Function<Target, T> taken) {
    String scope = "conversation " + name + "/" + what;
    Step<T> step;
    try {
      step = new Step<>(List.of(scope), taken.apply(target.in(scope)), null);
    } catch (RuntimeException | Error e) {
      step = new Step<>(scopes(scope, e), null, e);
    }
    steps.add(step);
    return step;
  }

  private List<String> scopes(String own, @Nullable Throwable thrown) {
    List<String> scopes = new ArrayList<>(List.of(own));
    steps.stream()
        .filter(step -> step.thrown() == thrown)
        .flatMap(step -> step.scopes().stream())
        .filter(scope -> !scopes.contains(scope))
        .forEach(scopes::add);
    return scopes;
  }

  /** The names under which its exchanges are recorded. */
  List<String> scopes() {
    return steps.stream().flatMap(step -> step.scopes().stream()).distinct().toList();
  }
}
