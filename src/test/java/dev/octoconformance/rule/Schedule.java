package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Reaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a target retries, as far as one wave shows until now: the yardstick for silence in that wave.
 *
 * <p>Every arm that was answered with an ordinary failure and was retried is a control of all the
 * others. A silence lasts long enough when it lasts a multiple of the slowest control. The deadline
 * of an arm counts from the end of its own attempt; it moves only as long as it has not passed.
 */
public final class Schedule {

  /** Answers after which waiting longer, or stopping, is by design. */
  private static final Set<Integer> EXTRAORDINARY = Set.of(408, 410, 429);

  private static final Set<Reaction.Manner> RESENT_BY_CLIENTS =
      Set.of(Reaction.Manner.RESET, Reaction.Manner.CLOSE, Reaction.Manner.GARBAGE);
  private static final Set<Integer> STATUSES_RESENT_BY_CLIENTS = Set.of(408, 429, 503);
  private static final int MANY = 6;
  private static final double WHEN_FEW = 3;
  private static final Duration THROTTLED = Duration.ofSeconds(75);

  /**
   * One retry of a control.
   *
   * @param arm whose
   * @param gap from the end of the attempt before
   * @param at when it came
   */
  public record Gap(Armed arm, Duration gap, Duration at) {}

  private final Scene scene;
  private final Map<Armed, List<Event>> events = new LinkedHashMap<>();
  private final List<Gap> firstGaps;
  private final List<Gap> secondGaps;
  private final Duration resendBelow;

  private Schedule(Scene scene, String wave) {
    this.scene = scene;
    scene
        .evidence()
        .armed()
        .filter(a -> a.wave().equals(wave) && a.webhookId() != null)
        .forEach(a -> events.put(a, Attempts.of(scene, a)));
    List<Gap> unsorted = gaps(1, Duration.ZERO);
    this.resendBelow = resendBelow(unsorted);
    this.firstGaps = gaps(1, resendBelow);
    this.secondGaps = gaps(2, resendBelow);
  }

  /** The schedule that the wave of this name shows until the scene's time. */
  public static Schedule of(Scene scene, String wave) {
    return new Schedule(scene, wave);
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

  /** Every control's time to its first retry, in the order in which the retries came. */
  public List<Gap> firstGaps() {
    return firstGaps;
  }

  /** Every control's time from its first to its second retry, in the order in which they came. */
  public List<Gap> secondGaps() {
    return secondGaps;
  }

  /** A repetition sooner than this is the HTTP client's: 2 s, or a fifth of the usual gap. */
  public Duration resendBelow() {
    return resendBelow;
  }

  /** Whether HTTP clients are known to repeat a request by themselves after such an answer. */
  static boolean isResentByClients(Reaction reaction) {
    return RESENT_BY_CLIENTS.contains(reaction.manner())
        || STATUSES_RESENT_BY_CLIENTS.contains(reaction.status());
  }

  private static boolean isOrdinary(Reaction reaction) {
    return reaction.manner() == Reaction.Manner.ANSWER
        && !reaction.success()
        && !EXTRAORDINARY.contains(reaction.status())
        && reaction.after().isZero()
        && reaction.header("Retry-After").isEmpty()
        && reaction.header("Location").isEmpty();
  }

  private static boolean isControl(Armed arm) {
    return !arm.optedOut() && !arm.answers().isEmpty() && isOrdinary(arm.answer(0));
  }

  private List<Gap> gaps(int number, Duration resend) {
    return events.keySet().stream()
        .filter(Schedule::isControl)
        .map(arm -> gap(arm, number, resend))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Gap::at))
        .toList();
  }

  private Optional<Gap> gap(Armed arm, int number, Duration resend) {
    Reaction before = arm.answer(number - 1);
    if (!isOrdinary(before)) {
      return Optional.empty();
    }
    boolean mayBeResent = isResentByClients(before);
    return failing(arm)
        .filter(event -> !event.first().succeeded())
        .flatMap(
            event -> {
              List<Attempt> retries = mayBeResent ? event.retries(resend) : event.repeats();
              return retries.size() < number
                  ? Optional.empty()
                  : event
                      .gapBefore(retries.get(number - 1))
                      .map(gap -> new Gap(arm, gap, retries.get(number - 1).at()));
            });
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

  /**
   * When an arm that stayed silent since this time has been silent long enough; empty as long as
   * there is no control to measure by.
   *
   * @param since the end of the attempt that the silence follows
   */
  public Optional<Duration> silentEnough(Armed arm, Duration since) {
    return deadline(arm, since, firstGaps, scene.terms().timing().declared().firstRetryMax());
  }

  /** The same for the silence after a first retry. */
  public Optional<Duration> silentEnoughAfterRetry(Armed arm, Duration since) {
    return deadline(arm, since, secondGaps, scene.terms().timing().declared().secondRetryMax());
  }

  /** The same for answers that ask for patience, and for time-outs. */
  public Optional<Duration> patientEnough(Armed arm, Duration since) {
    Duration declared = scene.terms().timing().declared().throttledRetryMax();
    Duration patience = declared == null ? THROTTLED : generous(declared);
    return silentEnough(arm, since).map(usual -> max(usual, since.plus(patience)));
  }

  private Optional<Duration> deadline(
      Armed arm, Duration since, List<Gap> gaps, @Nullable Duration declared) {
    List<Gap> others = gaps.stream().filter(g -> !g.arm().equals(arm)).toList();
    Duration deadline = null;
    Duration slowest = Duration.ZERO;
    int included = 0;
    for (Gap gap : others) {
      if (deadline != null && gap.at().compareTo(deadline) > 0) {
        break;
      }
      included++;
      slowest = max(slowest, gap.gap());
      deadline = since.plus(window(slowest, included));
    }
    if (declared == null) {
      return Optional.ofNullable(deadline);
    }
    Duration byWord = since.plus(generous(declared));
    return Optional.of(deadline == null ? byWord : max(deadline, byWord));
  }

  /** How long a silence must last, measured by so many controls. */
  private Duration window(Duration slowest, int controls) {
    double factor = scene.terms().timing().factor();
    // The quick profile's factor is sound with many controls only.
    double sound = controls < MANY ? WHEN_FEW : controls < 10 ? Math.max(2, factor) : factor;
    Duration multiple = times(slowest, sound);
    return multiple.plus(max(scene.terms().timing().slack(), multiple.dividedBy(10)));
  }

  private static Duration generous(Duration declared) {
    return times(declared, 1.2);
  }

  private static Duration times(Duration duration, double factor) {
    return Duration.ofNanos((long) (duration.toNanos() * factor));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** The controls in words: {@code 15 controls were retried after 4.1–5.9 s}. */
  public String controls() {
    if (firstGaps.isEmpty()) {
      return "no control was retried";
    }
    Duration least = firstGaps.stream().map(Gap::gap).min(Comparator.naturalOrder()).orElseThrow();
    Duration most = firstGaps.stream().map(Gap::gap).max(Comparator.naturalOrder()).orElseThrow();
    return firstGaps.size() == 1
        ? "1 control was retried after " + Words.seconds(most)
        : "%d controls were retried after %s".formatted(firstGaps.size(), Words.range(least, most));
  }

  /** The attempt of a failing event that the next one is waited for from; empty without any. */
  static Optional<Duration> end(@Nullable Attempt attempt) {
    return Optional.ofNullable(attempt).map(Attempt::ended).filter(Objects::nonNull);
  }
}
