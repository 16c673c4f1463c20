package dev.octoconformance.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed access to what the layers give; what does not fit becomes a problem, not a value. */
final class Reading {
  private final List<Layer> layers;
  private final List<String> problems;

  /** Takes the layers, strongest first, and the list that problems are added to. */
  Reading(List<Layer> layers, List<String> problems) {
    this.layers = List.copyOf(layers);
    this.problems = problems;
  }

  /** What was written for the key in the strongest layer that has it, or null. */
  @Nullable Raw raw(ConfigKey<?> key) {
    for (Layer layer : layers) {
      Raw raw = layer.get(key);
      if (raw != null) {
        return raw;
      }
    }
    return null;
  }

  /** Whether anybody gave the key a value, right or wrong. */
  boolean gives(ConfigKey<?> key) {
    return raw(key) != null;
  }

  /** The given or standard value; null when there is neither, or when it does not fit. */
  <T> @Nullable T get(ConfigKey<T> key) {
    Raw raw = raw(key);
    if (raw == null) {
      return key.standard() == null ? null : need(key);
    }
    try {
      return key.type().read(raw);
    } catch (Misfit misfit) {
      problems.add(misfit.sentence(key));
      return null;
    }
  }

  /** The given value of a key that has a standard value; the standard one when it does not fit. */
  <T> T need(ConfigKey<T> key) {
    T given = gives(key) ? get(key) : null;
    return given == null ? standard(key) : given;
  }

  /** Where the key was given; the word {@code default} when nowhere. */
  String place(ConfigKey<?> key) {
    Raw raw = raw(key);
    return raw == null ? "default" : raw.place();
  }

  /** Adds a sentence about values that do not go together. */
  void problem(String sentence) {
    problems.add(sentence);
  }

  private static <T> T standard(ConfigKey<T> key) {
    String text = key.standard();
    if (text == null) {
      throw new IllegalArgumentException(key.name() + " has no standard value");
    }
    try {
      return key.type().read(new Raw.Text(text, "default"));
    } catch (Misfit misfit) {
      throw new IllegalStateException(misfit.sentence(key), misfit);
    }
  }
}
