package dev.octoconformance.rule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One event of a wave at one arm: its attempts, oldest first, of which there is at least one.
 *
 * @param attempts every attempt
 * @param copies how often everybody got the event, so how many attempts were no retries; 1 unless
 *     the target sends each event more than once
 * @param standstills when the suite itself stood still
 */
public record Event(List<Attempt> attempts, int copies, Standstills standstills) {

  public Attempt first() {
    return attempts.get(0);
  }

  /** The attempt that came last. */
  public Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  /** The attempts beyond the copies that everybody got. */
  public List<Attempt> repeats() {
    return attempts.subList(Math.min(copies, attempts.size()), attempts.size());
  }

  /**
   * The time from the end of the attempt before to a repeat; empty while that is still held, and
   * where the suite itself stood still in between.
   */
  public Optional<Duration> gapBefore(Attempt repeat) {
    return atMostBefore(repeat).filter(gap -> !standstills.blur(before(repeat).at(), repeat.at()));
  }

  /** How long that time was at most, also where the suite itself stood still in between. */
  Optional<Duration> atMostBefore(Attempt repeat) {
    Attempt from = before(repeat);
    return Optional.ofNullable(from.ended())
        .map(ended -> standstills.blur(from.at(), from.at()) ? earliest(from, ended) : ended)
        .map(repeat.at()::minus);
  }

  private Duration earliest(Attempt attempt, Duration ended) {
    Duration at = standstills.earliest(attempt.at());
    return at.compareTo(ended) < 0 ? at : ended;
  }

  private Attempt before(Attempt repeat) {
    int at = attempts.indexOf(repeat);
    // Which of several copies is retried is unknown; the first one gives the longest gap.
    return at == copies ? first() : attempts.get(Math.max(0, at - 1));
  }

  /** The repeats that came no sooner than this after the attempt before. */
  public List<Attempt> retries(Duration resendBelow) {
    return repeats().stream()
        .filter(repeat -> gapBefore(repeat).filter(g -> g.compareTo(resendBelow) < 0).isEmpty())
        .toList();
  }

  /** The repeats that came so soon that the HTTP client made them. */
  public List<Attempt> resends(Duration resendBelow) {
    List<Attempt> retries = retries(resendBelow);
    return repeats().stream().filter(repeat -> !retries.contains(repeat)).toList();
  }

  /** Whether any attempt before this time was answered from 200 to 299. */
  boolean welcomedBefore(Duration time) {
    return attempts.stream().anyMatch(a -> a.succeeded() && a.at().compareTo(time) < 0);
  }

  /** Whether any attempt was answered from 200 to 299. */
  public boolean succeeded() {
    return attempts.stream().anyMatch(Attempt::succeeded);
  }
}
