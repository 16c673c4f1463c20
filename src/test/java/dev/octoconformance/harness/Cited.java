package dev.octoconformance.harness;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a journal that a verdict is about: what it names, what was asked for it, and how
 * its webhooks and events came to be.
 *
 * @param named the ids that it names
 * @param scope on whose behalf the target was asked
 * @param arms the registrations of the arm that was judged, and of those that heard what it names
 * @param waves those that its webhooks are there for
 */
record Cited(Set<String> named, String scope, Set<Armed> arms, Set<String> waves) {

  /** The entries that a verdict with these ids is about, in the order of the journal. */
  static List<Entry> of(Evidence evidence, List<String> ids, String scope, @Nullable String arm) {
    Set<String> named = new HashSet<>(ids);
    Set<Armed> arms =
        evidence
            .registrations()
            .filter(
                armed ->
                    armed.arm().equals(arm)
                        || evidence.arrivals(armed).stream().anyMatch(h -> named.contains(h.id())))
            .collect(Collectors.toSet());
    Set<String> waves = arms.stream().map(Armed::wave).collect(Collectors.toSet());
    Cited cited = new Cited(named, scope, arms, waves);
    return evidence.entries().stream().filter(cited::isAbout).toList();
  }

  private boolean isAbout(Entry entry) {
    return named.contains(entry.id())
        || (entry instanceof Exchange x && x.scope().equals(scope))
        || (entry instanceof Armed armed && arms.contains(armed))
        || (entry instanceof Trigger t && waves.contains(t.wave()));
  }
}
