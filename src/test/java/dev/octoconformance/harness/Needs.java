package dev.octoconformance.harness;

import dev.octoconformance.config.SuiteConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whether what a row needs is there, in the vocabulary of the rows. */
final class Needs {
  private final SuiteConfig config;

  Needs(SuiteConfig config) {
    this.config = config;
  }

  /** Why one of these needs is not met, as a sentence; empty when all are. */
  Optional<String> unmet(List<String> needs) {
    return needs.stream().flatMap(need -> unmet(need).stream()).findFirst();
  }

  private Optional<String> unmet(String need) {
    if (need.equals("second-credentials")) {
      return config.target().secondToken() == null
          ? Optional.of("No second credentials are configured (target.secondToken).")
          : Optional.empty();
    }
    if (need.equals("second-credentials-isolated")) {
      return Boolean.TRUE.equals(config.declared().secondTokenIsolated())
          ? unmet("second-credentials")
          : Optional.of(
              "It is not declared that the second credentials are isolated"
                  + " (declared.secondTokenIsolated: true).");
    }
    if (need.equals("availability-trigger")) {
      return config.availabilityTrigger() == null
              && !Boolean.TRUE.equals(config.declared().bookingChangesAvailability())
          ? Optional.of(
              "There is no way to change an availability (trigger.availability, or"
                  + " declared.bookingChangesAvailability: true).")
          : Optional.empty();
    }
    if (need.equals("bookings-updatable")) {
      return Boolean.FALSE.equals(config.declared().bookingsUpdatable())
          ? Optional.of(
              "The vendor declares that bookings cannot be updated"
                  + " (declared.bookingsUpdatable: false).")
          : Optional.empty();
    }
    if (need.startsWith("event-")) {
      String event = need.substring("event-".length());
      List<String> events = config.declared().events();
      return events == null || events.contains(event)
          ? Optional.empty()
          : Optional.of(
              "The vendor declares that it does not offer " + event + " (declared.events).");
    }
    if (need.startsWith("opt-in-")) {
      String word = need.substring("opt-in-".length());
      return isGiven(word)
          ? Optional.empty()
          : Optional.of("It is done only on request (optIn: [" + word + "]).");
    }
    throw new IllegalArgumentException("Rows have no need called " + need);
  }

  /** A burst is no trouble for anybody on this very machine. */
  private boolean isGiven(String word) {
    URI target = config.target().url();
    boolean harmless = word.equals("burst") && target != null && Loopback.is(target);
    return harmless || config.optIn().stream().anyMatch(optIn -> optIn.word().equals(word));
  }
}
