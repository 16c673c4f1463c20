package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule for runs in which nobody listened for a while: what an arm did not hear since then proves
 * nothing, in either direction.
 */
public final class Attention {
  private Attention() {}

  /** The rule, which cannot be decided by the arm's silence when that silence may be our own. */
  public static Rule of(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      boolean claims =
          finding instanceof Finding.Holds
              || finding instanceof Finding.Broken
              || finding instanceof Finding.Slight;
      Stream<Note> gaps =
          claims ? scene.evidence().notes(Milestone.UNHEARD).stream() : Stream.empty();
      return gaps.filter(gap -> restsOnSilence(rule, finding, scene, gap))
          .findFirst()
          .map(Attention::undecidable)
          .orElse(finding);
    };
  }

  /** Whether the same would be said if the arm had heard nothing since the gap began. */
  private static boolean restsOnSilence(Rule rule, Finding finding, Scene scene, Note gap) {
    String token = scene.evidence().armed(scene.arm()).map(Armed::token).orElse("");
    Duration since = Duration.parse(gap.detail());
    List<Entry> deaf =
        scene.evidence().entries().stream()
            .filter(entry -> !(entry instanceof Arrival heard && isLate(heard, token, since)))
            .toList();
    return rule.judge(new Scene(new Evidence(deaf), scene.arm(), scene.now(), scene.terms()))
        .equals(finding);
  }

  private static boolean isLate(Arrival arrival, String token, Duration since) {
    return arrival.token().equals(token) && arrival.at().compareTo(since) > 0;
  }

  private static Finding undecidable(Note gap) {
    return new Finding.Undecidable(
        Reason.ENV,
        "Nobody listened from %d s to %d s after the start of the run; what this webhook was sent then is not known."
            .formatted(Duration.parse(gap.detail()).toSeconds(), gap.at().toSeconds()));
  }
}
