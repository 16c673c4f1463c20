package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Reaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a target retries, as far as one wave shows until now: the yardstick for silence in that wave.
 *
 * <p>Every arm that was answered with an ordinary failure and was retried is a control of all the
 * others. A silence lasts long enough when it lasts a multiple of the slowest control. The deadline
 * of an arm counts from the end of its own attempt; it moves only as long as it has not passed.
 */
public final class Schedule {

  private static final Duration UNKNOWN_PATIENCE = Duration.ofSeconds(60);
  private static final Duration THROTTLED = Duration.ofSeconds(75);
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /**
   * One retry of a control.
   *
   * @param arm whose
   * @param gap from the end of the attempt before
   * @param at when it came
   * @param nonetheless whether another delivery of the same change had been welcomed by then
   */
  public record Gap(Armed arm, Duration gap, Duration at, boolean nonetheless) {}

  private final Scene scene;
  private final Standstills standstills;
  private final Optional<Attempts> attempts;
  private final Map<Armed, List<Event>> events;
  private final Duration resendBelow;
  private final List<Gap> firstGaps;
  private final List<Gap> secondGaps;
  private final Yardstick first;
  private final Yardstick second;
  private final @Nullable Schedule measure;

  private Schedule(Scene scene, String wave) {
    this.scene = scene;
    this.standstills = Standstills.of(scene);
    this.attempts = Attempts.in(scene, wave);
    this.events = new LinkedHashMap<>();
    scene
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(wave) && a.webhookId() != null)
        .forEach(a -> events.put(a, attempts.map(in -> in.at(a)).orElse(List.of())));
    if (Scene.isLaterEvent(wave)) {
      this.measure = of(scene, Scene.measuring(wave));
      this.resendBelow = measure.resendBelow;
      this.firstGaps = measure.firstGaps;
      this.secondGaps = measure.secondGaps;
      this.first = measure.first;
      this.second = measure.second;
    } else {
      this.measure = null;
      this.resendBelow = resendBelow(gaps(1, Duration.ZERO, Event::gapBefore));
      this.firstGaps = gaps(1, resendBelow, Event::gapBefore);
      this.secondGaps = gaps(2, resendBelow, Event::gapBefore);
      this.first = yardstick(1, firstGaps);
      this.second = yardstick(2, secondGaps);
    }
  }

  /** What is known of a wave already, looked at in this scene. */
  private Schedule(Scene scene, Schedule known) {
    this.scene = scene;
    this.standstills = known.standstills;
    this.attempts = known.attempts;
    this.events = known.events;
    this.resendBelow = known.resendBelow;
    this.firstGaps = known.firstGaps;
    this.secondGaps = known.secondGaps;
    this.first = known.first;
    this.second = known.second;
    this.measure = known.measure;
  }

  /** The schedule whose retries this one is measured by. */
  Schedule measure() {
    return measure == null ? this : measure;
  }

  /** The schedule that the wave of this name shows until the scene's time. */
  public static Schedule of(Scene scene, String wave) {
    return scene.terms().reader().measured(scene, wave);
  }

  /** The same, measured from the scene alone. */
  static Schedule measuredAnew(Scene scene, String wave) {
    return new Schedule(scene, wave);
  }

  /** The same in a scene that tells nothing more of the wave; empty when it tells more. */
  Optional<Schedule> in(Scene later) {
    Evidence then = scene.evidence();
    boolean same =
        Attempts.tellTheSame(then, later.evidence())
            && then.notes(Scene.DELETED).size() == later.evidence().notes(Scene.DELETED).size()
            && scene.terms().timing().equals(later.terms().timing());
    return same ? Optional.of(new Schedule(later, this)) : Optional.empty();
  }

  /** The arms of the wave that could be created. */
  public Set<Armed> arms() {
    return events.keySet();
  }

  /** What an arm of the wave heard. */
  public List<Event> events(Armed arm) {
    return events.getOrDefault(arm, List.of());
  }

  /**
   * The first event at the arm whose first attempt was not welcomed; the first of all otherwise.
   */
  public Optional<Event> failing(Armed arm) {
    List<Event> all = events(arm);
    return all.stream()
        .filter(e -> !e.first().succeeded())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /**
   * The retries of the failing event: its repeats, without those that the HTTP client made by
   * itself.
   */
  public List<Attempt> retries(Armed arm) {
    return retries(arm, resendBelow);
  }

  private List<Attempt> retries(Armed arm, Duration resend) {
    return failing(arm)
        .map(e -> Reactions.isResentByClients(e.first()) ? e.retries(resend) : e.repeats())
        .orElse(List.of());
  }

  /** The time between the retry with this index, from 0, and the attempt before it. */
  Optional<Duration> gapBeforeRetry(Armed arm, int index) {
    List<Attempt> retries = retries(arm);
    return failing(arm)
        .filter(event -> index < retries.size())
        .flatMap(event -> event.gapBefore(retries.get(index)));
  }

  /** Every control's time to its first retry, in the order in which the retries came. */
  public List<Gap> firstGaps() {
    return firstGaps;
  }

  /** Every control's time from its first to its second retry, in the order in which they came. */
  public List<Gap> secondGaps() {
    return secondGaps;
  }

  /** The shortest time in which a control was retried; empty as long as none was. */
  public Optional<Duration> smallestFirstGap() {
    return firstGaps().stream().map(Gap::gap).min(Comparator.naturalOrder());
  }

  /** A repetition sooner than this is the HTTP client's: 2 s, or a fifth of the usual gap. */
  public Duration resendBelow() {
    return resendBelow;
  }

  /**
   * The same for this arm. Where HTTP clients repeat by themselves and the webhook opted out, what
   * comes in half of this sender's quickest retry is its client's, unless webhooks that fail alike
   * and are retried show none of that.
   */
  Duration resendBelow(Armed arm) {
    Duration slow = Yardstick.longer(scene.terms().timing().clientResend(), A_SECOND);
    return smallestFirstGap()
        .map(gap -> gap.dividedBy(2))
        .map(half -> half.compareTo(slow) < 0 ? half : slow)
        .filter(below -> below.compareTo(resendBelow) > 0 && arm.optedOut())
        .filter(
            below ->
                failing(arm).map(Event::first).filter(Reactions::isResentByClients).isPresent())
        .filter(below -> isResender(arm, below))
        .orElse(resendBelow);
  }

  private boolean isResender(Armed arm, Duration below) {
    List<Event> alike =
        events.keySet().stream()
            .filter(other -> !other.optedOut() && Reactions.areAlike(arm, other))
            .flatMap(other -> failing(other).stream())
            .filter(event -> !event.repeats().isEmpty())
            .toList();
    return alike.isEmpty() || alike.stream().anyMatch(event -> !event.resends(below).isEmpty());
  }

  /**
   * Where the suite itself stood still too often to know enough gaps, the longest possible ones.
   */
  private Yardstick yardstick(int number, List<Gap> known) {
    Map<Armed, Duration> leading = new HashMap<>();
    for (Armed arm : events.keySet()) {
      if (Reactions.isLeading(arm, number) && !isDeleted(arm)) {
        before(arm, number).ifPresent(attempt -> leading.put(arm, attempt));
      }
    }
    boolean enough = known.size() >= Yardstick.FEW || standstills.all().isEmpty();
    return new Yardstick(
        scene.terms().timing(),
        enough ? known : gaps(number, resendBelow, Event::atMostBefore),
        leading);
  }

  /** When the attempt was over that the retry with this number follows; none follows a success. */
  private Optional<Duration> before(Armed arm, int number) {
    List<Attempt> retries = retries(arm);
    return failing(arm)
        .filter(event -> !event.first().succeeded() && retries.size() >= number - 1)
        .map(event -> number == 1 ? event.first() : retries.get(number - 2))
        .filter(attempt -> !attempt.succeeded())
        .map(Attempt::ended);
  }

  private List<Gap> gaps(int number, Duration resend, Measure measure) {
    return events.keySet().stream()
        .filter(arm -> Reactions.isControl(arm, number))
        .map(arm -> gap(arm, number, resend, measure))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Gap::at))
        .toList();
  }

  /** The time before a retry. */
  @FunctionalInterface
  private interface Measure {
    Optional<Duration> before(Event event, Attempt retry);
  }

  private Optional<Gap> gap(Armed arm, int number, Duration resend, Measure measure) {
    List<Attempt> retries = retries(arm, resend);
    return failing(arm)
        .filter(event -> !event.first().succeeded() && retries.size() >= number)
        .flatMap(
            event -> {
              Attempt retry = retries.get(number - 1);
              return measure
                  .before(event, retry)
                  .map(gap -> new Gap(arm, gap, retry.at(), isNonetheless(arm, retry.at())));
            });
  }

  /** Whether another delivery of the change that failed was welcomed before this time. */
  private boolean isNonetheless(Armed arm, Duration time) {
    return events(arm).stream().anyMatch(event -> event.welcomedBefore(time));
  }

  private Duration resendBelow(List<Gap> gaps) {
    Duration most = scene.terms().timing().clientResend();
    if (gaps.isEmpty()) {
      return most;
    }
    List<Duration> sorted = gaps.stream().map(Gap::gap).sorted().toList();
    Duration median = sorted.get(sorted.size() / 2);
    return median.compareTo(most) >= 0 ? most : median.dividedBy(5);
  }

  /** What the confirmation caused at webhooks that welcome everything; empty before it. */
  Optional<Observed> observed() {
    return attempts.map(Attempts::observed);
  }

  /** Whether the arm's webhook was deleted on purpose. */
  boolean isDeleted(Armed arm) {
    return deleted(arm).isPresent();
  }

  /** When the arm's webhook was deleted on purpose. */
  Optional<Duration> deleted(Armed arm) {
    return scene.evidence().notes(Scene.DELETED).stream()
        .filter(note -> note.detail().equals(arm.arm()))
        .map(note -> note.at())
        .findFirst();
  }

  /** When the confirmation was sent; empty before that. */
  Optional<Duration> confirmed() {
    return attempts.map(in -> in.confirm().at());
  }

  /**
   * The longest time from the confirmation to the first attempt at an arm whose first attempt can
   * be seen, so far; zero without any.
   */
  Duration slowestFirstAttempt() {
    Duration from = confirmed().orElse(Duration.ZERO);
    return events.entrySet().stream()
        .filter(heard -> Reactions.canHear(heard.getKey()) && !heard.getValue().isEmpty())
        .map(heard -> heard.getValue().get(0).first().at().minus(from))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /**
   * When a repeat is known to be one, and no event that the observers are still to hear of; a
   * little after it came.
   */
  public Duration certain(Attempt repeat) {
    Duration twice = slowestFirstAttempt().multipliedBy(2);
    return repeat.at().plus(Yardstick.longer(twice, scene.terms().timing().slack()));
  }

  /**
   * When an arm that stayed silent since this time has been silent long enough; empty as long as
   * there are too few controls to measure by.
   *
   * @param since the end of the attempt that the silence follows
   */
  public Optional<Duration> silentEnough(Armed arm, Duration since) {
    return prolonged(
        since, deadline(first, arm, since, scene.terms().timing().declared().firstRetryMax()));
  }

  /** The same for the silence after a first retry. */
  public Optional<Duration> silentEnoughAfterRetry(Armed arm, Duration since) {
    return prolonged(
        since, deadline(second, arm, since, scene.terms().timing().declared().secondRetryMax()));
  }

  /** What we did not wait through is waited for once more. */
  Optional<Duration> prolonged(Duration since, Optional<Duration> deadline) {
    return deadline.map(end -> standstills.prolonged(since, end));
  }

  /** The same for answers that ask for patience, and for time-outs. */
  public Optional<Duration> patientEnough(Armed arm, Duration since) {
    Duration declared = scene.terms().timing().declared().throttledRetryMax();
    Duration patience = declared == null ? THROTTLED : generous(declared);
    Duration end = standstills.prolonged(since, since.plus(patience));
    return silentEnough(arm, since).map(usual -> Yardstick.longer(usual, end));
  }

  private Optional<Duration> deadline(
      Yardstick yardstick, Armed arm, Duration since, @Nullable Duration declared) {
    Optional<Duration> measured = comparable(yardstick, arm).enough(arm, since);
    if (declared == null) {
      return measured;
    }
    Duration byWord = since.plus(generous(declared));
    return Optional.of(measured.map(m -> Yardstick.longer(m, byWord)).orElse(byWord));
  }

  /**
   * The gaps that an arm can be measured by: only those that came nonetheless when the same change
   * was welcomed in another delivery; and those of its twins when its failure is no ordinary one.
   */
  private Yardstick comparable(Yardstick yardstick, Armed arm) {
    boolean fails = failing(arm).filter(event -> !event.first().succeeded()).isPresent();
    boolean nonetheless = fails && retries(arm).isEmpty() && isNonetheless(arm, scene.now());
    List<Gap> own =
        java.util.stream.Stream.concat(
                yardstick.gaps().stream(),
                arm.optedOut() ? twins(arm) : java.util.stream.Stream.of())
            .filter(gap -> !nonetheless || gap.nonetheless())
            .sorted(Comparator.comparing(Gap::at))
            .toList();
    return new Yardstick(yardstick.timing(), own, yardstick.leading());
  }

  /** The gaps of arms that fail in the same extraordinary way and want to be retried. */
  private java.util.stream.Stream<Gap> twins(Armed arm) {
    return events.keySet().stream()
        .filter(other -> !other.optedOut() && !Reactions.isControl(other, 1))
        .filter(other -> Reactions.areAlike(other, arm))
        .flatMap(other -> gap(other, 1, resendBelow, Event::gapBefore).stream());
  }

  /**
   * When the arms that fail in the same extraordinary way as this one, and want to be retried, have
   * been or are late; empty as long as that is open.
   */
  Optional<Duration> twinsDecided(Armed arm) {
    return events.keySet().stream()
        .filter(other -> !other.optedOut() && !Reactions.isControl(other, 1))
        .filter(other -> Reactions.areAlike(other, arm))
        .filter(other -> !events(other).isEmpty() && retries(other).isEmpty())
        .map(this::lateAt)
        .reduce(
            Optional.of(Duration.ZERO),
            (one, next) -> one.flatMap(a -> next.map(b -> Yardstick.longer(a, b))));
  }

  private static Duration generous(Duration declared) {
    return Yardstick.times(declared, 1.2);
  }

  /**
   * When everything that a MUST or a SHOULD of the wave waits for is decided even if nothing
   * arrives any more; empty when only an arrival, another milestone or the end of the budget can
   * decide.
   */
  public Optional<Duration> settled() {
    return new Settling(scene, this).settled();
  }

  /** The same for one arm alone. */
  public Optional<Duration> settled(Armed arm) {
    return new Settling(scene, this).settled(arm);
  }

  /**
   * The key of what the vendor could declare so that the wave need not wait for it to be seen;
   * empty when enough is known.
   */
  public Optional<String> undeclared() {
    Timing.Declared declared = scene.terms().timing().declared();
    if (declared.maxAttempts() != null && declared.maxAttempts() == 1) {
      return Optional.empty();
    }
    if (firstGaps().isEmpty()) {
      return declared.firstRetryMax() == null
          ? Optional.of("declared.firstRetryMax")
          : Optional.empty();
    }
    return secondGaps().isEmpty() && declared.secondRetryMax() == null
        ? Optional.of("declared.secondRetryMax")
        : Optional.empty();
  }

  /** The arms that wanted a retry, had a first attempt, and no retry until their time was over. */
  public List<Armed> missing() {
    Settling settling = new Settling(scene, this);
    return events.keySet().stream().filter(settling::isMissing).toList();
  }

  /**
   * When an arm that waits for its first retry has waited long enough; empty as long as its last
   * attempt is still held, or there are too few controls to measure by.
   */
  public Optional<Duration> lateAt(Armed arm) {
    return new Settling(scene, this).lateAt(arm);
  }

  /**
   * How long a sender may stay on a connection on which nothing ends: three times as long as it
   * waited for an answer that never came, or says that it waits; a minute when that is unknown.
   */
  public Duration longestPatience() {
    return senderTimeout()
        .map(timeout -> timeout.multipliedBy(3).plus(scene.terms().timing().slack()))
        .orElse(UNKNOWN_PATIENCE);
  }

  /** Whether it is known how long the sender waits for an answer. */
  boolean isPatienceKnown() {
    return senderTimeout().isPresent();
  }

  /** How long the sender waited for an answer that never came, or says that it waits. */
  private Optional<Duration> senderTimeout() {
    Optional<Duration> measured =
        events.keySet().stream()
            .filter(arm -> begins(arm, Reaction.Manner.HOLD))
            .flatMap(arm -> events(arm).stream())
            .flatMap(event -> event.attempts().stream())
            .filter(attempt -> attempt.reaction().manner() == Reaction.Manner.HOLD)
            .flatMap(
                attempt ->
                    Optional.ofNullable(attempt.ended()).map(e -> e.minus(attempt.at())).stream())
            .max(Comparator.naturalOrder());
    return measured.or(
        () -> Optional.ofNullable(scene.terms().timing().declared().senderTimeout()));
  }

  /**
   * How long an arm that was retried twice or more must have been silent until no retry is expected
   * of it any more: gaps that grow are taken to grow on.
   */
  Duration beyondNextGap(Armed arm) {
    List<Duration> gaps =
        IntStream.range(0, retries(arm).size())
            .mapToObj(index -> gapBeforeRetry(arm, index))
            .flatMap(Optional::stream)
            .toList();
    Duration longest = gaps.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    double growth =
        gaps.size() < 2
            ? 1
            : (double) gaps.get(gaps.size() - 1).toNanos()
                / Math.max(1, gaps.get(gaps.size() - 2).toNanos());
    return Yardstick.silence(scene.terms().timing(), longest, 2 * Math.max(1, growth));
  }

  /** Whether every arm of the wave that can hear had its first attempt. */
  public boolean allHeard() {
    return events.entrySet().stream()
        .filter(heard -> Reactions.canHear(heard.getKey()) && !isDeleted(heard.getKey()))
        .noneMatch(heard -> heard.getValue().isEmpty());
  }

  /** The controls in words: {@code 15 other failing webhooks were retried after 4.1–5.9 s}. */
  public String controls() {
    return inWords(
        firstGaps(), unretried(first, "no other failing webhook was retried"), "retried after");
  }

  /** The second retries of the controls in words. */
  String controlsAfterRetry() {
    return inWords(
        secondGaps(),
        unretried(second, "no other failing webhook was retried twice"),
        "retried again after");
  }

  private static String unretried(Yardstick yardstick, String words) {
    return yardstick.gaps().isEmpty()
        ? words
        : "the suite itself stood still while the other failing webhooks were retried";
  }

  private static String inWords(List<Gap> gaps, String none, String retried) {
    if (gaps.isEmpty()) {
      return none;
    }
    Duration least = gaps.stream().map(Gap::gap).min(Comparator.naturalOrder()).orElseThrow();
    Duration most = gaps.stream().map(Gap::gap).max(Comparator.naturalOrder()).orElseThrow();
    return gaps.size() == 1
        ? "1 other failing webhook was %s %s".formatted(retried, Words.seconds(most))
        : "%d other failing webhooks were %s %s"
            .formatted(gaps.size(), retried, Words.range(least, most));
  }

  /** Whether the sink has answered in this way to the arm's first delivery of the wave. */
  static boolean begins(Armed arm, Reaction.Manner manner) {
    return !arm.answers().isEmpty() && arm.answer(0).manner() == manner;
  }
}
