package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Certificate;
import dev.octoconformance.journal.Evidence;
import dev.octoconformance.journal.Exchange;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
  private static final int MOST_ALONE = 40;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final String UNWRITABLE =
      " The address of the receiver cannot be written in this form: give another one with --sink-url.";

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

  /** Whether the webhook of an arm was created and not deleted since, on behalf of any arm. */
  boolean isAlive(Evidence evidence, Armed armed) {
    String id = armed.webhookId();
    return id != null
        && !gone.contains(id)
        && evidence.notes(Scene.DELETED).stream()
            .flatMap(note -> evidence.armed(note.detail()).stream())
            .noneMatch(deleted -> id.equals(deleted.webhookId()));
  }

  /** Registers a plain webhook that welcomes everything; whether the target accepted it. */
  boolean observer(String name) {
    return registerOrRefuse(List.of(new ArmPlan(name, ArmSpec.plain())), Scene.A);
  }

  /**
   * What the target answered when it was asked for a webhook.
   *
   * @param arms those that the webhook is to serve
   * @param url what it was to be registered with
   * @param reply the answer
   */
  record Creation(List<ArmPlan> arms, String wave, String url, Reply reply) {
    boolean isRefused() {
      return !reply.succeeded();
    }

    /** Whether it may have been refused only because many asked at the same moment. */
    boolean isCrowdedOut() {
      int status = reply.status();
      return isRefused() && (status == TOO_MANY_REQUESTS || status < 100 || status >= 500);
    }

    /** Whether it may have been refused for what was asked for. */
    boolean isAnswered() {
      int status = reply.status();
      return status >= 400 && status <= SERVER_ERROR && status != TOO_MANY_REQUESTS;
    }

    /** The id that the target gave it; empty when it shows none. */
    String webhookId() {
      return reply.json().map(json -> new Webhook(json, url, reply.exchange()).id()).orElse("");
    }
  }

  /** Registers these arms for this wave, and writes down those that the target refused. */
  boolean registerOrRefuse(List<ArmPlan> plans, String wave) {
    List<Creation> refused = register(plans, wave);
    refused.forEach(this::write);
    return refused.isEmpty();
  }

  /** Registers these arms for this wave; those that the target refused. */
  List<Creation> register(List<ArmPlan> plans, String wave) {
    return registerAlike(plans.stream().map(List::of).toList(), wave);
  }

  /**
   * Registers the ingredients of these arms one by one, in the success wave.
   *
   * @param most how many webhooks there is room for
   */
  void registerAlone(List<ArmPlan> arms, int most) {
    List<ArmPlan> alone =
        arms.stream()
            .flatMap(arm -> Ingredients.alone(arm).stream())
            .limit(Math.max(0, Math.min(most, MOST_ALONE)))
            .toList();
    registerOrRefuse(alone, Scene.A);
  }

  /**
   * Registers one webhook for each of these groups of arms that want the same; those that the
   * target refused.
   */
  List<Creation> registerAlike(List<List<ArmPlan>> groups, String wave) {
    return atOnce(
            rows(groups).stream()
                .<Callable<List<Creation>>>map(row -> () -> inOrder(row, wave))
                .toList(),
            AT_A_TIME)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks, int atMost) {
    ExecutorService threads = Executors.newFixedThreadPool(atMost);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> one : threads.invokeAll(tasks)) {
        results.add(one.get());
      }
      return results;
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

  private List<Creation> inOrder(List<List<ArmPlan>> groups, String wave) {
    return groups.stream().flatMap(group -> registerGroup(group, wave).stream()).toList();
  }

  /** Registers one webhook for all of these; empty when the target accepted it. */
  private Optional<Creation> registerGroup(List<ArmPlan> group, String wave) {
    Optional<Creation> creation = ask(target, group, wave);
    if (creation.isPresent() && !creation.get().isRefused()) {
      write(creation.get());
      return Optional.empty();
    }
    return creation;
  }

  /** Asks for one webhook for all of these; empty when it could not be heard anywhere. */
  private Optional<Creation> ask(Target of, List<ArmPlan> group, String wave) {
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
    Target asked = of.in(first.arm());
    if (!first.spec().capabilities().isEmpty()) {
      asked = asked.withCapabilities(first.spec().capabilities());
    }
    return Optional.of(new Creation(group, wave, url, asked(asked.webhooks(), first.spec(), url)));
  }

  /**
   * Asks for a webhook for each of these arms while these others are deleted and the list is asked
   * for, all at the same moment; nothing is written down yet.
   */
  List<Creation> askAtOnce(List<ArmPlan> plans, String wave, List<Armed> going) {
    List<Callable<Optional<Creation>>> tasks = new ArrayList<>();
    for (ArmPlan plan : plans) {
      int next = tasks.size() / 2;
      tasks.add(() -> ask(target.once(), List.of(plan), wave));
      if (next < going.size()) {
        tasks.add(removal(going.get(next)));
      }
    }
    tasks.add(
        tasks.size() / 2,
        () -> {
          target.in("the list meanwhile").webhooks().attemptList();
          return Optional.empty();
        });
    return atOnce(tasks, tasks.size()).stream().flatMap(Optional::stream).toList();
  }

  /** Deletes the webhooks of these arms, all at the same moment. */
  void removeAtOnce(List<Armed> going) {
    atOnce(going.stream().map(this::removal).toList(), Math.max(1, going.size()));
  }

  private Callable<Optional<Creation>> removal(Armed armed) {
    return () -> {
      remove(armed.webhookId());
      return Optional.empty();
    };
  }

  /** From now on this webhook serves the arm of this wave as well. */
  void seat(ArmPlan guest, Armed host, String wave) {
    scripts.script(host.token(), wave, guest.spec().answers(), 0);
    write(guest, wave, host.url(), host.exchange(), host.webhookId(), journal.now());
  }

  private static Reply asked(Webhooks webhooks, ArmSpec spec, String url) {
    return spec.text() == null
        ? webhooks.attempt(Placement.draft(spec.body(), url))
        : webhooks.attemptBody(spec.text().replace(Placement.URL, url));
  }

  /** Writes down what became of these arms. */
  void write(Creation creation) {
    Exchange exchange = creation.reply().exchange();
    String id = creation.isRefused() ? null : creation.webhookId();
    creation
        .arms()
        .forEach(
            plan ->
                write(
                    plan, creation.wave(), creation.url(), exchange.id(), id, exchange.endedAt()));
  }

  private void write(
      ArmPlan plan, String wave, String url, String creation, @Nullable String id, Duration at) {
    journal.add(
        Journal.Kind.ARMED,
        entry ->
            new Armed(
                entry,
                at,
                plan.arm(),
                Placement.token(url),
                url,
                plan.spec().event(),
                creation,
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

  /** Deletes the webhook with this id. */
  void remove(@Nullable String id) {
    String known = String.valueOf(id);
    Webhooks webhooks = target.in("the end of a wave").webhooks();
    if (webhooks.delete(known).succeeded() || !webhooks.isAlive(known)) {
      gone.add(known);
    }
  }
}
