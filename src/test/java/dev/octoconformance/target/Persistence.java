package dev.octoconformance.target;

import dev.octoconformance.journal.Exchange;
import dev.octoconformance.verdict.EnvironmentFault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Asks again what got no answer, or one that says nothing about what was asked, and nothing else: a
 * client that repeats more than that hides defects. Every try is an exchange of its own. One for
 * all askers of a run.
 */
final class Persistence {
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofMillis(1_500), Duration.ofSeconds(3));
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int MANY = 8;
  private static final Duration LONG = Duration.ofSeconds(10);

  /** What becomes of one request, and how to find out about it. */
  interface Request {
    /** Sends it. */
    Exchange send();

    /**
     * What shows that it took effect though it got no answer; empty where it did not, or may be
     * asked again all the same.
     */
    Optional<Exchange> effect();

    /** Asks the target for something that it answers as long as it answers at all. */
    Exchange probe();
  }

  private final boolean waits;
  private final boolean never;

  /** What the target left without an answer again and again while it answered others. */
  private final Set<String> itsOwn = ConcurrentHashMap.newKeySet();

  private int unanswered;
  private @Nullable Exchange firstUnanswered;
  private volatile @Nullable EnvironmentFault stopped;
  private volatile boolean over;
  private volatile @Nullable Duration end;

  private Persistence(boolean waits, boolean never) {
    this.waits = waits;
    this.never = never;
  }

  /**
   * Asks again up to four times in half a minute.
   *
   * @param waits whether time goes by; it does not in a recorded run
   */
  static Persistence of(boolean waits) {
    return new Persistence(waits, false);
  }

  /** Asks nothing again. */
  static Persistence never() {
    return new Persistence(false, true);
  }

  /** Asks once and nothing again from now on, also where the target has stopped answering. */
  void giveUp() {
    over = true;
  }

  /** Asks nothing again after this time of the run. */
  void endAt(Duration time) {
    end = time;
  }

  private boolean isTooLate(Duration time) {
    Duration last = end;
    return last != null && time.compareTo(last) >= 0;
  }

  /**
   * What came of a request in the end.
   *
   * @throws EnvironmentFault if the target has stopped answering
   */
  Reply ask(Request request) {
    EnvironmentFault known = stopped;
    if (known != null && !over) {
      throw known;
    }
    Exchange first = heeded(request.send(), request);
    if (never || over) {
      return new Reply(first);
    }
    Exchange last = first;
    String kind = kind(first);
    Duration spent = last.took();
    for (Duration pause : itsOwn.contains(kind) ? List.<Duration>of() : PAUSES) {
      if (!last.isDisturbed()) {
        return new Reply(last, first);
      }
      Duration wait = pause(last, pause);
      spent = spent.plus(wait);
      if (spent.compareTo(LONGEST) > 0 || isTooLate(last.endedAt().plus(wait))) {
        break;
      }
      rest(wait);
      Optional<Exchange> effect = mayHaveWorked(last) ? request.effect() : Optional.empty();
      if (effect.isPresent()) {
        return new Reply(effect.get(), first);
      }
      last = heeded(request.send(), request);
      spent = spent.plus(last.took());
    }
    if (!last.isDisturbed()
        || last.isThrottled()
        || isTooLate(last.endedAt())
        || request.probe().isDisturbed()) {
      return new Reply(last, first);
    }
    return withinAnswers(request, kind, last, first);
  }

  /** Asks once more between two requests that are answered: the silence is the target's then. */
  private Reply withinAnswers(Request request, String kind, Exchange last, Exchange first) {
    Optional<Exchange> effect = mayHaveWorked(last) ? request.effect() : Optional.empty();
    if (effect.isPresent()) {
      return new Reply(effect.get(), first);
    }
    Exchange again = heeded(request.send(), request);
    if (again.isDisturbed() && !request.probe().isDisturbed()) {
      itsOwn.add(kind);
    }
    return new Reply(again, first);
  }

  private static boolean mayHaveWorked(Exchange exchange) {
    String trouble = exchange.trouble();
    return !exchange.isThrottled() && (trouble == null || !Trouble.neverLeft(trouble));
  }

  private static String kind(Exchange exchange) {
    Exchange.Request request = exchange.request();
    return request.method() + " " + request.url().replaceAll("[^/]*[0-9][^/]*", "*");
  }

  /** How long the target wants us to wait, or this long where it does not say. */
  private static Duration pause(Exchange exchange, Duration usual) {
    Exchange.Answer answer = exchange.answer();
    return answer == null
        ? usual
        : answer.header("Retry-After").flatMap(text -> told(text, answer)).orElse(usual);
  }

  private static Optional<Duration> told(String retryAfter, Exchange.Answer answer) {
    try {
      return Optional.of(
          retryAfter.matches("[0-9]{1,9}")
              ? Duration.ofSeconds(Long.parseLong(retryAfter))
              : Duration.between(
                  date(answer.header("Date").orElse("")).toInstant(),
                  date(retryAfter).toInstant()));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static ZonedDateTime date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  /** Lets this time go by. */
  void rest(Duration time) {
    if (waits && !time.isNegative() && !time.isZero()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }

  /** Notices when nothing has been answered for long. */
  private Exchange heeded(Exchange exchange, Request request) {
    if (!never && !over && isOneTooMany(exchange) && request.probe().answer() == null) {
      EnvironmentFault fault =
          new EnvironmentFault(
              "The target stopped answering: %s, for the last %d requests. See to it, and run again."
                  .formatted(exchange.trouble(), MANY));
      stopped = fault;
      throw fault;
    }
    return exchange;
  }

  private synchronized boolean isOneTooMany(Exchange exchange) {
    if (exchange.answer() != null) {
      unanswered = 0;
      firstUnanswered = null;
      return false;
    }
    unanswered++;
    Exchange since = firstUnanswered == null ? exchange : firstUnanswered;
    firstUnanswered = since;
    return unanswered >= MANY && exchange.endedAt().minus(since.at()).compareTo(LONG) >= 0;
  }
}
