package dev.octoconformance.trigger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A way to change an availability of the target. */
public interface AvailabilityChange {

  /**
   * What came of an attempt.
   *
   * @param made whether it seems to have worked
   * @param words what happened, as the end of a sentence
   * @param exchange the id of the request that did it; null when it was none
   */
  record Outcome(boolean made, String words, @Nullable String exchange) {}

  /** How it is done, in a few words: {@code an HTTP request (trigger.availability.http)}. */
  String inWords();

  /** Whether it can set another number of free places, and so be undone by a second change. */
  boolean setsVacancies();

  /** Changes it; the values are those of the placeholders. Never hangs, never throws. */
  Outcome change(Map<String, String> values);
}
