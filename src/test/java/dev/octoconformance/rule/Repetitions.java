package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Which deliveries of a booking repeat what the same arm was told before, although nothing happened
 * that they could tell of.
 *
 * <p>Two deliveries are of the same event when they carry the same booking. But a body that is the
 * first to show several changes was rendered when it was sent, and so the deliveries of those
 * changes are still to come, with whatever body; and a change that nothing shows is told as well.
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
      Optional<JsonNode> shown = firstSince(change, d -> Change.shows(d, change));
      if (shown.isEmpty()) {
        untold.add(change);
      }
      shown.or(() -> superseding(change)).ifPresent(body -> own.merge(body, 1, Integer::sum));
    }
    Map<JsonNode, List<Delivery>> again = new LinkedHashMap<>();
    int owed = 0;
    for (Delivery delivery : inOrder()) {
      JsonNode body = delivery.booking().orElseThrow();
      List<Delivery> same = copies.getOrDefault(body, List.of());
      if (delivery.equals(same.get(0))) {
        owed += Math.max(1, own.getOrDefault(body, 1)) - 1;
      } else if (owed > 0) {
        owed--;
      } else if (!untold.removeIf(change -> isBetween(change, same.get(0), delivery))) {
        again.computeIfAbsent(body, b -> new ArrayList<>()).add(delivery);
      }
    }
    return again.values().stream()
        .map(
            more -> {
              Delivery first =
                  copies.getOrDefault(more.get(0).booking().orElseThrow(), more).get(0);
              return new Repeated(shown(changes, first), first, List.copyOf(more));
            })
        .toList();
  }

  private List<Delivery> inOrder() {
    return copies.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(d -> d.arrival().at()))
        .toList();
  }

  /**
   * The first body that shows something later, when a change was overwritten before it was told.
   */
  private Optional<JsonNode> superseding(Trigger change) {
    return change.action() == Action.RESERVE
        ? Optional.empty()
        : firstSince(
            change,
            d ->
                changes.stream()
                    .filter(later -> later.at().compareTo(change.at()) > 0)
                    .anyMatch(later -> Change.shows(d, later)));
  }

  private Optional<JsonNode> firstSince(Trigger change, Predicate<Delivery> which) {
    return inOrder().stream()
        .filter(d -> d.arrival().at().compareTo(change.at()) >= 0)
        .filter(which)
        .findFirst()
        .flatMap(Delivery::booking);
  }

  private static boolean isBetween(Trigger change, Delivery first, Delivery again) {
    return change.at().compareTo(first.arrival().at()) > 0
        && change.at().compareTo(again.arrival().at()) <= 0;
  }
}
