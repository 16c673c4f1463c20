package dev.octoconformance.rule;

import dev.octoconformance.journal.Note;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What happens after answers that promise nothing, mostly as facts. */
public final class Afterwards {

  /** A wait in seconds, or the placeholder for a date that lies so far ahead. */
  private static final Pattern WAIT = Pattern.compile("(\\d+)|\\{in(\\d+)s\\}");

  /** Dates have whole seconds, and clocks differ a little. */
  private static final Duration OF_DATES = Duration.ofMillis(1500);

  /** Who counts in whole seconds may be early by part of one. */
  private static final Duration OF_SECONDS = Duration.ofSeconds(1);

  private Afterwards() {}

  /** Whether the delivery is sent again, as a fact. */
  public static Rule tellTheirFate() {
    return Failing.attempted(Afterwards::told);
  }

  static Finding told(Failing arm) {
    List<Attempt> repeats = arm.failure().repeats();
    if (!arm.isOver()) {
      return arm.notYet(Optional.empty());
    }
    if (repeats.isEmpty()) {
      return new Finding.Seen(
          "The attempt got %s; it was not sent again within %s (%s)."
              .formatted(
                  arm.answered(), arm.ago(arm.failure().first().at()), arm.schedule().controls()),
          Failing.ids(arm.failure().attempts()));
    }
    String gap =
        arm.failure()
            .gapBefore(repeats.get(0))
            .map(Words::seconds)
            .orElse(Words.seconds(repeats.get(0).at().minus(arm.failure().first().at())));
    boolean quick = arm.schedule().retries(arm.armed()).isEmpty();
    return new Finding.Seen(
        "The attempt got %s; it was sent again after %s%s."
            .formatted(arm.answered(), gap, quick ? ", by the HTTP client as it seems" : ""),
        Failing.ids(List.of(arm.failure().first(), repeats.get(0))));
  }

  /** The next attempt comes no sooner than the receiver asked for. */
  public static Rule waitAsAsked() {
    return Failing.failed(
        arm -> {
          Reaction reaction = arm.failure().first().reaction();
          String field = reaction.header("Retry-After").orElse("");
          Matcher asked = WAIT.matcher(field);
          List<Attempt> retries = arm.schedule().retries(arm.armed());
          if (retries.isEmpty() || !asked.matches()) {
            return told(arm);
          }
          String digits = asked.group(1) == null ? asked.group(2) : asked.group(1);
          Duration wait = Duration.ofSeconds(Long.parseLong(digits));
          Duration waited = arm.failure().gapBefore(retries.get(0)).orElse(Duration.ZERO);
          Duration tolerance = asked.group(1) == null ? OF_DATES : OF_SECONDS;
          String spelling = asked.group(1) == null ? "as a date" : "in seconds";
          List<String> ids = Failing.ids(List.of(arm.failure().first(), retries.get(0)));
          return waited.compareTo(wait.minus(tolerance)) >= 0
              ? Finding.holds(
                  "Retry-After asked for %s %s; the next attempt came after %s."
                      .formatted(Words.seconds(wait), spelling, Words.seconds(waited)),
                  ids)
              : Finding.broken(
                  "%s came with Retry-After (%s %s), and the next attempt came sooner."
                      .formatted(reaction.words(), Words.seconds(wait), spelling),
                  "an attempt after " + Words.seconds(wait),
                  "one after " + Words.seconds(waited),
                  ids);
        });
  }

  /** A sender does not read for ever: it ends an exchange whose answer trickles. */
  public static Rule letGoOfWhatTrickles() {
    return Failing.attempted(
        arm -> {
          Attempt first = arm.failure().first();
          if (first.reaction().manner() != Manner.TRICKLE) {
            return told(arm);
          }
          if (first.ended() != null) {
            return Finding.holds(
                "The sender let go of a success that trickled after %s; %s."
                    .formatted(
                        Words.seconds(first.ended().minus(first.at())),
                        arm.failure().repeats().isEmpty()
                            ? "it has not sent the delivery again since"
                            : "it took that for a time-out and sent the delivery again"),
                Failing.ids(arm.failure().attempts()));
          }
          Duration enough = first.at().plus(arm.schedule().longestPatience());
          if (arm.isPast(enough)) {
            return Finding.broken(
                "A success whose body trickled in was still being read after %s."
                    .formatted(arm.ago(first.at())),
                "a success or a time-out",
                "neither",
                Failing.ids(arm.failure().attempts()));
          }
          return arm.isOver()
              ? arm.outOfTime(
                  "A success whose body trickled in was still being read after %s."
                      .formatted(arm.ago(first.at())))
              : arm.notYet(Optional.of(enough));
        });
  }

  /** Gaps, jitter and number of the attempts that were seen, as a fact. */
  public static Rule tellTheirSchedule() {
    return Failing.failed(
        arm -> {
          if (!arm.isOver()) {
            return arm.notYet(Optional.empty());
          }
          List<String> gaps = Stopping.gaps(arm.failure()).stream().map(Words::seconds).toList();
          return new Finding.Seen(
              "%s; %s. A webhook that always fails got %d attempts within %s%s."
                  .formatted(
                      capital(arm.schedule().controls()),
                      arm.schedule().controlsAfterRetry(),
                      arm.failure().attempts().size(),
                      arm.ago(arm.failure().first().at()),
                      gaps.isEmpty() ? "" : ", after " + String.join(", ", gaps)),
              Stream.concat(
                      arm.evidence().stream(),
                      arm.scene().evidence().notes(Scene.MEASURED).stream().map(Note::id))
                  .toList());
        });
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
