package dev.octoconformance.campaign;

import dev.octoconformance.journal.Armed;
import dev.octoconformance.journal.Journal;
import dev.octoconformance.rule.Scene;
import dev.octoconformance.target.Draft;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Registers the arms of a campaign: an observer, everyone else a few at a time, another observer.
 */
final class Roster {
  private static final int AT_A_TIME = 4;
  private static final int OBSERVERS = 2;

  private final Target target;
  private final Journal journal;
  private final UnaryOperator<String> sinkUrl;
  private final int limit;

  /**
   * A roster at this target.
   *
   * @param sinkUrl the sink's URL for a name
   * @param limit how many webhooks may be alive at once
   */
  Roster(Target target, Journal journal, UnaryOperator<String> sinkUrl, int limit) {
    this.target = target;
    this.journal = journal;
    this.sinkUrl = sinkUrl;
    this.limit = limit;
  }

  /** Registers the observers and as many of the planned arms as the limit allows. */
  void register(List<ArmPlan> plans) {
    boolean room = observer("observer/first");
    List<ArmPlan> fitting =
        plans.subList(0, Math.max(0, Math.min(plans.size(), limit - OBSERVERS)));
    inParallel(fitting);
    boolean roomAtTheEnd = observer("observer/last");
    if (room && !roomAtTheEnd) {
      journal.note(
          Scene.LIMIT_REACHED,
          "The target refused a plain webhook after it had accepted others: it seems to allow no"
              + " more at once.");
    }
  }

  private void inParallel(List<ArmPlan> plans) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> all = new ArrayList<>();
      plans.forEach(plan -> all.add(threads.submit(() -> register(plan))));
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while registering webhooks", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void register(ArmPlan plan) {
    Target asked = target.in(plan.arm());
    if (!plan.spec().capabilities().isEmpty()) {
      asked = asked.withCapabilities(plan.spec().capabilities());
    }
    String url = Placement.url(sinkUrl.apply(plan.arm()), plan.spec().url());
    register(plan.arm(), url, plan.spec().event(), asked, Draft.of(plan.spec().body()).to(url));
  }

  private boolean observer(String name) {
    String url = sinkUrl.apply(name);
    Draft draft = Draft.bookingUpdates().to(url);
    return register(name, url, "booking_update", target.in(name), draft) != null;
  }

  private @Nullable String register(
      String arm, String url, String event, Target asked, Draft draft) {
    Reply reply = asked.webhooks().attempt(draft);
    String id =
        reply.succeeded()
            ? reply.json().map(json -> new Webhook(json, url, reply.exchange()).id()).orElse("")
            : null;
    journal.add(
        Journal.Kind.ARMED,
        entry ->
            new Armed(
                entry,
                reply.exchange().endedAt(),
                arm,
                Placement.token(url),
                url,
                event,
                reply.exchange().id(),
                id,
                "A",
                false,
                List.of()));
    return id;
  }
}
