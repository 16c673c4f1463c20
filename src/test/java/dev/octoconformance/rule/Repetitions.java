package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which deliveries of a booking repeat what the same arm was told before, although nothing happened
 * that they could tell of.
 *
 * <p>Two deliveries are of the same event when they carry the same booking. As many of them as
 * there were changes that no other body was the first to show are events of their own: a body is
 * rendered when it is sent with some targets, and a change that changes nothing is told as well.
 */
final class Repetitions {

  /**
   * An event that was delivered more often than it happened.
   *
   * @param event the ids of the changes that its body shows, which are the same at every arm
   * @param original its first delivery
   * @param again the deliveries beyond, oldest first
   */
  record Repeated(Set<String> event, Delivery original, List<Delivery> again) {

    /** How long after the first delivery the first repetition came. */
    Duration gap() {
      return again.get(0).arrival().at().minus(original.arrival().at());
    }

    /** The ids of all its deliveries. */
    List<String> ids() {
      List<String> all = new ArrayList<>(List.of(original.id()));
      again.forEach(delivery -> all.add(delivery.id()));
      return all;
    }
  }

  private final List<Trigger> changes;
  private final Map<JsonNode, List<Delivery>> copies = new LinkedHashMap<>();

  private Repetitions(List<Trigger> changes, List<Delivery> deliveries) {
    this.changes = changes;
    deliveries.forEach(
        d -> copies.computeIfAbsent(d.booking().orElseThrow(), b -> new ArrayList<>()).add(d));
  }

  /** Every event of this booking that was repeated at the arm. */
  static List<Repeated> of(Scene scene, Armed armed, String uuid) {
    List<Delivery> deliveries =
        scene.deliveries(armed).stream().filter(d -> d.tellsOf(uuid)).toList();
    return new Repetitions(changes(scene, uuid), deliveries).repeated();
  }

  /** What was done to this booking. */
  static List<Trigger> changes(Scene scene, String uuid) {
    return scene
        .evidence()
        .triggers()
        .filter(t -> uuid.equals(t.booking()) && t.accepted() && t.action() != Action.READ)
        .toList();
  }

  /** The ids of those changes that a delivery shows. */
  static Set<String> shown(List<Trigger> changes, Delivery delivery) {
    Set<String> shown = new TreeSet<>();
    changes.stream().filter(t -> Change.shows(delivery, t)).forEach(t -> shown.add(t.id()));
    return shown;
  }

  private List<Repeated> repeated() {
    if (copies.values().stream().allMatch(same -> same.size() == 1)) {
      return List.of();
    }
    Map<JsonNode, Integer> own = new HashMap<>();
    List<Trigger> untold = new ArrayList<>();
    for (Trigger change : changes) {
      firstToShow(change)
          .ifPresentOrElse(body -> own.merge(body, 1, Integer::sum), () -> untold.add(change));
    }
    List<Repeated> repeated = new ArrayList<>();
    copies.forEach(
        (body, same) -> {
          long events = Math.max(1, own.getOrDefault(body, 1)) + between(same, untold);
          if (same.size() > events) {
            repeated.add(
                new Repeated(
                    shown(changes, same.get(0)),
                    same.get(0),
                    List.copyOf(same.subList((int) events, same.size()))));
          }
        });
    return repeated;
  }

  private Optional<JsonNode> firstToShow(Trigger change) {
    return copies.values().stream()
        .flatMap(List::stream)
        .filter(d -> d.arrival().at().compareTo(change.at()) >= 0)
        .sorted(java.util.Comparator.comparing(d -> d.arrival().at()))
        .filter(d -> Change.shows(d, change))
        .findFirst()
        .flatMap(Delivery::booking);
  }

  /** How many changes that nothing shows happened between the first and the last of these. */
  private static long between(List<Delivery> same, List<Trigger> untold) {
    Duration first = same.get(0).arrival().at();
    Duration last = same.get(same.size() - 1).arrival().at();
    return untold.stream()
        .filter(t -> t.at().compareTo(first) > 0 && t.at().compareTo(last) <= 0)
        .count();
  }
}
