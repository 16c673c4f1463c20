package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Arrival;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.Crowds;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.verdict.Undecided;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The webhooks of a failure wave that come at the same moment, while others go, and that go at the
 * same moment when it is over.
 */
final class Crowd {
  private final Stage stage;
  private final Roster roster;
  private final String wave;

  Crowd(Stage stage, String wave) {
    this.stage = stage;
    this.roster = stage.roster();
    this.wave = wave;
  }

  /** Whether this arm comes and goes with others. */
  static boolean isIn(ArmPlan arm) {
    return arm.spec().crowd() == ArmSpec.Crowd.JOINS;
  }

  /**
   * Lets these come; those that were refused. Whoever is lost in the crowd or crowded out, or has
   * an id that is not its own, comes once more alone: nothing but what is about the crowd suffers
   * from it.
   */
  List<Roster.Creation> come(List<ArmPlan> arms) {
    if (arms.isEmpty()) {
      return List.of();
    }
    List<Armed> going = alive(ArmSpec.Crowd.LEAVES);
    List<Roster.Creation> all = roster.askAtOnce(arms, wave, going);
    List<Roster.Creation> created = all.stream().filter(c -> !c.isRefused()).toList();
    List<String> ids = created.stream().map(Roster.Creation::webhookId).toList();
    Map<String, String> others = ids(beside(going));
    Optional<List<String>> listed =
        look(
            Crowds.CAME,
            seen ->
                seen.containsAll(ids)
                    && hasNone(seen, going)
                    && others.values().stream()
                        .allMatch(id -> Collections.frequency(seen, id) == 1));
    // A list that shows neither them nor those that stay says nothing about any of them.
    List<String> shown =
        listed
            .filter(
                seen ->
                    Stream.concat(ids.stream(), staying().values().stream())
                        .anyMatch(seen::contains))
            .orElse(ids);
    List<Roster.Creation> lost =
        created.stream()
            .filter(c -> !c.webhookId().isEmpty())
            .filter(
                c ->
                    Collections.frequency(ids, c.webhookId()) > 1 || !shown.contains(c.webhookId()))
            .toList();
    Map<String, String> watched = ids(going);
    created.forEach(c -> watched.put(c.arms().get(0).arm(), c.webhookId()));
    listed.ifPresent(seen -> tell(Crowds.CAME, watched, others, seen));
    created.stream().filter(c -> !lost.contains(c)).forEach(roster::write);
    lost.forEach(c -> roster.remove(c.webhookId()));
    List<Roster.Creation> refused =
        new ArrayList<>(all.stream().filter(c -> c.isRefused() && !c.isCrowdedOut()).toList());
    refused.addAll(
        roster.register(
            all.stream()
                .filter(c -> c.isCrowdedOut() || lost.contains(c))
                .map(c -> c.arms().get(0).elsewhere())
                .toList(),
            wave));
    return refused;
  }

  /** Lets those that came go again; nothing at all when there are none. */
  void go() {
    List<Armed> going =
        alive(ArmSpec.Crowd.JOINS).stream().filter(armed -> armed.wave().equals(wave)).toList();
    if (going.isEmpty()) {
      return;
    }
    Map<String, String> watched = ids(going);
    watched.putAll(staying());
    roster.removeAtOnce(going);
    look(Crowds.WENT, seen -> hasNone(seen, going))
        .ifPresent(seen -> tell(Crowds.WENT, watched, Map.of(), seen));
  }

  /** The ids of the webhooks that are there before and after every crowd, by arm. */
  private Map<String, String> staying() {
    return ids(
        stage
            .evidence()
            .armed()
            .filter(Crowds::stays)
            .filter(armed -> roster.isAlive(stage.evidence(), armed))
            .toList());
  }

  private List<Armed> alive(ArmSpec.Crowd part) {
    Set<String> arms =
        stage.plan().arms().stream()
            .filter(arm -> arm.spec().crowd() == part)
            .map(ArmPlan::arm)
            .collect(Collectors.toSet());
    return stage
        .evidence()
        .armed()
        .filter(armed -> arms.contains(armed.arm()) && roster.isAlive(stage.evidence(), armed))
        .toList();
  }

  /** Those of this account that neither come nor go meanwhile, and that nothing was refused by. */
  private List<Armed> beside(List<Armed> going) {
    Set<String> planned =
        stage.plan().arms().stream().map(ArmPlan::arm).collect(Collectors.toSet());
    return stage
        .evidence()
        .armed()
        .filter(armed -> planned.contains(armed.arm()) || Crowds.stays(armed))
        .filter(armed -> armed.webhookId() != null && !armed.webhookId().isEmpty())
        .filter(armed -> roster.isAlive(stage.evidence(), armed) && !going.contains(armed))
        .filter(armed -> stage.evidence().arrivals(armed).stream().allMatch(Crowd::isWelcomed))
        .toList();
  }

  private static boolean isWelcomed(Arrival arrival) {
    return arrival.answered() / 100 == 2;
  }

  /** The ids of the webhooks of these arms, by arm. */
  private static Map<String, String> ids(List<Armed> arms) {
    Map<String, String> ids = new HashMap<>();
    arms.forEach(armed -> ids.put(armed.arm(), String.valueOf(armed.webhookId())));
    return ids;
  }

  private static boolean hasNone(List<String> seen, List<Armed> going) {
    return going.stream().map(Armed::webhookId).noneMatch(seen::contains);
  }

  /** The ids that are listed once the list is as expected, or at last; empty if it is no list. */
  private Optional<List<String>> look(String what, Predicate<List<String>> asExpected) {
    try {
      return Optional.of(
          living(
              stage
                  .plan()
                  .target()
                  .in(Crowds.scope(what))
                  .webhooks()
                  .listUntil(all -> asExpected.test(living(all)))
                  .webhooks()));
    } catch (AssertionError | Undecided unreadable) {
      return Optional.empty(); // that is judged elsewhere
    }
  }

  private static List<String> living(List<Webhook> listed) {
    return listed.stream().filter(webhook -> !webhook.isTombstone()).map(Webhook::id).toList();
  }

  private void tell(
      String what, Map<String, String> watched, Map<String, String> others, List<String> seen) {
    stage.journal().note(what, Crowds.told(wave, watched, others, seen));
  }
}
