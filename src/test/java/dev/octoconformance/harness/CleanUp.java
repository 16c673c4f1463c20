package dev.octoconformance.harness;

import dev.octoconformance.target.Ledger;
import dev.octoconformance.target.Reply;
import dev.octoconformance.target.Target;
import dev.octoconformance.target.Webhook;
import dev.octoconformance.verdict.Undecided;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Removes what a run created at the target. */
final class CleanUp {
  static final String SCOPE = "clean-up";
  private static final int AT_A_TIME = 4;

  private final Target target;
  private final Ledger ledger;
  private final Predicate<String> ours;

  /**
   * The clean-up of a run.
   *
   * @param ours whether a URL is one that this run has made up
   */
  CleanUp(Target target, Ledger ledger, Predicate<String> ours) {
    this.target = target.in(SCOPE);
    this.ledger = ledger;
    this.ours = ours;
  }

  /** Whether the target answers again that had stopped answering. */
  boolean targetAnswers() {
    try {
      return target.answersStill();
    } catch (Undecided tooLate) {
      return false;
    }
  }

  /** Deletes the webhooks that a test created and left, unless it is too late for that. */
  void after(String scope) {
    try {
      ledger.aliveIn(scope).forEach(this::isGone);
    } catch (Undecided tooLate) {
      // They are deleted with all that is left.
    }
  }

  /** The ids of the webhooks that are known to be left. */
  List<String> left() {
    return ledger.alive().stream().map(Ledger.Entry::id).toList();
  }

  /**
   * Deletes every webhook of ours that is left, also those whose creation was answered without an
   * id; the ids of those that could not be deleted.
   */
  List<String> webhooks() {
    List<String> left = new ArrayList<>(delete(ledger.alive()));
    List<Webhook> ghosts = listed();
    try {
      ghosts.forEach(ghost -> target.webhooks().delete(ghost));
      if (!ghosts.isEmpty()) {
        ghosts = listed();
      }
    } catch (Undecided tooLate) {
      // Those that were seen last are told.
    }
    ghosts.forEach(webhook -> left.add(webhook.id()));
    return left.stream().distinct().toList();
  }

  /** What is still listed with a URL that this run has made up. */
  private List<Webhook> listed() {
    try {
      return ours(target.webhooks().listUntil(all -> ours(all).isEmpty()).webhooks());
    } catch (AssertionError | Undecided noList) {
      return List.of();
    }
  }

  private List<Webhook> ours(List<Webhook> listed) {
    return listed.stream()
        .filter(webhook -> ours.test(webhook.field("url").asStringOpt().orElse("")))
        .filter(webhook -> !webhook.id().isEmpty() && !webhook.isTombstone())
        .toList();
  }

  private static Reply delete(Target asked, Ledger.Entry webhook) {
    return asked.webhooks().delete(webhook.id());
  }

  /** Deletes these, a few at a time as they were created; the ids of those that are still there. */
  private List<String> delete(Collection<Ledger.Entry> webhooks) {
    List<Callable<Boolean>> deletions =
        webhooks.stream().<Callable<Boolean>>map(webhook -> () -> isGoneInTime(webhook)).toList();
    List<String> left = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Iterator<Ledger.Entry> of = webhooks.iterator();
      for (Future<Boolean> gone : threads.invokeAll(deletions)) {
        String id = of.next().id();
        if (!gone.get()) {
          left.add(id);
        }
      }
      return left;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while deleting webhooks", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean isGoneInTime(Ledger.Entry webhook) {
    try {
      return isGone(webhook);
    } catch (Undecided tooLate) {
      return false;
    }
  }

  private boolean isGone(Ledger.Entry webhook) {
    // Created with other credentials, or with none where that should not have worked. Some
    // targets say of everything that it is deleted: who has a token of its own asks first.
    String token = webhook.creator().token();
    boolean others = token != null && !token.equals(target.token());
    Target creator = target.as(webhook.creator());
    Reply reply = delete(others ? creator : target, webhook);
    if (!reply.succeeded()) {
      reply = delete(others ? target : creator, webhook);
    }
    // A refusal with 4xx most often means that it is gone already.
    boolean gone =
        reply.succeeded()
            || (reply.refused() && !reply.exchange().isThrottled())
            || !target.webhooks().isAlive(webhook.id());
    if (gone) {
      ledger.forget(webhook.id());
    }
    return gone;
  }
}
