package dev.octoconformance.verdict;

import java.time.Duration;
import java.time.Instant;

/**
 * What a report says about the run itself.
 *
 * @param id the id of the run
 * @param suiteVersion the version of the suite that judged
 * @param startedAt when it started, by the wall clock
 * @param duration how long it took
 * @param profile the profile judged against
 * @param strictness {@code literal} or {@code pragmatic}
 * @param budget {@code quick}, {@code standard} or {@code full}
 * @param target the base URL under test, without secrets
 * @param partial whether the run ended before its end
 * @param scope what it asked, of what and through what
 */
public record RunFacts(
    String id,
    String suiteVersion,
    Instant startedAt,
    Duration duration,
    String profile,
    String strictness,
    String budget,
    String target,
    boolean partial,
    Scope scope) {

  /** The same of another scope. */
  RunFacts with(Scope other) {
    return new RunFacts(
        id, suiteVersion, startedAt, duration, profile, strictness, budget, target, partial, other);
  }

  /** The same of a part of the run. */
  RunFacts cutShort() {
    return new RunFacts(
        id, suiteVersion, startedAt, duration, profile, strictness, budget, target, true, scope);
  }
}
