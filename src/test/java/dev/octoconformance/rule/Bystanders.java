package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a webhook that welcomed its delivery is left alone when others are retried. */
public final class Bystanders {
  private Bystanders() {}

  /** A delivery that was welcomed is not sent again because others failed. */
  public static Rule areLeftAlone() {
    return Failing.attempted(
        arm -> {
          Event event = arm.failure();
          List<Attempt> repeats = event.repeats();
          Optional<Duration> enough =
              Optional.ofNullable(event.first().ended())
                  .flatMap(end -> arm.schedule().silentEnough(arm.armed(), end));
          boolean measured = !arm.schedule().firstGaps().isEmpty();
          boolean decided = measured && enough.filter(arm::isPast).isPresent();
          if (!decided && !arm.isOver()) {
            return arm.notYet(measured ? enough : Optional.empty());
          }
          if (!repeats.isEmpty() && isSharedByOthers(arm)) {
            return Finding.broken(
                "This webhook answered with %s, and it was sent the event again when others were retried."
                    .formatted(arm.answered()),
                "one delivery",
                event.attempts().size() + " deliveries",
                arm.evidence());
          }
          if (decided) {
            return Finding.holds(held(arm, repeats), arm.evidence());
          }
          return arm.mostAttempts() == 1
              ? Failing.declaredOnce()
              : arm.outOfTime(
                  "It was looked at for %s, but %s, so that says nothing yet."
                      .formatted(arm.ago(event.first().at()), arm.schedule().controls()));
        });
  }

  private static String held(Failing arm, List<Attempt> repeats) {
    String controls = arm.schedule().controls();
    return repeats.isEmpty()
        ? "Nothing more came within %s of a delivery that was welcomed; %s."
            .formatted(arm.ago(arm.failure().first().at()), controls)
        : "A delivery that was welcomed came twice, but not so at the other webhooks; "
            + controls
            + ".";
  }

  /**
   * Whether all that stand beside this one, or most of those that welcomed theirs, got it again:
   * one here and there is a sender that delivers at least once.
   */
  private static boolean isSharedByOthers(Failing arm) {
    List<Armed> welcoming =
        arm.schedule().arms().stream()
            .filter(other -> other.answers().stream().allMatch(a -> a.success()))
            .filter(other -> !arm.schedule().events(other).isEmpty())
            .toList();
    List<Armed> beside =
        welcoming.stream()
            .filter(other -> requirement(other).equals(requirement(arm.armed())))
            .toList();
    long again = welcoming.stream().filter(other -> isRepeated(arm, other)).count();
    return again * 2 > welcoming.size()
        || (beside.size() > 1 && beside.stream().allMatch(other -> isRepeated(arm, other)));
  }

  private static boolean isRepeated(Failing arm, Armed other) {
    return arm.schedule().events(other).stream().anyMatch(e -> !e.repeats().isEmpty());
  }

  private static String requirement(Armed armed) {
    return armed.arm().replaceFirst("/.*", "");
  }
}
