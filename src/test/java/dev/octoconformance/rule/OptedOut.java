package dev.octoconformance.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a webhook that does not want to be retried gets each event once. */
record OptedOut(Failing arm) {

  Finding finding() {
    List<Attempt> retries = repeats(true);
    Optional<Attempt> certain = retries.stream().filter(arm::isCertain).findFirst();
    if (certain.isPresent()) {
      return broken(certain.get());
    }
    if (!retries.isEmpty()) {
      return arm.notYet(Optional.of(arm.schedule().certain(retries.get(0))));
    }
    Optional<Duration> enough = enough();
    boolean measured = !arm.schedule().firstGaps().isEmpty();
    if (measured && enough.filter(arm::isPast).isPresent()) {
      return silent();
    }
    if (!arm.isOver()) {
      return arm.notYet(measured ? enough : Optional.empty());
    }
    return arm.mostAttempts() == 1 ? Failing.declaredOnce() : arm.outOfTime(looked());
  }

  /** The repeats of all events, either those that clients are too quick for, or the others. */
  private List<Attempt> repeats(boolean late) {
    List<Attempt> repeats = new ArrayList<>();
    Duration below = arm.schedule().resendBelow(arm.armed());
    for (Event event : arm.schedule().events(arm.armed())) {
      repeats.addAll(late ? event.retries(below) : event.resends(below));
    }
    return repeats;
  }

  private Attempt last() {
    List<Event> events = arm.schedule().events(arm.armed());
    return events.get(events.size() - 1).last();
  }

  private Optional<Duration> enough() {
    return Optional.ofNullable(last().ended())
        .flatMap(end -> arm.schedule().silentEnough(arm.armed(), end))
        .flatMap(
            usual ->
                arm.schedule()
                    .twinsDecided(arm.armed())
                    .map(twins -> Yardstick.longer(usual, twins)));
  }

  private Finding broken(Attempt retry) {
    String gap =
        arm.schedule().events(arm.armed()).stream()
            .filter(event -> event.attempts().contains(retry))
            .findFirst()
            .flatMap(event -> event.gapBefore(retry))
            .map(Words::seconds)
            .orElse("a time");
    return Finding.broken(
        "A delivery%s to a webhook with retryOnError: false got %s and was retried after %s."
            .formatted(Scene.failing(arm.armed().wave()), arm.answered(), gap),
        "one attempt",
        attempts() + " attempts",
        arm.evidence());
  }

  private int attempts() {
    return arm.schedule().events(arm.armed()).stream().mapToInt(e -> e.attempts().size()).sum();
  }

  private Finding silent() {
    String window =
        "no second request within %s of the first; %s"
            .formatted(arm.ago(last().at()), arm.schedule().controls());
    List<Attempt> resends = repeats(false);
    if (resends.isEmpty()) {
      return Finding.holds(
          "The attempt got %s: %s.".formatted(arm.answered(), window), arm.evidence());
    }
    if (Reactions.isResentByClients(arm.failure().first())) {
      return Finding.holds(
          "The attempt got %s, the HTTP client sent it again at once (%d attempts in all), and nothing more came within %s; %s."
              .formatted(
                  arm.answered(), attempts(), arm.ago(last().at()), arm.schedule().controls()),
          arm.evidence());
    }
    return Finding.slight(
        "The attempt got %s and was sent again so soon that it seems to be the HTTP client's doing; then nothing more came within %s."
            .formatted(arm.answered(), arm.ago(last().at())),
        "one attempt",
        attempts() + " attempts",
        arm.evidence());
  }

  private String looked() {
    if (last().ended() == null) {
      return "The sender had not hung up on a delivery that was not answered after %s."
          .formatted(arm.ago(last().at()));
    }
    return "No second request came within %s of the first, but %s, so that says nothing yet."
        .formatted(arm.ago(last().at()), arm.schedule().controls());
  }
}
