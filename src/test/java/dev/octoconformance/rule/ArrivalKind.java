package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import java.util.List;
import java.util.Optional;

/** What an arrival at the sink is, as far as the journal tells. */
public enum ArrivalKind {
  /** A request that asks whether somebody is there: no POST, or one that tells of nothing. */
  PROBE("a probe"),
  /** The first attempt to deliver an event. */
  EVENT("an event"),
  /** A later attempt to deliver it. */
  RETRY("a retry"),
  /** A repetition so soon that the HTTP client made it by itself. */
  CLIENT_RESEND("a repetition by the HTTP client"),
  /** A request that followed a redirect of ours. */
  FOLLOW_UP("a followed redirect"),
  /** Something that is about nothing of ours. */
  ALIEN("something foreign");

  private final String words;

  ArrivalKind(String words) {
    this.words = words;
  }

  /** The kind as a sentence says it. */
  public String words() {
    return words;
  }

  /** What this delivery to this arm is. */
  public static ArrivalKind of(Scene scene, Armed armed, Delivery delivery) {
    if (Attempts.isFollowUp(delivery)) {
      return FOLLOW_UP;
    }
    if (Attempts.isProbe(delivery)) {
      return PROBE;
    }
    return attempt(scene, armed, delivery).orElseGet(() -> otherwise(scene, armed, delivery));
  }

  /** What it is as an attempt of the arm's own wave; empty when it is none. */
  private static Optional<ArrivalKind> attempt(Scene scene, Armed armed, Delivery delivery) {
    if (armed.wave().equals(Scene.A)) {
      return Optional.empty();
    }
    Schedule schedule = Schedule.of(scene, armed.wave());
    for (Event event : schedule.events(armed)) {
      List<String> quick = Failing.ids(event.resends(schedule.resendBelow(armed)));
      if (Failing.ids(event.repeats()).contains(delivery.id())) {
        boolean byClient =
            quick.contains(delivery.id()) && Reactions.isResentByClients(event.first());
        return Optional.of(byClient ? CLIENT_RESEND : RETRY);
      }
      if (Failing.ids(event.attempts()).contains(delivery.id())) {
        return Optional.of(EVENT);
      }
    }
    return Optional.empty();
  }

  private static ArrivalKind otherwise(Scene scene, Armed armed, Delivery delivery) {
    boolean ours = scene.ours().stream().anyMatch(delivery::mentions);
    if (!ours && !delivery.carriesAvailability()) {
      return delivery.booking().isPresent() || !delivery.isObject() ? ALIEN : PROBE;
    }
    boolean repeated =
        scene.deliveries(armed).stream()
            .takeWhile(earlier -> !earlier.id().equals(delivery.id()))
            .anyMatch(earlier -> delivery.isObject() && sameNews(earlier, delivery));
    return repeated ? RETRY : EVENT;
  }

  private static boolean sameNews(Delivery earlier, Delivery delivery) {
    return earlier.booking().equals(delivery.booking())
        && (delivery.booking().isPresent()
            || earlier.arrival().body().equals(delivery.arrival().body()));
  }
}
