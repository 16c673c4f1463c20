package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Lens;
import dev.octoconformance.journal.Trigger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a confirmation causes at webhooks that welcome everything, as the observers tell: what all
 * of them heard is what happened.
 *
 * @param events how many different events there were; at least 1
 * @param bodies the bookings of those events that all observers saw alike, each with how often all
 *     of them got it
 * @param copies how often each event comes when no two observers saw the same; at least 1
 * @param within the time from the confirmation in which the slowest observer heard them all
 */
record Observed(int events, Map<JsonNode, Integer> bodies, int copies, Duration within) {
  private static final String OBSERVER = "observer/";

  static Observed of(Scene scene, Trigger confirm) {
    List<List<Delivery>> heard =
        scene
            .evidence()
            .armed()
            .filter(a -> a.arm().startsWith(OBSERVER) && a.at().compareTo(confirm.at()) <= 0)
            .map(observer -> told(scene, observer, confirm))
            .filter(told -> !told.isEmpty())
            .toList();
    if (heard.isEmpty()) {
      return new Observed(1, Map.of(), 1, Duration.ZERO);
    }
    List<Map<JsonNode, Integer>> counted = heard.stream().map(Observed::counted).toList();
    int events = counted.stream().mapToInt(Map::size).min().orElse(1);
    int least = heard.stream().mapToInt(List::size).min().orElse(1);
    Map<JsonNode, Integer> common = common(counted);
    // Where nothing fails an event comes as often as it is sent; what comes more often is retried.
    int most = confirm.wave().equals(Scene.A) ? Integer.MAX_VALUE : whereNothingFails(scene);
    common.replaceAll((booking, copies) -> Math.min(copies, most));
    return new Observed(
        events,
        common,
        Math.max(1, Math.min(least / events, most)),
        within(heard, Math.min(least, events * (long) most), confirm));
  }

  /** How often one event came at most in the success wave; unlimited when nobody heard of it. */
  private static int whereNothingFails(Scene scene) {
    return scene
        .trigger(Scene.A, Action.CONFIRM)
        .filter(Trigger::accepted)
        .map(confirm -> of(scene, confirm).bodies().values())
        .flatMap(copies -> copies.stream().max(Integer::compare))
        .orElse(Integer.MAX_VALUE);
  }

  private static List<Delivery> told(Scene scene, Armed observer, Trigger confirm) {
    String uuid = String.valueOf(confirm.booking());
    return scene.deliveries(observer).stream()
        .filter(d -> d.arrival().at().compareTo(confirm.at()) >= 0 && d.tellsOf(uuid))
        .filter(d -> !d.text("status").equals(Lens.ON_HOLD))
        .filter(d -> !Attempts.isLater(scene, confirm, d))
        .toList();
  }

  private static Map<JsonNode, Integer> counted(List<Delivery> told) {
    Map<JsonNode, Integer> counted = new LinkedHashMap<>();
    told.forEach(d -> counted.merge(d.booking().orElseThrow(), 1, Integer::sum));
    return counted;
  }

  private static Map<JsonNode, Integer> common(List<Map<JsonNode, Integer>> counted) {
    Map<JsonNode, Integer> common = new LinkedHashMap<>(counted.get(0));
    for (Map<JsonNode, Integer> one : counted) {
      Set<JsonNode> known = one.keySet();
      common.keySet().retainAll(known);
      common.replaceAll((booking, n) -> Math.min(n, one.getOrDefault(booking, n)));
    }
    return common;
  }

  private static Duration within(List<List<Delivery>> heard, long least, Trigger confirm) {
    return heard.stream()
        .map(told -> told.get((int) least - 1).arrival().at().minus(confirm.at()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Whether webhooks get the same body for the same event, so that bodies tell events apart. */
  boolean bodiesTell() {
    return bodies.size() >= events;
  }

  /** How often the event with this booking comes. */
  int copiesOf(JsonNode booking) {
    boolean always = bodies.values().stream().allMatch(n -> n == copies);
    return always ? copies : bodies.getOrDefault(booking, copies);
  }

  /** Whether a delivery that came so long after the confirmation may be the first of its event. */
  boolean mayBeFirst(Duration after) {
    return after.compareTo(within.multipliedBy(2)) <= 0;
  }
}
