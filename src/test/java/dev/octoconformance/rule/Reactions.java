package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Reaction.Manner;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be expected of a sender after a reaction of the sink. */
final class Reactions {
  /** The seconds, also of a date that is so far ahead. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  /** Dates have whole seconds. */
  private static final Duration WHOLE_SECOND = Duration.ofSeconds(1);

  /** Statuses after which waiting longer is by design. */
  private static final Set<Integer> THROTTLING = Set.of(408, 429);

  private static final Set<Manner> RESENT_BY_CLIENTS =
      Set.of(Manner.RESET, Manner.CLOSE, Manner.GARBAGE, Manner.INTERIM);
  private static final Set<Integer> STATUSES_RESENT_BY_CLIENTS = Set.of(408, 429, 503);
  private static final Set<Manner> WITHOUT_EXPECTATION =
      Set.of(Manner.INTERIM, Manner.CUT_SHORT, Manner.BAD_CHUNK, Manner.TRICKLE);
  private static final int GONE = 410;
  private static final int PLAINLY_FAILED = 500;

  private Reactions() {}

  /** Whether HTTP clients are known to repeat a request by themselves after such an attempt. */
  static boolean isResentByClients(Attempt attempt) {
    Reaction reaction = attempt.reaction();
    return RESENT_BY_CLIENTS.contains(reaction.manner())
        || STATUSES_RESENT_BY_CLIENTS.contains(reaction.status());
  }

  /** Whether a status from 200 to 299 is given and the body behind it does not end well. */
  static boolean isSuccessThatBreaksOff(Reaction reaction) {
    return switch (reaction.manner()) {
      case CUT_SHORT, BAD_CHUNK, TRICKLE, FLOOD -> true;
      case ANSWER, HOLD, RESET, CLOSE, GARBAGE, INTERIM, REFUSE -> false;
    };
  }

  /** Whether the next attempt is expected after the usual time. */
  private static boolean isOrdinary(Reaction reaction) {
    return reaction.manner() == Manner.ANSWER
        && !reaction.success()
        && !THROTTLING.contains(reaction.status())
        && reaction.status() != GONE
        && reaction.after().isZero()
        && reaction.header("Retry-After").isEmpty()
        && reaction.header("Location").isEmpty();
  }

  /** Whether the retry with this number, from 1, of the arm measures the schedule. */
  static boolean isControl(Armed arm, int retry) {
    return !arm.optedOut()
        && !arm.answers().isEmpty()
        && isOrdinary(arm.answer(0))
        && isOrdinary(arm.answer(retry - 1));
  }

  /** Whether it does so for sure: nobody but a broken target makes an exception of 500. */
  static boolean isLeading(Armed arm, int retry) {
    return isControl(arm, retry)
        && arm.answer(0).status() == PLAINLY_FAILED
        && arm.answer(retry - 1).status() == PLAINLY_FAILED;
  }

  /** Whether it answers 500 to whatever comes. */
  static boolean failsForEver(Armed arm) {
    return !arm.optedOut()
        && !arm.answers().isEmpty()
        && arm.answers().stream().allMatch(answer -> answer.status() == PLAINLY_FAILED);
  }

  /** Whether a retry after the first answer of the arm is a requirement, and no mere fact. */
  static boolean isToBeRetried(Armed arm) {
    if (arm.optedOut() || arm.answers().isEmpty()) {
      return false;
    }
    Reaction first = arm.answer(0);
    return !first.success()
        && !WITHOUT_EXPECTATION.contains(first.manner())
        && first.status() != GONE
        && first.header("Retry-After").isEmpty();
  }

  /** For how long the first answer of the arm asks to be left alone; empty when it does not. */
  static Optional<Duration> asksToComeBack(Armed arm) {
    return arm.answers().isEmpty()
        ? Optional.empty()
        : arm.answer(0)
            .header("Retry-After")
            .map(NUMBER::matcher)
            .filter(Matcher::find)
            .map(number -> Duration.ofSeconds(Long.parseLong(number.group())).plus(WHOLE_SECOND));
  }

  /** Whether the first answer of the arm asks for patience. */
  static boolean asksForPatience(Armed arm) {
    Reaction first = arm.answer(0);
    return first.manner() == Manner.HOLD || THROTTLING.contains(first.status());
  }

  /** Whether two arms fail in the same way at first. */
  static boolean areAlike(Armed one, Armed other) {
    return !one.answers().isEmpty()
        && !other.answers().isEmpty()
        && one.answer(0).manner() == other.answer(0).manner()
        && one.answer(0).status() == other.answer(0).status();
  }

  /** Whether the first attempt of a booking event at this arm can be seen. */
  static boolean canHear(Armed arm) {
    return arm.event().equals("booking_update") && !Schedule.begins(arm, Manner.REFUSE);
  }
}
