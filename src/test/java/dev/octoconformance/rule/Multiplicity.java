package dev.octoconformance.rule;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Every webhook gets an event as often as the observers get it. */
public final class Multiplicity {
  private static final String OBSERVER = "observer/";
  private static final int TWO_EVENTS = 2;

  private final Heard heard;
  private final Duration end;
  private final List<Trigger> changes;

  private Multiplicity(Heard heard) {
    this.heard = heard;
    this.end = Milestones.deletion(heard.scene(), heard.armed()).orElse(heard.scene().now());
    this.changes = Repetitions.changes(heard.scene(), heard.uuid());
  }

  /** Each event of the success wave comes as often as to the observers. */
  public static Rule isThatOfTheObservers() {
    return Heard.ofBookings(
        heard -> {
          Scene scene = heard.scene();
          Optional<Duration> until = SuccessIsFinal.watchedUntil(scene, heard.armed());
          boolean early = until.filter(at -> at.compareTo(scene.now()) <= 0).isEmpty();
          return early && !Milestones.isOver(scene, Scene.B)
              ? new Finding.NotYet(until.orElse(scene.terms().timing().budgetEnd()))
              : new Multiplicity(heard).finding();
        });
  }

  private Finding finding() {
    List<Map<Set<String>, Integer>> observers =
        heard
            .scene()
            .evidence()
            .armed()
            .filter(a -> a.arm().startsWith(OBSERVER) && a.wave().equals(Scene.A))
            .filter(a -> !a.token().equals(heard.armed().token()))
            .map(this::counted)
            .filter(counted -> !counted.isEmpty())
            .toList();
    if (observers.isEmpty()) {
      return new Finding.Undecidable(
          dev.octoconformance.verdict.Reason.NODLV,
          "No observer was told of the booking, so there is nothing to compare with.");
    }
    return compared(counted(heard.armed()), observers);
  }

  /** How often each event came, an event being what its body shows. */
  private Map<Set<String>, Integer> counted(Armed armed) {
    Map<Set<String>, Integer> counted = new HashMap<>();
    heard.scene().deliveries(armed).stream()
        .filter(d -> d.tellsOf(heard.uuid()) && d.arrival().at().compareTo(end) <= 0)
        .forEach(d -> counted.merge(Repetitions.shown(changes, d), 1, Integer::sum));
    return counted;
  }

  private Finding compared(
      Map<Set<String>, Integer> here, List<Map<Set<String>, Integer>> observers) {
    List<Set<String>> common =
        here.keySet().stream()
            .filter(event -> observers.stream().allMatch(o -> o.containsKey(event)))
            .toList();
    List<Set<String>> more = new ArrayList<>();
    List<Set<String>> fewer = new ArrayList<>();
    for (Set<String> event : common) {
      int count = Objects.requireNonNull(here.get(event));
      if (observers.stream().allMatch(o -> o.getOrDefault(event, 0) < count)) {
        more.add(event);
      }
      if (observers.stream().allMatch(o -> o.getOrDefault(event, 0) > count)) {
        fewer.add(event);
      }
    }
    int total = sum(here);
    // With bodies that are rendered when they are sent, only the sum can be compared.
    if (observers.stream().allMatch(o -> sum(o) < total) && !more.isEmpty()) {
      return differing("more often", more, common, total, observers);
    }
    if (observers.stream().allMatch(o -> sum(o) > total) && isRegular(fewer, common)) {
      return differing("less often", fewer, common, total, observers);
    }
    return Finding.holds(
        "%d events came as often as to the observers (%s)."
            .formatted(common.size(), deliveries(total)),
        Heard.ids(heard.readable()));
  }

  private Finding differing(
      String how,
      List<Set<String>> events,
      List<Set<String>> common,
      int total,
      List<Map<Set<String>, Integer>> observers) {
    String expected =
        observers.stream()
                .map(o -> Integer.toString(sum(o)))
                .distinct()
                .reduce((a, b) -> a + " or " + b)
                .orElse("0")
            + " deliveries, as the observers got";
    String message =
        "This webhook got %d of %d events %s than the observers, which subscribed to the same."
            .formatted(events.size(), common.size(), how);
    List<String> ids = Heard.ids(heard.readable());
    return isRegular(events, common)
        ? Finding.broken(message, expected, deliveries(total), ids)
        : Finding.slight(message, expected, deliveries(total), ids);
  }

  /** Whether it is more than a delivery that was repeated by chance. */
  private static boolean isRegular(List<Set<String>> events, List<Set<String>> common) {
    return events.size() >= TWO_EVENTS && events.size() * 2 >= common.size();
  }

  private static String deliveries(int count) {
    return count == 1 ? "1 delivery" : count + " deliveries";
  }

  private static int sum(Map<Set<String>, Integer> counted) {
    return counted.values().stream().mapToInt(Integer::intValue).sum();
  }
}
