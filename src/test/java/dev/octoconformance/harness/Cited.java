package dev.octoconformance.harness;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
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
 * @param arm the arm that was judged; null when it was none
 * @param tokens those of the webhooks that were named with a delivery
 * @param waves those that its webhooks are there for
 */
record Cited(
    Set<String> named, String scope, @Nullable String arm, Set<String> tokens, Set<String> waves) {

  /** The entries that a verdict with these ids is about, in the order of the journal. */
  static List<Entry> of(Evidence evidence, List<String> ids, String scope, @Nullable String arm) {
    Set<String> named = new HashSet<>(ids);
    Set<String> tokens =
        evidence
            .arrivals()
            .filter(heard -> named.contains(heard.id()))
            .map(Arrival::token)
            .collect(Collectors.toSet());
    Set<String> waves =
        evidence
            .registrations()
            .filter(armed -> isHere(armed, arm, tokens))
            .map(Armed::wave)
            .collect(Collectors.toSet());
    Cited cited = new Cited(named, scope, arm, tokens, waves);
    return evidence.entries().stream().filter(cited::isAbout).toList();
  }

  private boolean isAbout(Entry entry) {
    if (entry instanceof Arrival heard && !tokens.contains(heard.token())) {
      return false; // most entries are deliveries to others, and this is asked for every verdict
    }
    return named.contains(entry.id())
        || (entry instanceof Exchange x && x.scope().equals(scope))
        || (entry instanceof Armed armed && isHere(armed, arm, tokens))
        || (entry instanceof Trigger t && waves.contains(t.wave()));
  }

  private static boolean isHere(Armed armed, @Nullable String arm, Set<String> tokens) {
    return armed.arm().equals(arm) || tokens.contains(armed.token());
  }
}
