package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.journal.Entry;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.HangUp;
import dev.octoconformance.journal.Lens;
import dev.octoconformance.journal.Milestone;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an arm heard of the booking of its wave since that was confirmed, sorted into events and
 * their attempts: without probes, followed redirects, reservations, and what is about other
 * bookings.
 */
public final class Attempts {
  /** The kinds of entries that are looked at. */
  private static final Set<Class<? extends Entry>> MATERIAL =
      Set.of(Armed.class, Arrival.class, HangUp.class, Trigger.class);

  private static final Set<String> PROBES = Set.of("GET", "HEAD", "OPTIONS");

  /** What stands in the path of a request that followed a redirect of ours. */
  static final String FOLLOWED = "/followed";

  private final Scene scene;
  private final Trigger confirm;
  private final String uuid;
  private final Set<String> others;
  private final Observed observed;
  private final Optional<Duration> until;
  private final Set<JsonNode> earlier;
  private final Map<Armed, List<Event>> known = Collections.synchronizedMap(new HashMap<>());

  Attempts(Scene scene, Trigger confirm, String wave) {
    this.scene = scene;
    this.confirm = confirm;
    this.uuid = String.valueOf(confirm.booking());
    this.others = new HashSet<>(scene.ours());
    others.remove(uuid);
    this.observed = Observed.of(scene, confirm);
    this.until = Milestones.end(scene, Scene.measuring(wave));
    this.earlier = earlier(scene, confirm);
  }

  /**
   * The events at this arm, in the order of their first attempts; none before the confirmation, and
   * nothing that comes when the wave is over: what is judged later is judged by the same.
   */
  public static List<Event> of(Scene scene, Armed armed) {
    return in(scene, armed.wave()).map(attempts -> attempts.at(armed)).orElse(List.of());
  }

  /** What can be sorted in a wave; empty before its booking is confirmed. */
  static Optional<Attempts> in(Scene scene, String wave) {
    return scene
        .cause(wave)
        .filter(Trigger::accepted)
        .map(cause -> scene.terms().reader().sorted(scene, cause, wave));
  }

  /** The call that made what fails in a wave happen; empty before that, and if it was refused. */
  public static Optional<Trigger> cause(Scene scene, String wave) {
    return in(scene, wave).map(Attempts::confirm);
  }

  /** Whether there is nothing to be sorted in this evidence but what these were sorted from. */
  boolean areAllOf(Evidence evidence) {
    return tellTheSame(evidence, scene.evidence());
  }

  /** Whether there is the same to be sorted in both. */
  static boolean tellTheSame(Evidence one, Evidence other) {
    return one.tellsTheSame(other, MATERIAL)
        && Stream.of(Scene.OVER, Milestone.STOOD_STILL)
            .allMatch(what -> one.notes(what).size() == other.notes(what).size());
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

  /** An event as it is being put together: the booking of its first attempt, and all attempts. */
  private record Sorted(JsonNode booking, List<Attempt> attempts) {
    boolean isPending() {
      return !attempts.get(attempts.size() - 1).succeeded();
    }
  }

  /** The events at this arm, in the order of their first attempts. */
  List<Event> at(Armed armed) {
    return known.computeIfAbsent(armed, this::sorted);
  }

  private List<Event> sorted(Armed armed) {
    List<Sorted> found = new ArrayList<>();
    int scripted = 0;
    for (Delivery delivery : scene.deliveries(armed)) {
      // Being asked for credentials is how some senders begin; it is no attempt that failed.
      if ((found.isEmpty() && Credentials.areAskedFor(armed, delivery))
          || !isSince(delivery)
          || !(delivery.mentions(uuid) || isStray(delivery, armed, found))) {
        continue;
      }
      boolean counts = isScripted(delivery);
      Attempt attempt = attempt(armed, delivery, counts ? scripted : Integer.MAX_VALUE);
      scripted += counts ? 1 : 0;
      event(delivery, found).attempts().add(attempt);
    }
    Standstills standstills = Standstills.of(scene);
    return found.stream()
        .map(event -> new Event(event.attempts(), observed.copiesOf(event.booking()), standstills))
        .toList();
  }

  private boolean isSince(Delivery delivery) {
    return delivery.arrival().at().compareTo(confirm.at()) >= 0
        && until.filter(end -> end.compareTo(delivery.arrival().at()) < 0).isEmpty()
        && !isProbe(delivery)
        && !isFollowUp(delivery)
        && !delivery.text("status").equals(Lens.ON_HOLD)
        && !isLater(scene, confirm, delivery)
        && isTold(delivery)
        && delivery.booking().filter(earlier::contains).isEmpty();
  }

  /** Which change of a booking an unreadable body tells of is not known. */
  private boolean isTold(Delivery delivery) {
    return confirm.action() == Action.CONFIRM
        || delivery.booking().isPresent()
        || !delivery.mentions(uuid);
  }

  /** What was told of the booking before it was updated or cancelled: that may come late. */
  private static Set<JsonNode> earlier(Scene scene, Trigger cause) {
    return cause.action() == Action.CONFIRM
        ? Set.of()
        : scene
            .evidence()
            .armed()
            .flatMap(armed -> scene.deliveries(armed).stream())
            .filter(d -> d.arrival().at().compareTo(cause.at()) < 0)
            .filter(d -> d.tellsOf(String.valueOf(cause.booking())))
            .flatMap(d -> d.booking().stream())
            .collect(Collectors.toSet());
  }

  /** Whether it shows a change of the booking that came after the update that is looked at. */
  static boolean isLater(Scene scene, Trigger cause, Delivery delivery) {
    return cause.action() != Action.CONFIRM
        && scene
            .triggers(cause.wave())
            .filter(t -> t.accepted() && t.at().compareTo(cause.at()) > 0)
            .anyMatch(t -> Change.shows(delivery, t));
  }

  /** Whether the sink answered it by the arm's script. */
  private boolean isScripted(Delivery delivery) {
    Arrival arrival = delivery.arrival();
    return arrival.method().equalsIgnoreCase("POST")
        && arrival.body().text().contains(uuid)
        && !Lens.WHOLE_BOOKING.tellsOfHold(delivery.body(), arrival.body().text());
  }

  /**
   * Whether it is a retry that lost its booking: something was to be retried, and it is not what
   * everybody got. One that names no booking at all is compared with what comes where nothing
   * failed, and it is none when a retry with the booking follows: it asked whether anybody is
   * there.
   */
  private boolean isStray(Delivery delivery, Armed armed, List<Sorted> found) {
    boolean nameless = delivery.text("uuid").isEmpty();
    return !armed.optedOut()
        && found.stream().anyMatch(Sorted::isPending)
        && others.stream().noneMatch(delivery::mentions)
        && scene
            .evidence()
            .armed()
            .filter(a -> !a.equals(armed) && (!nameless || a.answers().isEmpty()))
            .flatMap(a -> scene.deliveries(a).stream())
            .filter(d -> isSince(d) && !d.mentions(uuid) && others.stream().noneMatch(d::mentions))
            .noneMatch(d -> d.text("uuid").equals(delivery.text("uuid")) && welcomed(d))
        && !(nameless && isFollowed(delivery, armed));
  }

  /** Whether the booking came to the arm again after this. */
  private boolean isFollowed(Delivery delivery, Armed armed) {
    return scene.deliveries(armed).stream()
        .anyMatch(
            later ->
                later.mentions(uuid)
                    && later.arrival().at().compareTo(delivery.arrival().at()) > 0);
  }

  private static boolean welcomed(Delivery delivery) {
    int status = delivery.arrival().answered();
    return status >= 200 && status <= 299;
  }

  /** The event that a delivery is an attempt of, which may be a new one. */
  private Sorted event(Delivery delivery, List<Sorted> found) {
    JsonNode booking = delivery.booking().orElse(Delivery.NONE);
    for (Sorted event : found) {
      if (event.booking().equals(booking)) {
        return event;
      }
    }
    if (found.isEmpty() || isNew(delivery, booking, found)) {
      found.add(new Sorted(booking, new ArrayList<>()));
      return found.get(found.size() - 1);
    }
    return found.stream().filter(Sorted::isPending).findFirst().orElse(found.get(found.size() - 1));
  }

  /** Whether a body that this arm has not seen is another event, and no other look of a known. */
  private boolean isNew(Delivery delivery, JsonNode booking, List<Sorted> found) {
    if (found.size() >= observed.events() || !delivery.tellsOf(uuid)) {
      return false;
    }
    boolean alike =
        observed.bodiesTell()
            && found.stream().anyMatch(event -> observed.bodies().containsKey(event.booking()));
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
              case GARBAGE, INTERIM, CUT_SHORT, BAD_CHUNK, TRICKLE, FLOOD -> false;
            };
    Reaction reaction = otherwise ? Reaction.status(arrival.answered()) : planned;
    return new Attempt(delivery, reaction, ended(arrival, reaction));
  }

  private @Nullable Duration ended(Arrival arrival, Reaction reaction) {
    boolean endless =
        reaction.manner() == Reaction.Manner.HOLD || reaction.manner() == Reaction.Manner.TRICKLE;
    Optional<Duration> left = leftEarly(arrival);
    if (reaction.manner() == Reaction.Manner.FLOOD) {
      return end(arrival).map(HangUp::at).findFirst().orElse(null);
    }
    return endless ? left.orElse(null) : left.orElse(arrival.at().plus(reaction.after()));
  }

  /** When the sender hung up by itself. */
  private Optional<Duration> leftEarly(Arrival arrival) {
    return end(arrival).filter(HangUp::bySender).map(HangUp::at).findFirst();
  }

  private Stream<HangUp> end(Arrival arrival) {
    return scene.evidence().hangUps(arrival.token()).filter(h -> h.arrival().equals(arrival.id()));
  }
}
