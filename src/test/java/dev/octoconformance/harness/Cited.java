package dev.octoconformance.harness;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a journal that a verdict is about: what it names, what was asked for it, and how
 * its webhooks and events came to be.
 */
final class Cited {
  private Cited() {}

  /**
   * The entries that a verdict is about, in the order of the journal.
   *
   * @param named the ids that it names
   * @param scope on whose behalf the target was asked
   * @param arm the arm that was judged; null when none was
   */
  static List<Entry> of(Evidence evidence, List<String> named, String scope, @Nullable String arm) {
    Set<String> cited = new HashSet<>(named);
    evidence.exchanges(scope).forEach(exchange -> cited.add(exchange.id()));
    Set<String> waves = new HashSet<>();
    webhooks(evidence, Set.copyOf(named), arm)
        .forEach(
            armed -> {
              cited.add(armed.id());
              waves.add(armed.wave());
            });
    waves.forEach(wave -> evidence.triggers(wave).forEach(trigger -> cited.add(trigger.id())));
    return evidence.entries(cited);
  }

  /** The registrations of this arm, and of those that heard one of these arrivals. */
  private static Stream<Armed> webhooks(
      Evidence evidence, Set<String> named, @Nullable String arm) {
    Set<String> tokens =
        named.stream()
            .flatMap(id -> evidence.entry(id).stream())
            .filter(Arrival.class::isInstance)
            .map(entry -> ((Arrival) entry).token())
            .collect(Collectors.toSet());
    List<Armed> sure =
        evidence
            .registrations()
            .filter(
                armed ->
                    armed.arm().equals(arm)
                        || (tokens.contains(armed.token())
                            && evidence.arrivals(armed).stream()
                                .anyMatch(heard -> named.contains(heard.id()))))
            .toList();
    sure.forEach(armed -> tokens.remove(armed.token()));
    // What came at another time than a webhook was looked at came to that webhook nevertheless.
    Map<String, Armed> others = new LinkedHashMap<>();
    evidence
        .registrations()
        .filter(armed -> tokens.contains(armed.token()))
        .forEach(armed -> others.putIfAbsent(armed.token(), armed));
    return Stream.concat(sure.stream(), others.values().stream());
  }
}
