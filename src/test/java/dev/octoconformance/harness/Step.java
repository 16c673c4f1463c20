package dev.octoconformance.harness;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a conversation, and what became of it.
 *
 * @param scopes the names that its exchanges are recorded under
 * @param value what it gave; null when it threw
 * @param thrown what it threw; null when it gave something
 */
public record Step<T>(List<String> scopes, @Nullable T value, @Nullable Throwable thrown) {

  /**
   * What the step gave.
   *
   * @throws AssertionError or whatever else it threw, every time it is asked for
   */
  public T get() {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return Objects.requireNonNull(value);
  }

  /** The same step, resting on what an earlier one has shown, too. */
  public Step<T> after(Step<?> earlier) {
    List<String> all = Stream.concat(earlier.scopes.stream(), scopes.stream()).distinct().toList();
    return new Step<>(all, value, thrown);
  }

  /** Whether it gave something. */
  public boolean succeeded() {
    return thrown == null;
  }
}
