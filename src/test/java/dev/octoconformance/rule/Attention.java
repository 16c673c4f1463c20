package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule for runs in which nobody listened for a while: what an arm did not hear then proves
 * nothing, in either direction.
 */
public final class Attention {
  private Attention() {}

  /** The rule, which is not decided by an arm's silence that may have been our own. */
  public static Rule of(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      return scene.evidence().notes(Milestone.UNHEARD).stream()
          .filter(gap -> isDoubtful(finding, rule, scene, gap))
          .findFirst()
          .map(Attention::undecidable)
          .orElse(finding);
    };
  }

  private static boolean isDoubtful(Finding finding, Rule rule, Scene scene, Note gap) {
    boolean accuses = finding instanceof Finding.Broken || finding instanceof Finding.Slight;
    if (!accuses && !(finding instanceof Finding.Holds)) {
      return false;
    }
    String token = scene.evidence().armed(scene.arm()).map(Armed::token).orElse("");
    Duration since = Duration.parse(gap.detail());
    List<Arrival> before =
        scene.evidence().arrivals(token).stream()
            .filter(heard -> !isLate(heard, token, since))
            .toList();
    List<Entry> deaf =
        scene.evidence().entries().stream()
            .filter(entry -> !(entry instanceof Arrival heard && isLate(heard, token, since)))
            .toList();
    boolean restsOnSilence = judged(rule, scene, deaf).equals(finding);
    return restsOnSilence && (accuses || breaksByRepetition(rule, scene, gap, before));
  }

  /** Whether it would not hold if one of these had been delivered once more in the gap. */
  private static boolean breaksByRepetition(
      Rule rule, Scene scene, Note gap, List<Arrival> before) {
    Duration middle = Duration.parse(gap.detail()).plus(gap.at()).dividedBy(2);
    return before.isEmpty()
        || before.stream()
            .map(heard -> with(scene.evidence().entries(), again(heard, middle)))
            .anyMatch(more -> !(judged(rule, scene, more) instanceof Finding.Holds));
  }

  private static Finding judged(Rule rule, Scene scene, List<Entry> entries) {
    return rule.judge(new Scene(new Evidence(entries), scene.arm(), scene.now(), scene.terms()));
  }

  private static Arrival again(Arrival heard, Duration at) {
    return new Arrival(
        "d0",
        at,
        heard.token(),
        heard.method(),
        heard.target(),
        heard.headers(),
        heard.body(),
        heard.answered(),
        heard.head());
  }

  private static boolean isLate(Arrival arrival, String token, Duration since) {
    return arrival.token().equals(token) && arrival.at().compareTo(since) > 0;
  }

  /** These entries and one more, at its place in time. */
  private static List<Entry> with(List<Entry> entries, Arrival more) {
    List<Entry> all = new ArrayList<>(entries);
    int place = 0;
    while (place < all.size() && all.get(place).at().compareTo(more.at()) < 0) {
      place++;
    }
    all.add(place, more);
    return all;
  }

  private static Finding undecidable(Note gap) {
    return new Finding.Undecidable(
        Reason.ENV,
        "Nobody listened from %d s to %d s after the start of the run; what this webhook was sent then is not known."
            .formatted(Duration.parse(gap.detail()).toSeconds(), gap.at().toSeconds()));
  }
}
