package dev.octoconformance.rule;

import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When retrying ends: with a success and not before, and without flooding the receiver. */
public final class Stopping {
  private static final int TOO_MANY = 20;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** So many times longer than usual lasts a silence that nobody repeats before it is blamed. */
  private static final int SURE = 3;

  private static final int SIBLINGS = 2;

  private Stopping() {}

  /** Nothing more is sent of an event after a retry that was answered with success. */
  public static Rule stopAfterSuccess() {
    return Failing.failed(
        arm -> {
          List<Attempt> attempts = arm.failure().attempts();
          List<Attempt> successes = attempts.stream().filter(Attempt::succeeded).toList();
          int copies = arm.failure().copies();
          return successes.size() < copies
              ? arm.unretried()
              : afterSuccess(arm, successes.get(copies - 1));
        });
  }

  private static Finding afterSuccess(Failing arm, Attempt success) {
    List<Attempt> attempts = arm.failure().attempts();
    List<Attempt> more = attempts.subList(attempts.indexOf(success) + 1, attempts.size());
    if (!more.isEmpty()) {
      return arm.isCertain(more.get(0))
          ? sentAgain(arm, success, more)
          : arm.notYet(Optional.of(arm.schedule().certain(more.get(0))));
    }
    Duration end = Optional.ofNullable(success.ended()).orElse(success.at());
    boolean last = arm.mostAttempts() <= attempts.size() / arm.failure().copies();
    Optional<Duration> enough =
        last
            ? arm.schedule().silentEnough(arm.armed(), end)
            : arm.schedule().silentEnoughAfterRetry(arm.armed(), end);
    if (enough.filter(arm::isPast).isPresent()) {
      return Finding.holds(
          "The retry succeeded, and nothing more came within %s; %s."
              .formatted(
                  arm.ago(end),
                  last
                      ? "the vendor declares that no more attempts are made"
                      : arm.schedule().controlsAfterRetry()),
          arm.evidence());
    }
    return arm.isOver()
        ? arm.outOfTime(
            "After the retry that succeeded nothing more came within %s, but %s, so a third request might still come; tell declared.secondRetryMax or run with a larger budget."
                .formatted(arm.ago(end), arm.schedule().controlsAfterRetry()))
        : arm.notYet(enough);
  }

  private static Finding sentAgain(Failing arm, Attempt success, List<Attempt> more) {
    Duration gap = more.get(0).at().minus(success.at());
    String message =
        "A retry was answered with %s, and the event was sent again after %s."
            .formatted(success.reaction().words(), Words.seconds(gap));
    String found = more.size() + " more";
    List<String> ids = Failing.ids(arm.failure().attempts());
    return gap.compareTo(arm.schedule().resendBelow()) < 0
        ? Finding.slight(message, "nothing after the success", found, ids)
        : Finding.broken(message, "nothing after the success", found, ids);
  }

  /** A delivery whose first retry fails as well gets a second one. */
  public static Rule areTriedAThirdTime() {
    return Failing.failed(
        arm -> {
          List<Attempt> retries = arm.schedule().retries(arm.armed());
          if (retries.isEmpty()) {
            return arm.unretried();
          }
          if (retries.get(0).succeeded()) {
            return asOthersShow(arm);
          }
          return retries.size() == 1 ? afterOne(arm, retries.get(0)) : afterTwo(arm, retries);
        });
  }

  /** What is seen of others where another event took the failure that the retry was to meet. */
  private static Finding asOthersShow(Failing arm) {
    List<Schedule.Gap> gaps = arm.schedule().secondGaps();
    if (!gaps.isEmpty()) {
      return Finding.holds(
          "Its first retry was welcomed, because another event of the booking had taken the second failure; %s."
              .formatted(arm.schedule().controlsAfterRetry()),
          gaps.stream().map(gap -> gap.arm().exchange()).distinct().toList());
    }
    return arm.isOver()
        ? new Finding.Undecidable(
            Reason.CONT,
            "Its first retry was welcomed, because another event of the booking had taken the second failure, and no other webhook was sent the event a third time.")
        : arm.notYet(Optional.empty());
  }

  private static Finding afterTwo(Failing arm, List<Attempt> retries) {
    if (!arm.isCertain(retries.get(1))) {
      return arm.notYet(Optional.of(arm.schedule().certain(retries.get(1))));
    }
    return Finding.holds(
        "It was sent again after %s, and once more after another %s."
            .formatted(gap(arm, retries.get(0)), gap(arm, retries.get(1))),
        Failing.ids(arm.failure().attempts()));
  }

  private static String gap(Failing arm, Attempt retry) {
    return arm.failure().gapBefore(retry).map(Words::seconds).orElse("a time that is unknown");
  }

  private static Finding afterOne(Failing arm, Attempt retry) {
    Duration end = Optional.ofNullable(retry.ended()).orElse(retry.at());
    if (arm.mostAttempts() <= 2) {
      return arm.isOver()
          ? new Finding.Seen(
              "The vendor declares %d attempts, and no third came within %s."
                  .formatted(arm.mostAttempts(), arm.ago(end)),
              Failing.ids(arm.failure().attempts()))
          : arm.notYet(Optional.empty());
    }
    Optional<Duration> late = lateForAThird(arm, end);
    if (late.filter(arm::isPast).isPresent()) {
      return Finding.broken(
          "Two attempts got %s, and no third came within %s; %s."
              .formatted(arm.answered(), arm.ago(end), arm.schedule().controlsAfterRetry()),
          "a third attempt",
          "two attempts",
          arm.evidence());
    }
    return arm.isOver()
        ? arm.outOfTime(
            "One retry was seen; a second one was looked for during %s, and %s. Tell declared.secondRetryMax or declared.maxAttempts, or run with a larger budget."
                .formatted(arm.ago(end), arm.schedule().controlsAfterRetry()))
        : arm.notYet(late);
  }

  /** As it was said, or long after what two others took; two are few, and nobody repeats this. */
  private static Optional<Duration> lateForAThird(Failing arm, Duration end) {
    Optional<Duration> usual = arm.schedule().silentEnoughAfterRetry(arm.armed(), end);
    if (arm.scene().terms().timing().declared().secondRetryMax() != null) {
      return usual;
    }
    long others =
        arm.schedule().secondGaps().stream().filter(g -> !g.arm().equals(arm.armed())).count();
    return usual
        .filter(at -> others >= SIBLINGS)
        .map(at -> end.plus(at.minus(end).multipliedBy(SURE)));
  }

  /** Attempts keep a distance and are not many in a short time. */
  public static Rule keepADistance() {
    return Failing.failed(
        arm -> {
          List<Attempt> attempts = arm.failure().attempts();
          if (attempts.size() <= arm.failure().copies()) {
            return arm.unretried();
          }
          int most = mostInAMinute(attempts);
          if (most > TOO_MANY) {
            return flooded(arm, most + " attempts came within a minute");
          }
          Duration below = least(arm);
          List<Duration> own = gaps(arm.failure());
          if (!arm.isOver()) {
            return arm.notYet(Optional.empty());
          }
          if (own.size() >= 2 && median(own).compareTo(below) < 0) {
            return flooded(arm, "its attempts came every " + Words.seconds(median(own)));
          }
          return Finding.holds(
              "%d attempts came within %s, at most %d of them in a minute."
                  .formatted(attempts.size(), arm.ago(attempts.get(0).at()), most),
              Failing.ids(attempts));
        });
  }

  /** A short schedule is no flood; only what comes far sooner than an HTTP client repeats is. */
  private static Duration least(Failing arm) {
    return arm.scene().terms().timing().clientResend().dividedBy(10);
  }

  private static Finding flooded(Failing arm, String how) {
    return Finding.broken(
        "A receiver that fails is flooded: %s.".formatted(how),
        "gaps of at least %s and no more than %d attempts in a minute"
            .formatted(Words.seconds(least(arm)), TOO_MANY),
        how,
        Failing.ids(arm.failure().attempts().stream().limit(TOO_MANY + 1L).toList()));
  }

  private static int mostInAMinute(List<Attempt> attempts) {
    int most = 0;
    for (Attempt from : attempts) {
      Duration until = from.at().plus(MINUTE);
      int within =
          (int)
              attempts.stream()
                  .filter(a -> a.at().compareTo(from.at()) >= 0 && a.at().compareTo(until) < 0)
                  .count();
      most = Math.max(most, within);
    }
    return most;
  }

  /** The times between the attempts of an event. */
  static List<Duration> gaps(Event event) {
    return event.repeats().stream().flatMap(repeat -> event.gapBefore(repeat).stream()).toList();
  }

  private static Duration median(List<Duration> gaps) {
    return gaps.stream().sorted().toList().get(gaps.size() / 2);
  }
}
