package dev.octoconformance.rule;

import dev.octoconformance.journal.Action;
import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Exchange;
import dev.octoconformance.journal.Trigger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A delivery about something of ours, at whichever webhook of the run it arrived.
 *
 * @param scene the whole scene
 * @param armed the webhook, and what was asked of it
 * @param arms the names of all arms that the webhook serves
 * @param delivery what arrived
 * @param again whether it repeats an attempt that failed
 */
record Sighting(Scene scene, Armed armed, List<String> arms, Delivery delivery, boolean again) {

  /**
   * All of them, each once, by webhook: without probes, followed redirects and what tells of
   * nothing of ours; and without webhooks whose own headers ask for something odd, since those are
   * judged by that.
   */
  static List<Sighting> all(Scene scene) {
    Set<String> ours = scene.ours();
    Set<String> twins = twins(scene);
    Map<String, List<String>> arms =
        scene
            .evidence()
            .armed()
            .collect(
                Collectors.groupingBy(
                    Armed::token, Collectors.mapping(Armed::arm, Collectors.toList())));
    Map<String, Sighting> all = new LinkedHashMap<>();
    for (Armed armed : scene.evidence().armed().toList()) {
      if (armed.webhookId() != null
          && !twins.contains(armed.url())
          && GivenHeaders.areOrdinary(scene, armed)) {
        Set<String> repeats = new HashSet<>(Failing.ids(repeats(scene, armed)));
        for (Delivery delivery : scene.deliveries(armed)) {
          boolean again = repeats.contains(delivery.id());
          if (!Attempts.isFollowUp(delivery) && (again || tells(delivery, ours))) {
            all.merge(
                delivery.id(),
                new Sighting(
                    scene, armed, arms.getOrDefault(armed.token(), List.of()), delivery, again),
                (one, other) -> one.again() ? one : other);
          }
        }
      }
    }
    return List.copyOf(all.values());
  }

  /** The URLs that several webhooks had in this run: whose what arrives there is cannot be told. */
  private static Set<String> twins(Scene scene) {
    Map<String, Set<String>> ids = new HashMap<>();
    Set<String> known = new HashSet<>();
    scene
        .evidence()
        .registrations()
        .filter(armed -> armed.webhookId() != null)
        .forEach(
            armed -> {
              known.add(armed.exchange());
              ids.computeIfAbsent(armed.url(), url -> new HashSet<>()).add(armed.webhookId());
            });
    scene
        .evidence()
        .exchanges()
        .filter(
            x -> x.request().method().equals("POST") && x.succeeded() && !known.contains(x.id()))
        .forEach(
            x ->
                sentUrl(x)
                    .ifPresent(
                        url ->
                            ids.computeIfPresent(
                                url,
                                (one, all) -> {
                                  all.add(idGiven(x));
                                  return all;
                                })));
    return ids.entrySet().stream()
        .filter(url -> url.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Optional<String> sentUrl(Exchange creation) {
    return Delivery.json(String.valueOf(creation.request().body())).path("url").asStringOpt();
  }

  private static String idGiven(Exchange creation) {
    return Delivery.json(Objects.requireNonNull(creation.answer()).body().text())
        .path("id")
        .asString("");
  }

  private static boolean tells(Delivery delivery, Set<String> ours) {
    return delivery.carriesAvailability()
        || ours.contains(delivery.text("uuid"))
        || ours.stream().anyMatch(delivery::mentions);
  }

  /** The repeats of what failed at this webhook; none where it welcomes everything. */
  static List<Attempt> repeats(Scene scene, Armed armed) {
    return failed(scene, armed).map(arm -> arm.failure().repeats()).orElse(List.of());
  }

  /** The failure of this webhook in its wave; empty when there was none. */
  static Optional<Failing> failed(Scene scene, Armed armed) {
    if (armed.answers().isEmpty() || armed.webhookId() == null) {
      return Optional.empty();
    }
    return Optional.of(new Failing(scene, armed, Schedule.of(scene, armed.wave())))
        .filter(arm -> arm.event().filter(e -> !e.first().succeeded()).isPresent());
  }

  /**
   * Whether it repeats nothing that came to this webhook before, for whatever reason; where the
   * first attempts are refused unseen that is not known.
   */
  boolean isFirst() {
    String body = delivery.arrival().body().text();
    return !again
        && !isOfRow("RTY-14")
        && scene.deliveries(armed).stream()
            .takeWhile(earlier -> !earlier.id().equals(delivery.id()))
            .noneMatch(earlier -> earlier.arrival().body().text().equals(body));
  }

  /** Whether it is about bookings, as its webhook wants it. */
  boolean isOfBookings() {
    return armed.event().equals("booking_update");
  }

  /**
   * Whether it is at a webhook that serves one of these rows, which are named by how their ids
   * begin.
   */
  boolean isOfRow(String... rows) {
    return List.of(rows).stream()
        .anyMatch(row -> arms.stream().anyMatch(arm -> arm.startsWith(row)));
  }

  /** Whether the last that was done to its booking, when it came, was to confirm it. */
  boolean followsConfirmation() {
    String uuid = delivery.text("uuid");
    return scene
        .evidence()
        .triggers()
        .filter(t -> t.accepted() && t.action() != Action.READ && uuid.equals(t.booking()))
        .filter(t -> t.at().compareTo(delivery.arrival().at()) <= 0)
        .reduce((earlier, later) -> later)
        .map(Trigger::action)
        .filter(Action.CONFIRM::equals)
        .isPresent();
  }

  /** Whether it arrived at the webhook of this arm. */
  boolean isAt(Armed other) {
    return armed.equals(other);
  }
}
