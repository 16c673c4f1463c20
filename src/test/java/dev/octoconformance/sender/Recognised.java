package dev.octoconformance.sender;

import dev.octoconformance.requirement.Library;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A library that requests were recognised as sent with.
 *
 * @param library which one
 * @param version as it says itself; null if it does not
 * @param agent what it calls itself; null if only its headers look like it
 */
public record Recognised(Library library, @Nullable String version, @Nullable String agent) {

  /** How it shows itself, as the beginning of a sentence. */
  public String words() {
    return agent == null
        ? "The headers of the sender look like those of " + library.name()
        : "The sender calls itself " + agent;
  }

  /** What it is known to do that concerns this requirement, and the line to change. */
  Stream<String> hints(String id) {
    return library.known().stream()
        .filter(fact -> fact.rows().contains(id))
        .filter(fact -> fact.concerns(version))
        .map(
            fact ->
                "%s: %s %s. %s (Seen with %s.)"
                    .formatted(words(), library.name(), fact.does(), fact.remedy(), fact.seen()));
  }
}
