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
 * their attempts: without probes, followed redirects, reservations and what is about other bookings
 * of ours.
 */
public final class Attempts {
  private static final Set<String> PROBES = Set.of("GET", "HEAD", "OPTIONS");

  /** What stands in the path of a request that followed a redirect of ours. */
  static final String FOLLOWED = "/followed";

  private static final String ON_HOLD = "ON_HOLD";
  private static final String OBSERVER = "observer/";

  private final Scene scene;
  private final Armed armed;
  private final Trigger confirm;

  private Attempts(Scene scene, Armed armed, Trigger confirm) {
    this.scene = scene;
    this.armed = armed;
    this.confirm = confirm;
  }

  /** The events at this arm, in the order of their first attempts; none before the confirmation. */
  public static List<Event> of(Scene scene, Armed armed) {
    return scene
        .trigger(armed.wave(), Action.CONFIRM)
        .filter(Trigger::accepted)
        .map(confirm -> new Attempts(scene, armed, confirm).events())
        .orElse(List.of());
  }

  /** What came back to a page that a redirect of ours pointed to, oldest first. */
  public static List<Delivery> followed(Scene scene, Armed armed) {
    return scene.deliveries(armed).stream()
        .filter(d -> d.arrival().target().contains(FOLLOWED))
        .toList();
  }

  private List<Event> events() {
    Map<JsonNode, Integer> expected = observed();
    Map<JsonNode, List<Attempt>> found = new LinkedHashMap<>();
    int number = 0;
    JsonNode last = Delivery.json("");
    for (Delivery delivery : deliveries()) {
      JsonNode booking = delivery.booking().orElse(last);
      boolean isNew = !found.containsKey(booking) && found.size() < Math.max(1, expected.size());
      last = found.containsKey(booking) || isNew ? booking : last;
      found.computeIfAbsent(last, b -> new ArrayList<>()).add(attempt(delivery, number++));
    }
    return found.entrySet().stream()
        .map(e -> new Event(e.getValue(), expected.getOrDefault(e.getKey(), 1)))
        .toList();
  }

  private Attempt attempt(Delivery delivery, int number) {
    Reaction reaction = armed.answer(number);
    Arrival arrival = delivery.arrival();
    return new Attempt(delivery, reaction, ended(arrival, reaction));
  }

  private @Nullable Duration ended(Arrival arrival, Reaction reaction) {
    boolean endless =
        reaction.manner() == Reaction.Manner.HOLD || reaction.manner() == Reaction.Manner.TRICKLE;
    if (!endless) {
      return leftEarly(arrival).orElse(arrival.at().plus(reaction.after()));
    }
    return arrival.answered() != 0 && reaction.manner() == Reaction.Manner.HOLD
        ? arrival.at()
        : leftEarly(arrival).orElse(null);
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

  private List<Delivery> deliveries() {
    Set<String> others = new HashSet<>(scene.ours());
    String uuid = String.valueOf(confirm.booking());
    others.remove(uuid);
    List<Delivery> since = new ArrayList<>();
    for (Delivery d : scene.deliveries(armed)) {
      Arrival arrival = d.arrival();
      boolean sent =
          arrival.at().compareTo(confirm.at()) >= 0
              && !PROBES.contains(arrival.method())
              && !arrival.target().contains(FOLLOWED)
              && !d.text("status").equals(ON_HOLD);
      boolean begun = !since.isEmpty() && others.stream().noneMatch(d::mentions);
      if (sent && (d.mentions(uuid) || begun)) {
        since.add(d);
      }
    }
    return since;
  }

  /**
   * The events that the observers of the wave heard, each with how often both of them did: two
   * different bodies are two events, a repeated body is one event twice.
   */
  private Map<JsonNode, Integer> observed() {
    Map<JsonNode, Integer> least = new LinkedHashMap<>();
    String uuid = String.valueOf(confirm.booking());
    scene
        .evidence()
        .armed()
        .filter(a -> a.arm().startsWith(OBSERVER) && a.at().compareTo(confirm.at()) <= 0)
        .map(observer -> counted(observer, uuid))
        .filter(counted -> !counted.isEmpty())
        .forEach(counted -> counted.forEach((booking, n) -> least.merge(booking, n, Math::min)));
    return least;
  }

  private Map<JsonNode, Integer> counted(Armed observer, String uuid) {
    Map<JsonNode, Integer> counted = new LinkedHashMap<>();
    scene.deliveries(observer).stream()
        .filter(d -> d.arrival().at().compareTo(confirm.at()) >= 0 && d.tellsOf(uuid))
        .filter(d -> !d.text("status").equals(ON_HOLD))
        .forEach(d -> counted.merge(d.booking().orElseThrow(), 1, Integer::sum));
    return counted;
  }
}
