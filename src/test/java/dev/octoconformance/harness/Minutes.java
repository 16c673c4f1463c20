package dev.octoconformance.harness;

import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Note;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Scene;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a run made its judgements: what it had heard by then and what time it was, so that the same
 * is said of it again.
 */
final class Minutes {

  /**
   * A moment of a run.
   *
   * @param entries how many entries the journal had
   * @param now the time since the start of the run
   */
  record Moment(int entries, Duration now) {}

  private static final Pattern DETAIL = Pattern.compile("([0-9]+) (PT[0-9.HMS]+) (.+)");

  private final Map<String, Moment> moments = new HashMap<>();

  /** The minutes in these entries of a journal. */
  Minutes(List<Entry> entries) {
    for (int place = 0; place < entries.size(); place++) {
      if (entries.get(place) instanceof Note note && note.what().equals(Milestone.JUDGED)) {
        Matcher words = DETAIL.matcher(note.detail());
        if (words.matches()) {
          moments.put(
              words.group(3),
              new Moment(
                  Math.max(0, place - Integer.parseInt(words.group(1))),
                  Duration.parse(words.group(2))));
        }
      }
    }
  }

  /** The moment of this judgement; empty when the run did not come to it. */
  Optional<Moment> of(String judgement) {
    return Optional.ofNullable(moments.get(judgement));
  }

  /** This judge, who writes the minutes into this journal. */
  static Judge keptBy(Judge judge, Journal journal) {
    return (judgement, arm, rule) -> {
      AtomicReference<Scene> last = new AtomicReference<>();
      Finding finding =
          judge.judge(
              judgement,
              arm,
              scene -> {
                last.set(scene);
                return rule.judge(scene);
              });
      Scene scene = last.get();
      if (scene != null) {
        Evidence seen = scene.evidence();
        journal.noteSince(seen, Milestone.JUDGED, scene.now() + " " + judgement);
      }
      return finding;
    };
  }
}
