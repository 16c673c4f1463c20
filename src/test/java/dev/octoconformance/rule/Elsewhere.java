package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.verdict.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came to webhooks from an address from where the vendor sends nothing else: somebody who
 * knows a path can send what they like.
 *
 * @param arrivals what came from there
 * @param addresses from where
 */
public record Elsewhere(Set<Arrival> arrivals, Set<String> addresses) {
  private static final Elsewhere NOTHING = new Elsewhere(Set.of(), Set.of());

  /** So few webhooks hear of an outsider, and so few outsiders there are. */
  private static final int FEW = 2;

  /** A vendor that is heard at fewer webhooks is not known well enough. */
  private static final int ENOUGH = 10;

  /** The rule, whose findings stand without what came from elsewhere. */
  static Rule without(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      if (!Steady.accuses(finding) && !(finding instanceof Finding.Holds)) {
        return finding;
      }
      Elsewhere elsewhere = in(scene.evidence());
      return elsewhere.arrivals().isEmpty() || isSame(finding, elsewhere.removed(rule, scene))
          ? finding
          : new Finding.Undecidable(
              Reason.CONT, elsewhere.inWords() + " What is seen here rests on that.");
    };
  }

  private static boolean isSame(Finding finding, Finding without) {
    return Steady.accuses(finding) ? Steady.accuses(without) : without instanceof Finding.Holds;
  }

  private Finding removed(Rule rule, Scene scene) {
    Evidence less =
        new Evidence(
            scene.evidence().entries().stream()
                .filter(entry -> !(entry instanceof Arrival heard && arrivals.contains(heard)))
                .toList());
    Scene.Terms terms = scene.terms();
    return rule.judge(
        new Scene(
            less,
            scene.arm(),
            scene.now(),
            new Scene.Terms(terms.sinkReachable(), terms.schemas(), terms.timing())));
  }

  /** What came from elsewhere, as far as this evidence tells. */
  static Elsewhere in(Evidence evidence) {
    Set<String> tokens = evidence.armed().map(Armed::token).collect(Collectors.toSet());
    List<Arrival> heard =
        evidence
            .arrivals()
            .filter(arrival -> arrival.peer() != null && tokens.contains(arrival.token()))
            .toList();
    Map<String, Set<String>> heardFrom = new TreeMap<>();
    for (Arrival arrival : heard) {
      heardFrom.computeIfAbsent(peer(arrival), peer -> new HashSet<>()).add(arrival.token());
    }
    Set<String> rare =
        heardFrom.entrySet().stream()
            .filter(from -> from.getValue().size() <= FEW)
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(TreeSet::new));
    long usual =
        heardFrom.entrySet().stream()
            .filter(from -> !rare.contains(from.getKey()))
            .flatMap(from -> from.getValue().stream())
            .distinct()
            .count();
    return rare.isEmpty() || rare.size() > FEW || usual < ENOUGH
        ? NOTHING
        : new Elsewhere(
            heard.stream().filter(a -> rare.contains(peer(a))).collect(Collectors.toSet()), rare);
  }

  private static String peer(Arrival arrival) {
    @Nullable String peer = arrival.peer();
    return peer == null ? "" : peer;
  }

  /** It as a sentence; empty where everything came from where the vendor sends. */
  public static Optional<String> told(Evidence evidence) {
    return Optional.of(in(evidence)).filter(e -> !e.arrivals().isEmpty()).map(Elsewhere::inWords);
  }

  private String inWords() {
    return "%s came from %s, from where the vendor sends nothing else."
        .formatted(Words.count(arrivals.size(), "request"), String.join(" and ", addresses));
  }
}
