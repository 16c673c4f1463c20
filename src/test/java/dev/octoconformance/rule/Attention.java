package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rule for runs in which nobody listened for a while: what an arm did not hear then proves
 * nothing, in either direction.
 */
public final class Attention {
  /** An answer that is sent at once is there by then. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static final Finding UNANSWERED =
      new Finding.Undecidable(
          Reason.ENV,
          "The way to the receiver broke off and a delivery was being answered at that moment; whether the"
              + " answer came back is not known.");

  private Attention() {}

  /** The rule, which is not decided by an arm's silence that may have been our own. */
  public static Rule of(Rule rule) {
    return scene -> {
      Finding finding = rule.judge(scene);
      return gaps(scene)
          .filter(gap -> isDoubtful(finding, rule, scene, gap))
          .findFirst()
          .map(Attention::undecidable)
          .or(
              () ->
                  Steady.accuses(finding) && cutShort(scene)
                      ? Optional.of(UNANSWERED)
                      : Optional.empty())
          .orElse(finding);
    };
  }

  /** Whether the sender may not have got an answer because the way to the sink broke off. */
  private static boolean cutShort(Scene scene) {
    List<Note> cuts = scene.evidence().notes(Milestone.CUT_OFF);
    return !cuts.isEmpty()
        && scene.evidence().armed(scene.arm()).stream()
            .anyMatch(
                armed ->
                    scene.evidence().arrivals(armed).stream()
                        .anyMatch(heard -> cuts.stream().anyMatch(c -> spans(heard, armed, c))));
  }

  private static boolean spans(Arrival heard, Armed armed, Note cut) {
    Duration longest =
        armed.answers().stream().map(Reaction::after).max(Duration::compareTo).orElse(AT_ONCE);
    return heard.at().compareTo(cut.at()) <= 0
        && heard.at().plus(longest).plus(AT_ONCE).compareTo(cut.at()) >= 0;
  }

  /**
   * A time without anybody who listens, or in which the machine slept, since the start of the run.
   */
  private record Gap(Duration since, Duration until) {}

  private static Stream<Gap> gaps(Scene scene) {
    List<Note> ends = scene.evidence().notes(Milestone.UNHEARD);
    Stream<Gap> past = ends.stream().map(end -> new Gap(Duration.parse(end.detail()), end.at()));
    Stream<Gap> present =
        scene.evidence().notes(Milestone.CUT_OFF).stream()
            .filter(cut -> ends.stream().noneMatch(end -> end.at().compareTo(cut.at()) >= 0))
            .map(cut -> new Gap(cut.at(), scene.now()));
    Stream<Gap> asleep =
        Standstills.of(scene).all().stream()
            .filter(still -> !still.slept().isZero())
            .map(still -> new Gap(still.since(), still.until()));
    return Stream.of(past, present, asleep).flatMap(gap -> gap);
  }

  private static boolean isDoubtful(Finding finding, Rule rule, Scene scene, Gap gap) {
    boolean accuses = Steady.accuses(finding);
    if (!accuses && !(finding instanceof Finding.Holds)) {
      return false;
    }
    Optional<Armed> armed = scene.evidence().armed(scene.arm());
    String token = armed.map(Armed::token).orElse("");
    Duration since = gap.since();
    List<Arrival> before =
        armed.stream()
            .flatMap(arm -> scene.evidence().arrivals(arm).stream())
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
  private static boolean breaksByRepetition(Rule rule, Scene scene, Gap gap, List<Arrival> before) {
    Duration middle = gap.since().plus(gap.until()).dividedBy(2);
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
        heard.head(),
        heard.peer());
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

  private static Finding undecidable(Gap gap) {
    return new Finding.Undecidable(
        Reason.ENV,
        "Nobody listened from %d s to %d s after the start of the run; what this webhook was sent then is not known."
            .formatted(gap.since().toSeconds(), gap.until().toSeconds()));
  }
}
