package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.verdict.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The retries that are pending when their webhook is deleted are not made any more. */
public final class PendingRetries {
  private final Part part;
  private final Armed twin;
  private final Duration deleted;
  private final List<Attempt> attempts;
  private final List<Attempt> twins;

  private PendingRetries(Part part, Armed twin, Duration deleted) {
    this.part = part;
    this.twin = twin;
    this.deleted = deleted;
    this.attempts = attempts(part.events());
    this.twins = attempts(Attempts.of(part.scene(), twin));
  }

  private static List<Attempt> attempts(List<Event> events) {
    return events.stream()
        .flatMap(event -> event.attempts().stream())
        .sorted(Comparator.comparing(Attempt::at))
        .toList();
  }

  /**
   * A webhook that was deleted after a failed attempt is not retried later than the grace allows,
   * while its twin is, which was not deleted.
   *
   * @param twin the name of the other arm of the same requirement
   */
  public static Rule endWithTheDeletion(String twin) {
    return Part.ofEvents(
        part -> {
          String other = part.armed().arm().replaceFirst("/.*", "/") + twin;
          Optional<Armed> control = part.scene().evidence().armed(other);
          Optional<Duration> deletion = Milestones.deletion(part.scene(), part.armed());
          if (deletion.isEmpty()) {
            return Lifetimes.undeleted(part.scene(), part.armed());
          }
          return control.isEmpty() || control.get().webhookId() == null
              ? new Finding.Undecidable(
                  Reason.LIMIT,
                  "There is no second webhook that is not deleted and could show the retries.")
              : new PendingRetries(part, control.get(), deletion.get()).finding();
        });
  }

  private Finding finding() {
    Duration grace = part.scene().terms().timing().deleteGrace();
    List<Attempt> since = after(attempts, deleted);
    List<Attempt> tooLate = after(attempts, deleted.plus(grace));
    if (!tooLate.isEmpty()) {
      return Finding.broken(
          "A webhook was deleted while a retry was pending, and its retries went on: the last one came %s after the deletion."
              .formatted(Words.seconds(last(tooLate).minus(deleted))),
          "no attempt later than %s after it".formatted(Words.seconds(grace)),
          tooLate.size() == 1 ? "1 attempt" : tooLate.size() + " attempts",
          ids(since));
    }
    return since.isEmpty() ? silent() : withinGrace(since, grace);
  }

  private Finding silent() {
    List<Attempt> shown = after(twins, deleted);
    if (shown.isEmpty()) {
      return part.isOver() ? unshown() : part.notYet();
    }
    Optional<Duration> until = until();
    if (!part.isOver() && until.filter(at -> at.compareTo(part.scene().now()) <= 0).isEmpty()) {
      return new Finding.NotYet(until.orElse(part.scene().terms().timing().budgetEnd()));
    }
    return Finding.holds(
        "No attempt came within %s after the deletion, while the other webhook with the same answers was retried %s after it."
            .formatted(
                Words.seconds(part.scene().now().minus(deleted)),
                Words.seconds(shown.get(0).at().minus(deleted))),
        ids(attempts, shown));
  }

  /** When the next retry would have come at the latest. */
  private Optional<Duration> until() {
    Schedule schedule = Schedule.of(part.scene(), part.armed().wave());
    Optional<Duration> from =
        attempts.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(attempts.get(attempts.size() - 1).ended());
    return from.flatMap(
        at ->
            attempts.size() == 1
                ? schedule.silentEnough(part.armed(), at)
                : schedule.silentEnoughAfterRetry(part.armed(), at));
  }

  private Finding unshown() {
    return new Finding.Undecidable(
        Reason.BUDGET,
        "Neither this webhook nor the one that was not deleted (%s) was retried within %s after the deletion, so nothing shows that it ended anything."
            .formatted(twin.arm(), Words.seconds(part.scene().now().minus(deleted))));
  }

  private Finding withinGrace(List<Attempt> since, Duration grace) {
    if (!part.isOver()) {
      return part.notYet();
    }
    List<Attempt> shown = after(twins, deleted.plus(grace));
    String wentOn =
        "Retries went on until %s after the deletion"
            .formatted(Words.seconds(last(since).minus(deleted)));
    return shown.isEmpty()
        ? new Finding.Undecidable(
            Reason.BUDGET,
            "%s, which is within %s, and no retry was due later, not even of the webhook that was not deleted."
                .formatted(wentOn, Words.seconds(grace)))
        : Finding.holds(
            "%s and not after %s, while the webhook that was not deleted was retried after %s."
                .formatted(
                    wentOn, Words.seconds(grace), Words.seconds(shown.get(0).at().minus(deleted))),
            ids(since, shown));
  }

  private static List<Attempt> after(List<Attempt> attempts, Duration time) {
    return attempts.stream().filter(a -> a.at().compareTo(time) > 0).toList();
  }

  private static Duration last(List<Attempt> attempts) {
    return attempts.get(attempts.size() - 1).at();
  }

  @SafeVarargs
  private static List<String> ids(List<Attempt>... attempts) {
    List<String> ids = new ArrayList<>();
    for (List<Attempt> some : attempts) {
      some.forEach(a -> ids.add(a.id()));
    }
    return ids;
  }
}
