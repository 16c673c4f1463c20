package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.journal.Reaction;
import dev.octoconformance.requirement.ArmSpec;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.sink.Reception;
import dev.octoconformance.sink.Scripts;
import dev.octoconformance.sink.SinkUnavailable;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.target.Webhooks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The webhooks of a campaign: registers them a few at a time, and removes them again. */
final class Roster {
  private static final int AT_A_TIME = 4;
  private static final String UNWRITABLE =
      " The address of the sink cannot be written in this form: give another one with --sink-url.";

  private final Target target;
  private final Journal journal;
  private final Reception reception;
  private final Scripts scripts;
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Map<String, Reception.ClosedPort> closed = new ConcurrentHashMap<>();

  Roster(Target target, Journal journal, Reception reception, Scripts scripts) {
    this.target = target;
    this.journal = journal;
    this.reception = reception;
    this.scripts = scripts;
  }

  /** How many webhooks of the campaign are alive. */
  int alive() {
    Evidence evidence = journal.evidence();
    return (int)
        evidence
            .armed()
            .filter(armed -> isAlive(evidence, armed))
            .map(Armed::webhookId)
            .distinct()
            .count();
  }

  /** Whether the webhook of an arm was created and not deleted since. */
  boolean isAlive(Evidence evidence, Armed armed) {
    return armed.webhookId() != null
        && !gone.contains(armed.webhookId())
        && evidence.notes(Scene.DELETED).stream()
            .noneMatch(note -> note.detail().equals(armed.arm()));
  }

  /** Registers a plain webhook that welcomes everything; whether the target accepted it. */
  boolean observer(String name) {
    return registerOrRefuse(List.of(new ArmPlan(name, ArmSpec.plain())), Scene.A);
  }

  /**
   * Arms that the target refused.
   *
   * @param arms those that one webhook was to serve
   * @param url what it was to be registered with
   * @param reply the refusal
   */
  record Refusal(List<ArmPlan> arms, String wave, String url, Reply reply) {}

  /** Registers these arms for this wave, and writes down those that the target refused. */
  boolean registerOrRefuse(List<ArmPlan> plans, String wave) {
    List<Refusal> refused = register(plans, wave);
    refused.forEach(this::write);
    return refused.isEmpty();
  }

  /** Registers these arms for this wave; those that the target refused. */
  List<Refusal> register(List<ArmPlan> plans, String wave) {
    return registerAlike(plans.stream().map(List::of).toList(), wave);
  }

  /**
   * Registers one webhook for each of these groups of arms that want the same; those that the
   * target refused.
   */
  List<Refusal> registerAlike(List<List<ArmPlan>> groups, String wave) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<List<Refusal>>> all = new ArrayList<>();
      rows(groups).forEach(row -> all.add(threads.submit(() -> inOrder(row, wave))));
      List<Refusal> refused = new ArrayList<>();
      for (Future<List<Refusal>> one : all) {
        refused.addAll(one.get());
      }
      return refused;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while registering webhooks", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  /** The groups row by row: the webhooks of a row are created in its order. */
  private static Collection<List<List<ArmPlan>>> rows(List<List<ArmPlan>> groups) {
    return groups.stream()
        .collect(
            Collectors.groupingBy(
                group -> group.get(0).requirement(), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private List<Refusal> inOrder(List<List<ArmPlan>> groups, String wave) {
    return groups.stream().flatMap(group -> registerGroup(group, wave).stream()).toList();
  }

  /** Registers one webhook for all of these; empty when the target accepted it. */
  private Optional<Refusal> registerGroup(List<ArmPlan> group, String wave) {
    ArmPlan first = group.get(0);
    Optional<String> place = place(first);
    if (place.isEmpty()) {
      return Optional.empty(); // the target cannot reach where it would be heard
    }
    Optional<String> placed = Placement.url(place.get(), first.spec().url());
    if (placed.isEmpty()) {
      group.forEach(plan -> journal.note(Scene.LEFT_OUT, plan.arm() + UNWRITABLE));
      return Optional.empty();
    }
    String url = placed.get();
    String token = Placement.token(url);
    // Before it exists: a delivery may come before the answer to its creation.
    scripts.script(token, wave, first.spec().answers(), 0);
    scripts.protect(token, url);
    Target asked = target.in(first.arm());
    if (!first.spec().capabilities().isEmpty()) {
      asked = asked.withCapabilities(first.spec().capabilities());
    }
    Reply reply = asked(asked.webhooks(), first.spec(), url);
    if (!reply.succeeded()) {
      return Optional.of(new Refusal(group, wave, url, reply));
    }
    String id = reply.json().map(json -> new Webhook(json, url, reply.exchange()).id()).orElse("");
    group.forEach(plan -> write(plan, wave, url, reply, id));
    return Optional.empty();
  }

  private static Reply asked(Webhooks webhooks, ArmSpec spec, String url) {
    return spec.text() == null
        ? webhooks.attempt(Placement.draft(spec.body(), url))
        : webhooks.attemptBody(spec.text().replace(Placement.URL, url));
  }

  /** Writes down that these arms were refused. */
  void write(Refusal refusal) {
    refusal
        .arms()
        .forEach(plan -> write(plan, refusal.wave(), refusal.url(), refusal.reply(), null));
  }

  private void write(ArmPlan plan, String wave, String url, Reply reply, @Nullable String id) {
    journal.add(
        Journal.Kind.ARMED,
        entry ->
            new Armed(
                entry,
                reply.exchange().endedAt(),
                plan.arm(),
                Placement.token(url),
                url,
                plan.spec().event(),
                reply.exchange().id(),
                id,
                wave,
                plan.spec().optsOut(),
                plan.spec().answers()));
  }

  private Optional<String> place(ArmPlan plan) {
    ArmSpec spec = plan.spec();
    Certificate certificate = spec.certificate();
    if (certificate != null) {
      return reception.certifiedUrl(plan.addressee(), certificate);
    }
    if (!spec.needsBytes()) {
      return Optional.of(reception.url(plan.addressee()));
    }
    if (spec.answers().stream().noneMatch(r -> r.manner() == Reaction.Manner.REFUSE)) {
      return reception.bytesUrl(plan.addressee());
    }
    Optional<Reception.ClosedPort> port = reception.closedPort(plan.arm());
    port.ifPresent(p -> closed.put(plan.arm(), p));
    return port.map(Reception.ClosedPort::url);
  }

  /** Opens every port that still refuses connections; one that was taken costs only its arm. */
  void openPorts() {
    closed.forEach(
        (arm, port) -> {
          try {
            port.open();
            journal.note(Scene.PORT_OPENED, arm);
          } catch (SinkUnavailable taken) {
            journal.note(Scene.PORT_LOST, arm + ": " + taken.getMessage());
          }
        });
    closed.clear();
  }

  /** Whether a port still refuses connections. */
  boolean hasClosedPorts() {
    return !closed.isEmpty();
  }

  /** Deletes the webhooks of these arms. */
  void remove(Predicate<Armed> which) {
    Evidence evidence = journal.evidence();
    evidence
        .armed()
        .filter(which)
        .filter(armed -> isAlive(evidence, armed))
        .map(Armed::webhookId)
        .distinct()
        .forEach(this::remove);
  }

  private void remove(@Nullable String id) {
    String known = String.valueOf(id);
    if (target.in("the end of a wave").webhooks().delete(known).succeeded()) {
      gone.add(known);
    }
  }
}
