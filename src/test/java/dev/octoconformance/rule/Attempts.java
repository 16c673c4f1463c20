package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an arm heard of the booking of its wave since that was confirmed, sorted into events and
 * their attempts: without probes, followed redirects, reservations, and what is about other
 * bookings.
 */
public final class Attempts {
  private static final Set<String> PROBES = Set.of("GET", "HEAD", "OPTIONS");

  /** What stands in the path of a request that followed a redirect of ours. */
  static final String FOLLOWED = "/followed";

  /** The status of a booking that is not confirmed yet. */
  static final String ON_HOLD = "ON_HOLD";

  private final Scene scene;
  private final Trigger confirm;
  private final String uuid;
  private final Set<String> others;
  private final Observed observed;

  private Attempts(Scene scene, Trigger confirm) {
    this.scene = scene;
    this.confirm = confirm;
    this.uuid = String.valueOf(confirm.booking());
    this.others = new HashSet<>(scene.ours());
    others.remove(uuid);
    this.observed = Observed.of(scene, confirm);
  }

  /** The events at this arm, in the order of their first attempts; none before the confirmation. */
  public static List<Event> of(Scene scene, Armed armed) {
    return in(scene, armed.wave()).map(attempts -> attempts.at(armed)).orElse(List.of());
  }

  /** What can be sorted in a wave; empty before its booking is confirmed. */
  static Optional<Attempts> in(Scene scene, String wave) {
    return scene
        .trigger(wave, Action.CONFIRM)
        .filter(Trigger::accepted)
        .map(confirm -> new Attempts(scene, confirm));
  }

  /** What came back to a page that a redirect of ours pointed to, oldest first. */
  public static List<Delivery> followed(Scene scene, Armed armed) {
    return scene.deliveries(armed).stream().filter(Attempts::isFollowUp).toList();
  }

  static boolean isFollowUp(Delivery delivery) {
    return delivery.arrival().target().contains(FOLLOWED);
  }

  static boolean isProbe(Delivery delivery) {
    return PROBES.contains(delivery.arrival().method());
  }

  /** The confirmation that the events are about. */
  Trigger confirm() {
    return confirm;
  }

  /** What the confirmation causes at webhooks that welcome everything. */
  Observed observed() {
    return observed;
  }

  /** The events at this arm, in the order of their first attempts. */
  List<Event> at(Armed armed) {
    Map<JsonNode, List<Attempt>> found = new LinkedHashMap<>();
    int scripted = 0;
    for (Delivery delivery : scene.deliveries(armed)) {
      if (!isSince(delivery) || !(delivery.mentions(uuid) || isStray(delivery, armed, found))) {
        continue;
      }
      boolean counts = isScripted(delivery);
      Attempt attempt = attempt(armed, delivery, counts ? scripted : Integer.MAX_VALUE);
      scripted += counts ? 1 : 0;
      found.computeIfAbsent(event(delivery, found), e -> new ArrayList<>()).add(attempt);
    }
    return found.entrySet().stream()
        .map(e -> new Event(e.getValue(), observed.copiesOf(e.getKey())))
        .toList();
  }

  private boolean isSince(Delivery delivery) {
    return delivery.arrival().at().compareTo(confirm.at()) >= 0
        && !isProbe(delivery)
        && !isFollowUp(delivery)
        && !delivery.text("status").equals(ON_HOLD);
  }

  /** Whether the sink answered it by the arm's script. */
  private boolean isScripted(Delivery delivery) {
    Arrival arrival = delivery.arrival();
    return arrival.method().equals("POST")
        && arrival.body().text().contains(uuid)
        && !arrival.body().text().contains(ON_HOLD);
  }

  /**
   * Whether it is a retry that lost its booking: something was to be retried, and it is not what
   * everybody got.
   */
  private boolean isStray(Delivery delivery, Armed armed, Map<JsonNode, List<Attempt>> found) {
    return !armed.optedOut()
        && found.values().stream().anyMatch(Attempts::isPending)
        && others.stream().noneMatch(delivery::mentions)
        && scene
            .evidence()
            .armed()
            .filter(a -> !a.equals(armed))
            .flatMap(a -> scene.deliveries(a).stream())
            .filter(d -> isSince(d) && !d.mentions(uuid) && others.stream().noneMatch(d::mentions))
            .noneMatch(d -> d.text("uuid").equals(delivery.text("uuid")) && welcomed(d));
  }

  private static boolean welcomed(Delivery delivery) {
    int status = delivery.arrival().answered();
    return status >= 200 && status <= 299;
  }

  private static boolean isPending(List<Attempt> attempts) {
    return !attempts.get(attempts.size() - 1).succeeded();
  }

  /** What the event that a delivery is an attempt of is found by. */
  private JsonNode event(Delivery delivery, Map<JsonNode, List<Attempt>> found) {
    JsonNode booking = delivery.booking().orElse(Delivery.json(""));
    if (found.containsKey(booking) || found.isEmpty() || isNew(delivery, booking, found)) {
      return booking;
    }
    JsonNode last = booking;
    for (Map.Entry<JsonNode, List<Attempt>> event : found.entrySet()) {
      last = event.getKey();
      if (isPending(event.getValue())) {
        return last;
      }
    }
    return last;
  }

  /** Whether a body that this arm has not seen is another event, and no other look of a known. */
  private boolean isNew(Delivery delivery, JsonNode booking, Map<JsonNode, List<Attempt>> found) {
    if (found.size() >= observed.events() || !delivery.tellsOf(uuid)) {
      return false;
    }
    boolean alike =
        observed.bodiesTell() && found.keySet().stream().anyMatch(observed.bodies()::containsKey);
    return alike
        ? observed.bodies().containsKey(booking)
        : observed.mayBeFirst(delivery.arrival().at().minus(confirm.at()));
  }

  private Attempt attempt(Armed armed, Delivery delivery, int number) {
    Arrival arrival = delivery.arrival();
    Reaction planned =
        number == Integer.MAX_VALUE ? Reaction.status(arrival.answered()) : armed.answer(number);
    boolean otherwise =
        arrival.answered() != 0
            && switch (planned.manner()) {
              case ANSWER -> planned.status() != arrival.answered();
              case HOLD, RESET, CLOSE, REFUSE -> true;
              case GARBAGE, INTERIM, CUT_SHORT, BAD_CHUNK, TRICKLE -> false;
            };
    Reaction reaction = otherwise ? Reaction.status(arrival.answered()) : planned;
    return new Attempt(delivery, reaction, ended(arrival, reaction));
  }

  private @Nullable Duration ended(Arrival arrival, Reaction reaction) {
    boolean endless =
        reaction.manner() == Reaction.Manner.HOLD || reaction.manner() == Reaction.Manner.TRICKLE;
    Optional<Duration> left = leftEarly(arrival);
    return endless ? left.orElse(null) : left.orElse(arrival.at().plus(reaction.after()));
  }

  /** When the sender hung up by itself. */
  private Optional<Duration> leftEarly(Arrival arrival) {
    return scene
        .evidence()
        .hangUps(arrival.token())
        .filter(h -> h.arrival().equals(arrival.id()) && h.bySender())
        .map(HangUp::at)
        .findFirst();
  }
}
