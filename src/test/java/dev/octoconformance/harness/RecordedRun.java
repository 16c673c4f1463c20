package dev.octoconformance.harness;

import dev.octoconformance.campaign.Campaign;
import dev.octoconformance.config.ConfigText;
import dev.octoconformance.config.SuiteConfig;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.JournalFile;
import dev.octoconformance.requirement.Catalogue;
import dev.octoconformance.requirement.Profile;
import dev.octoconformance.rule.Finding;
import dev.octoconformance.rule.Rule;
import dev.octoconformance.schema.Schemas;
import dev.octoconformance.sink.Sink;
import dev.octoconformance.sink.Tokens;
import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.LiveTransport;
import dev.octoconformance.target.Target;
import dev.octoconformance.verdict.Exit;
import dev.octoconformance.verdict.Reason;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A run judged again by its journal alone: nobody is asked, nothing is waited for. */
public final class RecordedRun {

  /** How far a recorded run came. */
  public enum State {
    /** Somebody still listens and writes. */
    GOING_ON,
    /** It stopped before its end, as a killed process does. */
    BROKEN_OFF,
    /** It came to its end. */
    OVER
  }

  private final JournalFile.Recording recorded;
  private final Briefing briefing;
  private final Past past;
  private final Duration now;
  private final State state;
  private final List<Duration> nextLooks = new ArrayList<>();
  private int pending;

  /**
   * A recorded run that has not been judged yet.
   *
   * @param settings what the run is judged by; {@link #config} reads it from the journal
   * @param heardUntil until when somebody listened, since the start of the run; the end of the
   *     journal where that is later
   * @param living whether somebody listens now
   */
  public RecordedRun(
      JournalFile.Recording recorded,
      ConformanceRun.Settings settings,
      Duration heardUntil,
      boolean living) {
    this.recorded = recorded;
    this.briefing = Briefing.of(settings);
    this.past = Past.of(recorded);
    boolean over = past.ended().isPresent();
    this.state = over ? State.OVER : living ? State.GOING_ON : State.BROKEN_OFF;
    Duration last = past.ended().map(note -> note.at()).orElseGet(past::lastEntry);
    this.now = over || heardUntil.compareTo(last) < 0 ? last : heardUntil;
  }

  /** The configuration that a run was judged by, with stand-ins for its secrets. */
  public static SuiteConfig config(JournalFile.Heading heading, Path reportDir) {
    Map<String, String> texts = new TreeMap<>(heading.config());
    texts.putIfAbsent("target.url", heading.target());
    texts.putIfAbsent("profile", heading.profile());
    texts.putIfAbsent("strictness", heading.strictness());
    texts.putIfAbsent("budget", heading.budget());
    return ConfigText.read(texts, reportDir);
  }

  /** How far it came. */
  public State state() {
    return state;
  }

  /** Whether no event was to be caused any more. */
  public boolean eventsCaused() {
    return past.eventsCaused();
  }

  /** Up to when it is judged, since its start. */
  public Duration now() {
    return now;
  }

  /** The areas, for reports. */
  public Catalogue catalogue() {
    return briefing.catalogue();
  }

  /** The profile judged against. */
  public Profile profile() {
    return briefing.profile();
  }

  /** How many cases {@link #judge} found undecided that may still be decided. */
  public int pending() {
    return pending;
  }

  /**
   * When the next of them may be decided even if nothing arrives, since the start of the run; empty
   * when that is not known.
   */
  public Optional<Duration> nextDecision() {
    return nextLooks.stream().filter(look -> look.compareTo(now) > 0).min(Duration::compareTo);
  }

  /** Judges everything that was recorded. */
  public ConformanceRun.Recording judge() {
    Journal journal = Journal.replayed(recorded.entries(), now);
    List<String> notices = new ArrayList<>(past.notices());
    Optional<Exchange> listBefore = past.listBefore();
    Optional<URI> sinkBase = past.publicBase();
    Examination examination = null;
    if (listBefore.isPresent() && sinkBase.isPresent()) {
      examination = examination(journal, listBefore.get(), sinkBase.get());
      try (Interview interview =
          new Interview(examination, briefing.settings().audience().listeners())) {
        interview.ask(briefing.questions(false));
        interview.ask(briefing.questions(true));
      }
    } else if (state != State.OVER) {
      notices.add("Nothing that could be judged was asked yet.");
    }
    return new ConformanceRun.Recording(
        new Summary(recorded.heading().run(), briefing, journal, recorded.heading().startedAt())
            .of(examination, notices, state != State.OVER || endedBy() != null, endedBy()),
        recorded.entries());
  }

  private @Nullable Exit endedBy() {
    String word = past.ended().map(note -> note.detail()).orElse("");
    return word.isEmpty()
        ? null
        : Arrays.stream(Exit.values())
            .filter(exit -> exit.word().equals(word))
            .findFirst()
            .orElse(null);
  }

  private Examination examination(Journal journal, Exchange listBefore, URI sinkBase) {
    Tokens tokens = new Tokens(recorded.heading().seed());
    UnaryOperator<String> sinkUrl = name -> Sink.url(sinkBase, tokens.of(name));
    Target target =
        past.target(
            briefing,
            sinkUrl,
            state == State.GOING_ON ? "has not been asked yet" : LiveTransport.TOO_LATE);
    Hindsight hindsight = new Hindsight(recorded.entries(), briefing.terms(sinkBase), now);
    return new Examination(
        new Examination.Parts(
            briefing.config(),
            briefing.catalogue(),
            briefing.profile(),
            Schemas.load(briefing.profile().schemas()),
            journal,
            target,
            listBefore,
            (judgement, arm, rule) -> judged(hindsight, judgement, arm, rule),
            briefing.terms(sinkBase),
            new CleanUp(target, new Ledger(), url -> false),
            briefing.settings().audience(),
            past.concluded()));
  }

  private Finding judged(Hindsight hindsight, String judgement, String arm, Rule rule) {
    if (!hindsight.knows(judgement)) {
      past.broken()
          .ifPresent(
              cause -> {
                throw new IllegalStateException("The campaign broke: " + cause);
              });
    }
    Finding finding = hindsight.judge(judgement, arm, rule);
    if (!(finding instanceof Finding.NotYet notYet)) {
      return finding;
    }
    pending++;
    if (notYet.lookAgainAt() != null) {
      nextLooks.add(notYet.lookAgainAt());
    }
    return new Finding.Undecidable(Reason.BUDGET, undecided());
  }

  private String undecided() {
    if (state == State.OVER) {
      return Campaign.BUDGET_OVER;
    }
    String looked = inWords(now);
    return state == State.GOING_ON
        ? "Not decided yet, after %s of the run; it goes on.".formatted(looked)
        : "The run ended after %s, before this could be decided.".formatted(looked);
  }

  private static String inWords(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 120
        ? seconds + " s"
        : seconds < 7200
            ? "%d min %d s".formatted(seconds / 60, seconds % 60)
            : "%d h %d min".formatted(seconds / 3600, seconds / 60 % 60);
  }
}
